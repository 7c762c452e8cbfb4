using System.Collections.Immutable;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Engaging;

/// <summary>Given what happened to an engagement, when somebody asks, then exactly this.</summary>
internal sealed record EngagementSpec(IReadOnlyList<EngagementEvent> Happened)
{
    public Engagement State => Engagement.Fold(Engagement.Unwritten(Meetings.Id), Happened);

    public static EngagementSpec Given(params IReadOnlyList<EngagementEvent> happened) => new(happened);

    public EngagementOutcome When(EngagementCommand command) => new(State, command);
}

/// <summary>What came of the asking.</summary>
internal sealed class EngagementOutcome(Engagement before, EngagementCommand command)
{
    public EngagementDecision Decision { get; } = Engagements.Decide(before, command);

    /// <summary>These events; repeated, also by one who has not seen them, nothing more; on a stale version, refused.</summary>
    public Engagement Then(params IReadOnlyList<EngagementEvent> expected)
    {
        Texts(Decision.Refusals).ShouldBeEmpty("refused");
        Texts(Decision.Events).ShouldBe(Texts(expected));
        var after = Engagement.Fold(before, Decision.Events);
        new EngagementOutcome(after, command).ThenNothing();
        new EngagementOutcome(after, command with { ExpectedVersion = before.Version }).ThenNothing();
        new EngagementOutcome(before, command with { ExpectedVersion = before.Version + 1 }).ThenRefused(new VersionStale(before.Version + 1, before.Version));
        return after;
    }

    public void ThenRefused(params IReadOnlyList<Refusal> expected)
    {
        Texts(Decision.Events).ShouldBeEmpty("accepted");
        Decision.There.ShouldBeEmpty();
        Decision.OnAgreement.ShouldBeNull();
        Texts(Decision.Refusals).ShouldBe(Texts(expected));
    }

    public void ThenNothing()
    {
        Texts(Decision.Refusals).ShouldBeEmpty("refused");
        Texts(Decision.Events).ShouldBeEmpty("accepted");
        Decision.There.ShouldBeEmpty();
        Decision.OnAgreement.ShouldBeNull();
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
    public static Surroundings Around { get; } = Surroundings.None with
    {
        Agreements = ImmutableDictionary<Guid, Agreement>.Empty.Add(World.Id, Spec.Given(Story.At(Stage.Implementing)).State),
        Institutions = Surroundings.None.Institutions.AddRange(new[] { Qingsu, CqWomen, Changan }.Select(c => KeyValuePair.Create(c, Institution.Unwritten(Guid.Empty)))),
        Bodies = Surroundings.None.Bodies.Add("voc-alliance", Body.Unwritten(Guid.Empty)),
    };

    public static Engagement After(params IReadOnlyList<EngagementEvent> happened) => Engagement.Fold(Engagement.Unwritten(LaterId), happened);
}

/// <summary>Commands on engagements as a coordinator gives them today, with everything around them known.</summary>
internal static class Engage
{
    public static RecordEngagement Record(string? reference = "QJ-V1") => With(new RecordEngagement(
        Meetings.Id, EngagementKind.Visit, Meetings.Title, Visit, "重庆市江北区", [Qingsu, CqWomen], [World.Id], reference, Press) { By = Coordinator, Today = Today });

    public static RescheduleEngagement Reschedule(string? on, string? place = "重庆市江北区") =>
        new(Meetings.Id, on is null ? null : Edtf.Parse(on), place, "天气原因") { By = Coordinator, Today = Today };

    public static AddParticipant Add(string who) => With(new AddParticipant(Meetings.Id, who) { By = Coordinator, Today = Today });

    public static RemoveParticipant Remove(string who) => new(Meetings.Id, who, "未到场") { By = Coordinator, Today = Today };

    public static LinkEngagement Link(Guid agreement) => With(new LinkEngagement(Meetings.Id, agreement) { By = Coordinator, Today = Today });

    public static UnlinkEngagement Unlink(Guid agreement) => new(Meetings.Id, agreement, "与该协议无关") { By = Coordinator, Today = Today };

    public static ProposeResolution Propose(Text? text = null) => new(Meetings.Id, "group", text ?? Meetings.Wording) { By = Coordinator, Today = Today };

    public static AdoptResolution Adopt(Guid? at = null, Engagement? there = null) => new(Meetings.Id, "group", null, at) { By = Coordinator, Today = Today, There = there };

    public static DropResolution DropResolution() => new(Meetings.Id, "group", "已无必要") { By = Coordinator, Today = Today };

    public static RaiseActionItem Raise(string? owner = Qingsu) =>
        With(new RaiseActionItem(Meetings.Id, "return-visit", Meetings.Return, owner, Edtf.Parse("2025-12")) { By = Coordinator, Today = Today });

    public static FinishActionItem Finish() => new(Meetings.Id, "return-visit", null, "照片") { By = Coordinator, Today = Today };

    public static DropActionItem DropItem() => new(Meetings.Id, "return-visit", "已无必要") { By = Coordinator, Today = Today };

    public static CarryOverActionItems CarryOver(Engagement? there, string? id = null) =>
        new(Meetings.Id, Meetings.LaterId, id) { By = Coordinator, Today = Today, There = there };

    public static MakeCommitment Commit(string? commitment = "visit-back") =>
        With(new MakeCommitment(Meetings.Id, "return-visit", World.Id, commitment) { By = Coordinator, Today = Today });

    private static T With<T>(T command)
        where T : EngagementCommand => command with { Around = Meetings.Around };
}
