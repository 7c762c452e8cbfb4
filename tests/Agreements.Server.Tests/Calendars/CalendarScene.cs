using Agreements.Server.Commands;
using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Pages;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Agreements.Server.Tests.Calendars;

/// <summary>
/// An agreement that the bureau of Qingyang and a school under no bureau share, with days of every kind in March 2035, and one of others with a day of the
/// same month.
/// </summary>
public sealed class CalendarScene : IAsyncLifetime
{
    public const string Hidden = "隐情9d2";

    private static readonly Actor By = new("scene", "system", ActingRole.System);

    private static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly Guid Shared = Guid.Parse("cccccccc-0000-4000-8000-000000000001");

    public static readonly Guid OfOthers = Guid.Parse("cccccccc-0000-4000-8000-000000000002");

    public static readonly Guid Meeting = Guid.Parse("cccccccc-0000-4000-8000-000000000003");

    public static readonly Guid Opening = Guid.Parse("cccccccc-0000-4000-8000-000000000004");

    public AccountsServer Server { get; } = new();

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await AgreeAsync(Shared, "共建实训基地协议", "Agreement on a shared training base", "qingyang-edu", "qingsu");
        await AgreeAsync(OfOthers, Hidden + "协议", Hidden, "jiangbei-edu", "cq-women");
        await OweAsync(Shared, "exact", "建成实训车间", "2035-03-15");
        await OweAsync(Shared, "month", "互派教师", "2035-03");
        await OweAsync(Shared, "about", "年度总结", "2035-03-20~");
        await OweAsync(Shared, "year", "联合招生", "2035");
        await OweAsync(Shared, "kept", "开放图书馆", "2035-03-16");
        await OweAsync(Shared, "dayless", "常年往来", null);
        await OweAsync(Shared, "long", string.Concat(Enumerable.Repeat("双方共同编写新能源汽车维修专业教材并互相承认学分，", 4)), "2035-03-18");
        await SendAsync(new FulfilCommitment("kept", Edtf.Parse("2026-03-02")).For(Shared, By, Today));
        await OweAsync(OfOthers, "exact", Hidden + "承诺", "2035-03-15");
        await SendAsync(new RecordEngagement(EngagementKind.Meeting, new Text("理事会会议", "Council"), Edtf.Parse("2035-03-27/2035-03-28"), "重庆",
            ["qingsu"], [Shared]).For(Meeting, By, Today));
        await SendAsync(new RecordEngagement(EngagementKind.Ceremony, new Text("开工典礼"), Edtf.Parse("2035-03-05T09:30:00+08:00"), null,
            ["qingyang-edu"], []).For(Opening, By, Today));
        await SendAsync(new RecordEngagement(EngagementKind.Visit, new Text(Hidden + "考察"), Edtf.Parse("2035-03-09"), null,
            ["cq-women"], [OfOthers]).For(Guid.NewGuid(), By, Today));
        await Server.CaughtUpAsync();
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    public Task RescheduleAsync(string commitment, string due) =>
        SendAsync(new RescheduleCommitment(commitment, Edtf.Parse(due), "改期").For(Shared, By, Today));

    private async Task AgreeAsync(Guid id, string zh, string en, string one, string other)
    {
        await SendAsync(new ProposeAgreement(
            AgreementKind.SchoolEnterprise, new Text(zh, en), [Party(one), Party(other)]).For(id, By, Today));
        await SendAsync(new ReviseTerms(new Terms(new Text("共建"), Term: new Period(To: Edtf.Parse("2035-03-31")))).For(id, By, Today));
        await using var session = Server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(
            id, new CeremonyRecorded(Edtf.Parse("2035-03-01"), "成都", null, null), new AgreementSigned(Edtf.Parse("2026-02-01"), null, null, null));
        await session.SaveChangesAsync();
    }

    private Task OweAsync(Guid id, string item, string title, string? due) =>
        SendAsync(new AddCommitment(new Commitment(item, new Text(title), null, due is null ? null : Edtf.Parse(due))).For(id, By, Today));

    private static Party Party(string code) => Agreements.Domain.Party.OfInstitution(code, PartyRole.Principal, new Text(code));

    private async Task SendAsync(Request command)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = "scene";
        var answer = await bus.InvokeAsync<Answer>(command);
        answer.IsRefused.ShouldBeFalse($"{command.GetType().Name}: {string.Join("; ", answer.Refusals.Select(r => r.Sentence.En))}");
    }
}
