using Agreements.Server.Commands;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wolverine.Runtime;
using Wolverine;

namespace Agreements.Server.Tests.Commands;

/// <summary>A request that waits in a queue is the one that was sent, and is checked like any other.</summary>
public sealed class QueuedRequestTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Actor By = new("u-1", "qingyang-edu", ActingRole.Coordinator, "u-2");

    private static readonly Source Press = new("press-1", "报道", Edtf.Parse("2025-03"), Reliability.Press);

    public static TheoryData<string> Commands => [.. Samples.Select(c => c.ToString())];

    private static AgreementCommand[] Samples =>
    [
        new SupersedeAgreement(Guid.NewGuid(), Edtf.Parse("2025-03-28")), new EndByNotice(), new ComeRound(new DateOnly(2026, 1, 1)),
        new ReassignCommitment("c-1", "cq-women", "分工调整"), new LeaveQuestionOpen("签署日期不详", Press),
        new TerminateAgreement("政策调整", Edtf.Parse("2025-06~", "derived"), Press, [Guid.NewGuid()]),
        new ProposeAgreement(AgreementKind.FriendshipSchool, new Text("协议", "Agreement"), [Party.Unnamed(1, PartyRole.Principal, new Text("某校"))],
            Source: Press, Implied: true),
        new SignAmendment(2, new Signature("qingsu", null, null, SigningMethod.Seal)),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_request_arrives_whole(string command)
    {
        var asked = new AgreementRequest(Guid.NewGuid(), Samples.Single(c => c.ToString() == command),
            new CommandContext(By, new DateOnly(2026, 3, 1)) { SeenVersion = 3 });
        var serializer = server.Services.GetRequiredService<IWolverineRuntime>().Options.DefaultSerializer;
        var bytes = serializer.WriteMessage(asked);
        var read = (AgreementRequest)serializer.ReadFromData(typeof(AgreementRequest), new Envelope { Data = bytes });

        read.AgreementId.ShouldBe(asked.AgreementId);
        (read.Context.By, read.Context.Today, read.Context.SeenVersion).ShouldBe((By, new DateOnly(2026, 3, 1), 3L));
        read.Command.ShouldBeOfType(asked.Command.GetType());
        Text(read.Command).ShouldBe(Text(asked.Command));
    }

    [Fact]
    public async Task What_waits_in_a_queue_is_decided_by_itself_and_its_shape_is_checked()
    {
        var (id, other) = (Guid.NewGuid(), Guid.NewGuid());
        await using var scope = server.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        var malformed = new AgreementRequest(other, Proposal(""), new CommandContext(By, new DateOnly(2026, 3, 1)));
        await bus.PublishAsync(malformed);
        await bus.PublishAsync(malformed with { AgreementId = id, Command = Proposal("排队的提议") });

        await Eventually.HoldsAsync(
            () => server.Database.ScalarAsync<bool>($"select exists (select from agreements.mt_events where stream_id = '{id}')"),
            "the queued proposal is recorded");
        (await server.Database.ScalarAsync<bool>($"select exists (select from agreements.mt_events where stream_id = '{other}')")).ShouldBeFalse();
        await Should.ThrowAsync<ValidationException>(() => bus.InvokeAsync<Answer>(malformed));
        var turned = await Should.ThrowAsync<ValidationException>(() => bus.InvokeAsync<Answer>(malformed with { Command = Proposal("协议\u202E定稿") }));
        turned.Message.ShouldSatisfyAllConditions(m => m.ShouldContain("U+202E, which turns the direction of reading"), m => m.ShouldContain("第 3 个字符 U+202E"));
    }

    [Fact]
    public void What_a_request_says_is_not_for_logs() =>
        Told(new AgreementRequest(Guid.Empty, Proposal("不可外传"), new CommandContext(By, default))).ShouldBe($"ProposeAgreement {Guid.Empty}");

    private static string Told(Request asked) => asked.ToString();

    private static ProposeAgreement Proposal(string title) =>
        new(AgreementKind.Aid, new Text(title), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏"))]);

    private static string Text(Command command) => JsonSerializer.Serialize(command, command.GetType());
}
