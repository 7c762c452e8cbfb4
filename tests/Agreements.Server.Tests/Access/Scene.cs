using Agreements.Server.Commands;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Tests.Importing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Wolverine;

namespace Agreements.Server.Tests.Access;

/// <summary>
/// The three case files, and agreements of which a school sees one: what stands above it, below it, before and after it and beside it is of
/// others. Everything hidden says <see cref="Secret"/> wherever it says anything.
/// </summary>
public class Scene : IAsyncLifetime
{
    public const string Secret = "隐情7f3";

    public const string SecretReference = "REF-7F3-1";

    public const string School = "test-key-watch-school";

    public const string Bureau = "test-key-watch-edu";

    public static readonly Guid Above = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000001");

    public static readonly Guid AboveBefore = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000002");

    public static readonly Guid Below = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000003");

    public static readonly Guid Left = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000004");

    public static readonly Guid HiddenMeeting = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000005");

    public static readonly Guid Shared = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000001");

    public static readonly Guid SharedMeeting = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000002");

    private static readonly Actor By = new("scene", "system", ActingRole.System);

    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Party OneOfOthers = Party.OfInstitution("huafon", PartyRole.Principal, new Text("华峰"));

    private static readonly Party OtherOfOthers = Party.OfInstitution("baitao", PartyRole.Principal, new Text("白涛"));

    private static readonly Party TheSchool = Party.OfInstitution("watch-school", PartyRole.Principal, new Text("望江学校"));

    private static readonly Terms Text = new(
        new Text(Secret), [new Text(Secret)], Clauses: [new Clause("c1", new Text(Secret + "条款")), new Clause("c2", new Text(Secret + "二"))],
        Term: new Period(Years: 3));

    private static readonly Terms OpenText = new(new Text("公开的目的"), Clauses: [new Clause("s1", new Text("公开的条款"))]);

    public RunningServer Server { get; } = new()
    {
        MoreKeys = $$"""
            ,{"key":"{{School}}","user":"watch-1","institution":"watch-school","role":"representative"},
             {"key":"{{Bureau}}","user":"watch-2","institution":"watch-edu","role":"coordinator"}
            """,
    };

    /// <summary>An account that was told of everything.</summary>
    public const string Told = "told-of-all";

    /// <summary>Ids of everything but institutions and bodies, hidden or not.</summary>
    public IReadOnlyList<Guid> Ids { get; private set; } = [];

    /// <summary>Some of them of every sort: to ask of all would take long and tell no more.</summary>
    public IReadOnlyList<Guid> Picked { get; } =
    [
        Above, AboveBefore, Below, Left, HiddenMeeting, Shared, SharedMeeting, StableIds.OfAgreement("press-2021-vocational", "VA-1"),
        StableIds.OfAgreement("press-2025-03-qingyang", "QJ-2"),
    ];

    /// <summary>Whether there is nothing but the directory.</summary>
    protected virtual bool IsEmpty => false;

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        foreach (var file in CaseFiles.Demos)
        {
            var run = new ImportRun(
                Server.Services.GetRequiredService<IDocumentStore>(), Server.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);
            await run.RecordAsync(await run.PlanAsync(
                CaseFiles.Read(IsEmpty ? DirectoryOf(await File.ReadAllTextAsync(file)) : await File.ReadAllTextAsync(file), file), default), default);
        }

        await SendAsync(new RegisterInstitution("watch-edu", InstitutionKind.Government, new Text("望江教育局"), [], "四川省", null).For("watch-edu", By, Today));
        await SendAsync(new RegisterInstitution("watch-school", InstitutionKind.School, new Text("望江学校"), [], "四川省", "watch-edu")
            .For("watch-school", By, Today));
        await SendAsync(new RegisterBody("open-league", BodyKind.Alliance, new Text("公开的联盟"), null, [], ["huafon"], false, null, IsEmpty ? null
            : SecretReference).For("open-league", By, Today));
        if (!IsEmpty)
        {
            await HideAsync();
            await ShareAsync();
            await MeetAsync();
            await StopAsync();
        }

