using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Engaging;

/// <summary>Given what happened to an engagement, when somebody asks, then exactly this.</summary>
internal sealed record EngagementSpec(IReadOnlyList<EngagementEvent> Happened)
{
    public Engagement State => Engagement.Fold(Engagement.Unwritten(Meetings.Id), Happened);

    public static EngagementSpec Given(params IReadOnlyList<EngagementEvent> happened) => new(happened);

    public EngagementOutcome When(Asked asked) => new(State, asked);
}

/// <summary>What came of the asking.</summary>
internal sealed class EngagementOutcome(Engagement before, Asked asked)
{
    public EngagementDecision Decision { get; } = asked.DecideOn(before);

    /// <summary>These events; repeated, also by one who has not seen them, nothing more; on a stale version, refused.</summary>
    public Engagement Then(params IReadOnlyList<EngagementEvent> expected)
    {
        Texts(Decision.Refusals).ShouldBeEmpty("refused");
        Texts(Decision.Events).ShouldBe(Texts(expected));
        var after = Engagement.Fold(before, Decision.Events);
        new EngagementOutcome(after, asked).ThenNothing();
        new EngagementOutcome(after, asked.Seeing(before.Version)).ThenNothing();
        new EngagementOutcome(before, asked.Seeing(before.Version + 1)).ThenRefused(new VersionStale(before.Version + 1, before.Version));
        return after;
    }

    public void ThenRefused(params IReadOnlyList<Refusal> expected)
    {
        Texts(Decision.Events).ShouldBeEmpty("accepted");
        Decision.Beside.ShouldBeEmpty();
        Texts(Decision.Refusals).ShouldBe(Texts(expected));
    }

    public void ThenNothing()
    {
        Texts(Decision.Refusals).ShouldBeEmpty("refused");
        Texts(Decision.Events).ShouldBeEmpty("accepted");
        Decision.Beside.ShouldBeEmpty();
    }

    private static string[] Texts(IEnumerable<object> values) => [.. values.Select(Stored.Text)];
}

/// <summary>The visit of the case QJ-V1 and the meeting after it.</summary>
internal static class Meetings
{
    public static readonly Guid Id = new("0195d3a0-0000-7000-8000-0000000000e1");
    public static readonly Guid LaterId = new("0195d3a0-0000-7000-8000-0000000000e2");
    public static readonly Text Title = new("青羊区考察团赴江北区考察", "Qingyang delegation visits Jiangbei");
    public static readonly Text LaterTitle = new("回访座谈", "Return meeting");
    public static readonly Text Return = new("企业回访青苏职中", "Return visit of the enterprise");
    public static readonly Text Wording = new("成立联合工作组", "A joint working group is formed");

    public static readonly EngagementRecorded Recorded = new(EngagementKind.Visit, Title, Visit, "重庆市江北区", [Qingsu, CqWomen], [World.Id], "QJ-V1", Press);
    public static readonly EngagementRecorded Later = new(EngagementKind.Meeting, LaterTitle, Edtf.Parse("2025-09"), null, [Qingsu], [World.Id], null, null);
    public static readonly ActionItemRaised Raised = new("return-visit", Return, Qingsu, Edtf.Parse("2025-12"), null, null);
    public static readonly ResolutionProposed Proposed = new("group", Wording, null);

    /// <summary>The agreement as it is while it is carried out, the schools and a body in the directory.</summary>
    public static RelatedState Around { get; } = RelatedState.Nothing
        .And(Spec.Given(Story.At(Stage.Implementing)).State)
        .And(new[] { Qingsu, CqWomen, Changan }.Select(Institution.Unwritten))
        .And(Body.Unwritten("voc-alliance"));

    public static Engagement After(params IReadOnlyList<EngagementEvent> happened) => Engagement.Fold(Engagement.Unwritten(LaterId), happened);
}

/// <summary>Commands on engagements as a coordinator gives them today, with everything around them known.</summary>
internal static class Engage
{
    public static RecordEngagement Record(string? reference = "QJ-V1") =>
        new RecordEngagement(EngagementKind.Visit, Meetings.Title, Visit, "重庆市江北区", [Qingsu, CqWomen], [World.Id], reference, Source: Press);

    public static RescheduleEngagement Reschedule(string? on, string? place = "重庆市江北区") =>
        new("天气原因", on is null ? null : Edtf.Parse(on), place);

    public static AddParticipant Add(string who) => new AddParticipant(who);

    public static RemoveParticipant Remove(string who) => new(who, "未到场");

    public static LinkEngagement Link(Guid agreement) => new LinkEngagement(agreement);

    public static UnlinkEngagement Unlink(Guid agreement) => new(agreement, "与该协议无关");

    public static ProposeResolution Propose(Text? text = null) => new("group", text ?? Meetings.Wording);

    public static Asked Adopt(Guid? at = null, Engagement? there = null) => new AdoptResolution("group", null, at).Beside(there);

    public static DropResolution DropResolution() => new("group", "已无必要");

    public static RaiseActionItem Raise(string? owner = Qingsu) =>
        new RaiseActionItem("return-visit", Meetings.Return, owner, Edtf.Parse("2025-12"));

    public static FinishActionItem Finish() => new("return-visit", null, "照片");

    public static Asked Verify(string by) => new VerifyActionItem("return-visit", by, "属实");

    public static Asked RejectItem(string by, string? on = null) => new RejectActionItem("return-visit", by, "照片不清", on is null ? null : Edtf.Parse(on));

    public static TraceResolution Trace() => new("group");

    public static DropActionItem DropItem() => new("return-visit", "已无必要");

    public static Asked CarryOver(Engagement? there, string? id = null) =>
        new CarryOverActionItems(Meetings.LaterId, id).Beside(there);

    public static MakeCommitment Commit(string? commitment = "visit-back") =>
        new MakeCommitment("return-visit", World.Id, commitment);

    private static Asked Beside(this Command command, Engagement? there) => command.Knowing(there is null ? Meetings.Around : Meetings.Around.And(there));
}
