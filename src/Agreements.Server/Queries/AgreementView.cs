using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>A party with what it has done.</summary>
/// <param name="Id">Its id in the agreement.</param>
/// <param name="Institution">The institution's code; null otherwise.</param>
/// <param name="Body">The body's code; null otherwise.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its name in the agreement.</param>
/// <param name="Consented">Whether it has consented to the present text; null when it need not.</param>
/// <param name="Signature">Its signature; null when there is none.</param>
/// <param name="Attested">Whether it has attested; null when it need not.</param>
/// <param name="Liaison">Its liaison, by reference with the name and title of today; null when none is named.</param>
public sealed record PartyView(
    string Id, string? Institution, string? Body, PartyRole Role, Text Name, bool? Consented, Signature? Signature, bool? Attested, Mention? Liaison)
{
    /// <summary>A party in the state of its agreement.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="p">The party.</param>
    /// <param name="mentions">Names of those who are named.</param>
    public static PartyView Of(Agreement state, Party p, Mentions mentions) => new(
        p.Id, p.Institution, p.Body, p.Role, p.Name,
        p.IsPrincipal ? state.CurrentTerms is { } terms && state.Consents.GetValueOrDefault(p.Id) == terms.Digest : null,
        state.Signatures.GetValueOrDefault(p.Id),
        p.IsWitness ? state.Attestations.Contains(p.Id) || state.IsAttestedByMembers(p.Id) : null,
        state.Liaisons.TryGetValue(p.Id, out var liaison) ? mentions.Of(liaison, MentionedAs.Liaison) : null);
}

/// <summary>A commitment and what has become of it.</summary>
/// <param name="Commitment">What, who and by when.</param>
/// <param name="Fulfilled">Whether it was kept.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Overdue">Whether it is still owed and its last day is past.</param>
/// <param name="Percent">How much of it is done by the latest report; null when not said so.</param>
/// <param name="Evidence">What shows that it was kept, as claimed or recorded; null for nothing.</param>
/// <param name="Follows">The commitment that it follows in its series; null when somebody added it.</param>
public sealed record CommitmentView(
    Commitment Commitment, bool Fulfilled, CommitmentStatus Status, bool Overdue, int? Percent, string? Evidence, string? Follows)
{
    /// <summary>
    /// Where its day is none on which people work: the working day on which it can still be kept. Null where it is one, or is not exactly known.
    /// </summary>
    public WorkingDay? NextWorkingDay { get; init; }

    /// <summary>The engagements that it came of.</summary>
    public IReadOnlyList<OriginView> Origins { get; init; } = [];

    /// <summary>A commitment as it stands on a day.</summary>
    /// <param name="o">The commitment.</param>
    /// <param name="around">By what it is seen.</param>
    public static CommitmentView Of(CommitmentState o, Around around) =>
        new(o.Commitment, o.IsKept, o.Status, o.IsOverdue(around.Today), o.Progress?.Percent, o.Evidence ?? o.Claim?.Evidence, o.Follows)
        {
            NextWorkingDay = o.Commitment.Due is { IsApproximate: false, Earliest: { } due } day && day.Latest == due
                ? around.WorkingDays.PutOff(due) : null,
            Origins = around.OriginsOf(t => t.Commitment == o.Id),
        };
}

/// <summary>The engagement that something of an agreement came of.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Resolution">Its resolution that led to it; null for none.</param>
/// <param name="ActionItem">Its action item that became it; null for none.</param>
public sealed record OriginView(Guid Engagement, Text Title, string? Resolution, string? ActionItem);

/// <summary>By what an agreement is seen besides its own state.</summary>
/// <param name="State">The agreement.</param>
/// <param name="Today">The day, in Asia/Shanghai.</param>
/// <param name="WorkingDays">On which days people work.</param>
/// <param name="Related">The engagements that it came of, loaded.</param>
public sealed record Around(Agreement State, DateOnly Today, WorkingDays WorkingDays, RelatedState Related)
{
    /// <summary>The engagements that something came of.</summary>
    /// <param name="which">Whether a trace is of it.</param>
    public IReadOnlyList<OriginView> OriginsOf(Func<TracedToEngagement, bool> which) =>
    [
        .. State.Traces.Where(which).Select(t => new OriginView(
            t.Engagement, Related.FindEngagement(t.Engagement)?.Title ?? Agreement.HiddenTitle, t.Resolution, t.ActionItem)),
    ];
}

/// <summary>A stage that was entered.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="FromSource">True when recorded from a source rather than decided here.</param>
public sealed record StageView(Stage Stage, Edtf? On, bool FromSource)
{
    /// <summary>The engagements that it came of.</summary>
    public IReadOnlyList<OriginView> Origins { get; init; } = [];
}

/// <summary>The last day of an agreement, as far as it is known.</summary>
/// <param name="Earliest">The first day that it can be; null when open.</param>
/// <param name="Latest">The last day that it can be; null when open.</param>
/// <param name="MayBeOver">True when it may be over and nobody knows for certain.</param>
public sealed record LastDayView(DateOnly? Earliest, DateOnly? Latest, bool MayBeOver)
{
    /// <summary>
    /// Where the last day is none on which people work: the working day on which what is owed until then can still be done (Civil Code, art. 203). The last
    /// day itself stays. Null where it is one, or is not exactly known.
    /// </summary>
    public WorkingDay? NextWorkingDay { get; init; }