        await Server.CaughtUpAsync();
        // Nothing sleeps that was only just recorded.
        await Server.Database.ExecuteAsync($"update read_models.register_rows set stage = 3, updated_at = now() - interval '9 days' where id = '{Below}'");
        // Somebody was told of all of it.
        await Server.Database.ExecuteAsync(
            $"""
            insert into notifications.intended (cause, recipient, relation, state, mail, at)
            select id, '{Told}', 'coordinators', 'told', 'none', now() from notifications.causes on conflict do nothing
            """);
        Ids = await StreamsAsync();
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>The same file without its agreements, engagements and what is measured of them.</summary>
    private static string DirectoryOf(string json)
    {
        var file = JsonNode.Parse(json)!.AsObject();
        var codes = file["institutions"]!.AsArray().Concat(file["bodies"]!.AsArray()).Select(e => (string)e!["code"]!).ToHashSet();
        file["agreements"] = new JsonArray();
        file["engagements"] = new JsonArray();
        file["indicators"] = new JsonArray([.. file["indicators"]!.AsArray().Where(i => codes.Contains((string)i!["of"]!)).Select(i => i!.DeepClone())]);
        foreach (var body in file["bodies"]!.AsArray())
        {
            body!["foundedBy"] = null;
        }

        return file.ToJsonString();
    }

    private async Task HideAsync()
    {
        await HiddenAsync(Above, AgreementKind.Framework, null, SecretReference, OneOfOthers, OtherOfOthers);
        await HiddenAsync(AboveBefore, AgreementKind.Framework, null, null, OneOfOthers, OtherOfOthers);
        await HiddenAsync(Left, AgreementKind.SchoolEnterprise, null, null, OneOfOthers, OtherOfOthers, TheSchool);
        await SendAsync(new LeaveAgreement(TheSchool.Id, Secret).For(Left, By, Today));
        var file = Documenting.Files.Pdf;
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        await Server.Database.ExecuteAsync(
            $"""
            insert into documents.contents (sha256, size, media_type, chunk_size) values ('{digest}', {file.Length}, 'application/pdf', 524288);
            insert into documents.chunks (sha256, number, bytes) values ('{digest}', 0, '\x{Convert.ToHexString(file)}')
            """);
        await SendAsync(new AttachDocument("doc-1", Secret + ".pdf", DocumentKind.SignedText, digest, file.Length, "application/pdf").For(Above, By, Today));
        await SendAsync(new ReviseTerms(Text with { Purpose = new Text(Secret + "又") }).For(Above, By, Today));
        await SendAsync(new AddCommitment(new Commitment("c-1", new Text(Secret + "承诺"), "huafon", Edtf.Parse("2025-06"))).For(Above, By, Today));
        await SendAsync(new AddCommitment(new Commitment("c-2", new Text(Secret + "来日"), "huafon", Edtf.Parse("2029-06"))).For(Above, By, Today));
        await SendAsync(new DefineIndicator(new Indicator("i-1", new Text(Secret + "指标"), "person")).For(Above, By, Today));
        await SendAsync(new MeasureIndicator("i-1", new Quantity(7, Qualifier.Exact, "person"), Note: Secret).For(Above, By, Today));
        await SendAsync(new LeaveQuestionOpen(Secret + "？").For(Above, By, Today));
        await SendAsync(new ReportFact("title", Secret + "另称", new Source("s-7f3", Secret + "消息", null, Reliability.Press)).For(Above, By, Today));
    }

    private async Task HiddenAsync(Guid id, AgreementKind kind, Guid? parent, string? reference, params Party[] parties)
    {
        await SendAsync(new ProposeAgreement(kind, new Text($"{Secret}协议{id:n}"), parties, parent, null, reference).For(id, By, Today));
        await SendAsync(new ReviseTerms(Text).For(id, By, Today));
    }