    /// <summary>The last day of an agreement in a state; null when nobody knows.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day.</param>
    /// <param name="workingDays">On which days people work.</param>
    public static LastDayView? Of(Agreement state, DateOnly today, WorkingDays workingDays) => Domain.Closing.LastDay.Of(state) is { } last
        ? new LastDayView(last.Earliest, last.Latest, state.ClosedAs is null && last.MayBeOver(today)) { NextWorkingDay = last.PutOff(workingDays) }
        : null;
}

/// <summary>One agreement as it is, or was at an earlier version.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="Reference">The proposer's own reference; null for none.</param>
/// <param name="Source">The source it was recorded from; null when proposed here.</param>
/// <param name="Stages">The stages entered, in order.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Terms">The text on the table; null when there is none.</param>
/// <param name="TermsDigest">Its digest, to consent to; null when there is none.</param>
/// <param name="TermsRevision">Its number; null when there is none.</param>
/// <param name="Commitments">Its commitments.</param>
/// <param name="Outcomes">Its results.</param>
/// <param name="Score">The evaluation's score; null before it.</param>
/// <param name="Grade">The evaluation's grade; null before it.</param>
/// <param name="Recommendation">What the evaluation recommends; null before it.</param>
/// <param name="OpenQuestions">Questions left open.</param>
/// <param name="Unmet">What does not yet hold for the next stage, and who can meet it.</param>
/// <param name="FormerParties">Parties that left or were replaced.</param>
/// <param name="Turn">Whose turn it is in negotiating; null when nothing is being negotiated.</param>
/// <param name="Documents">Documents on file, the latest version of each.</param>
public sealed record AgreementView(
    Guid Id, long Version, AgreementKind Kind, Text Title, Stage Stage, Guid? Parent, string? Reference, Source? Source,
    IReadOnlyList<StageView> Stages, IReadOnlyList<PartyView> Parties, Terms? Terms, string? TermsDigest, int? TermsRevision,
    IReadOnlyList<CommitmentView> Commitments, IReadOnlyList<Outcome> Outcomes, decimal? Score, Grade? Grade, Recommendation? Recommendation,
    IReadOnlyList<string> OpenQuestions, IReadOnlyList<Reason> Unmet,
    IReadOnlyList<FormerParty> FormerParties, Turn? Turn, IReadOnlyList<DocumentAttached> Documents)
{
    /// <summary>How it stands, besides its stage.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Who has suspended it and not resumed.</summary>
    public required IReadOnlyList<Suspension> Suspensions { get; init; }

    /// <summary>Notices that will end it, the first to take effect first.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The last day by its terms; null when nobody knows.</summary>
    public required LastDayView? LastDay { get; init; }

    /// <summary>Clauses of agreements above that it carries: ids by agreement.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<string>> Carries { get; init; }

    /// <summary>The agreement that it renews; null for none.</summary>
    public Guid? Predecessor { get; init; }

    /// <summary>The agreement that renews it, or is to; null for none.</summary>
    public Guid? Successor { get; init; }

    /// <summary>The number of the supplementary agreement that is on its way; null for none.</summary>
    public int? OpenAmendment { get; init; }

    /// <summary>The approval that its policy asks for; null where it asks for none and none was given.</summary>
    public ApprovalView? Approval { get; init; }

    /// <summary>The agreement as folded.</summary>
    /// <param name="state">The state.</param>
    /// <param name="unmet">What does not yet hold for the next stage.</param>
    /// <param name="around">By what it is seen besides.</param>
    /// <param name="mentions">Names of those who are named in it.</param>
    public static AgreementView Of(Agreement state, IReadOnlyList<Refusal> unmet, Around around, Mentions mentions) => new(
        state.Id, state.Version, state.Kind, state.Title, state.Stage, state.Parent, state.Reference, state.Source,
        [.. state.Entries.Select(e => new StageView(e.Key, e.Value.On, e.Value.Recorded) { Origins = around.OriginsOf(t => t.Stage == e.Key) })],
        [.. state.Parties.Select(p => PartyView.Of(state, p, mentions))],
        state.CurrentTerms?.Terms, state.CurrentTerms?.Digest, state.CurrentTerms?.Number,
        [.. state.Commitments.Select(c => CommitmentView.Of(c, around))],
        state.Outcomes, state.Evaluation?.Score, state.Evaluation?.Grade, state.Evaluation?.Recommendation, state.OpenQuestions,
        [.. unmet.Select(Reason.Of)],
        state.FormerParties, state.Turn, [.. state.Documents.Where(d => d.Withdrawn is null).Select(d => d.Latest)])
    {
        Standing = state.Standing,
        Suspensions = [.. state.ActiveSuspensions],
        Notices = [.. state.PendingNotices],
        LastDay = LastDayView.Of(state, around.Today, around.WorkingDays),
        Carries = state.Carried.ToDictionary(c => c.Key, IReadOnlyList<string> (c) => c.Value),
        Predecessor = state.Predecessor, Successor = state.Successor, OpenAmendment = state.OpenAmendment?.Number,
    };
}