    /// <summary>An agreement that the school sees: moved from under one hidden framework to under another, which then stops it with itself.</summary>
    private async Task ShareAsync()
    {
        await SendAsync(new ProposeAgreement(AgreementKind.ActionPlan, new Text("公开的行动计划"), [OneOfOthers, TheSchool], AboveBefore).For(Shared, By, Today));
        await SendAsync(new ReviseTerms(OpenText).For(Shared, By, Today));
        await SendAsync(new PlaceUnder(Above, "改列").For(Shared, By, Today));
        await SendAsync(new CarryClauses(["c1"], Above).For(Shared, By, Today));
        await SendAsync(new DefineIndicator(new Indicator("i-1", new Text("公开的指标"), "person")).For(Shared, By, Today));
        await SendAsync(new MeasureIndicator("i-1", new Quantity(5, Qualifier.Exact, "person")).For(Shared, By, Today));
        await HiddenAsync(Below, AgreementKind.SpecialPlan, Shared, null, OneOfOthers, OtherOfOthers);
        await SendAsync(new CarryClauses(["s1"], Shared).For(Below, By, Today));
        await SendAsync(new DefineIndicator(new Indicator("i-1", new Text("公开的指标"), "person")).For(Below, By, Today));
        await SendAsync(new MeasureIndicator("i-1", new Quantity(11, Qualifier.Exact, "person")).For(Below, By, Today));
        await using var session = Server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(Above, new OutcomeRecorded(new Outcome(OutcomeLevel.National, new Text(Secret + "成果"), null, Edtf.Parse("2025"), null)));
        session.Events.Append(Shared, new RenewalProposed(AboveBefore, new Text("公开的续签"), null, null, null, null));
        await session.SaveChangesAsync();
    }

    private async Task StopAsync()
    {
        await using var session = Server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(Above, new SignatureRecorded(new Signature("huafon", Edtf.Parse("2025-03-27"))), new AgreementSuspended("huafon", Secret, null));
        session.Events.Append(Shared, new AgreementSuspended("huafon", "随上级", null, Above));
        await session.SaveChangesAsync();
    }

    private async Task MeetAsync()
    {
        await SendAsync(new RecordEngagement(EngagementKind.Meeting, new Text(Secret + "会议"), Edtf.Parse("2025-05-01"), Secret, ["huafon", "baitao"],
            [Above], "MEET-7F3").For(HiddenMeeting, By, Today));
        await SendAsync(new RecordEngagement(EngagementKind.Meeting, new Text("公开的会议"), Edtf.Parse("2025-04-01"), null, ["huafon"], [Shared])
            .For(SharedMeeting, By, Today));
        await SendAsync(new LinkEngagement(Above).For(SharedMeeting, By, Today));
        await SendAsync(new ProposeResolution("r-1", new Text("公开的决议")).For(SharedMeeting, By, Today));
        await SendAsync(new AdoptResolution("r-1", At: HiddenMeeting).For(SharedMeeting, By, Today));
        await SendAsync(new RaiseActionItem("a-1", new Text("公开的待办"), "huafon").For(SharedMeeting, By, Today));
        await SendAsync(new RaiseActionItem("a-2", new Text("公开的事项"), "huafon", Edtf.Parse("2026-05")).For(SharedMeeting, By, Today));
        await SendAsync(new MakeCommitment("a-2", Above, "hidden-7f3").For(SharedMeeting, By, Today));
        await SendAsync(new CarryOverActionItems(HiddenMeeting).For(SharedMeeting, By, Today));
    }

    private async Task SendAsync(Request command)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = "scene";
        var answer = await bus.InvokeAsync<Answer>(command);
        answer.IsRefused.ShouldBeFalse($"{command.GetType().Name}: {string.Join("; ", answer.Refusals.Select(r => r.Sentence.En))}");
    }

    private async Task<IReadOnlyList<Guid>> StreamsAsync()
    {
        await using var command = Server.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select stream_id from agreements.mt_events where version = 1 and type in ('agreement-proposed', 'engagement-recorded') order by seq_id");
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }
}

/// <summary>The same directory, and nothing else.</summary>
public sealed class EmptyScene : Scene
{
    protected override bool IsEmpty => true;
}
