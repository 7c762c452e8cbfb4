using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity.People;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Queries.Differences;
using Agreements.Server.Queries.People;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Tree;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Two texts of the terms and what differs between them.</summary>
/// <param name="From">Number of the earlier text.</param>
/// <param name="To">Number of the later text.</param>
/// <param name="Changes">All that differs.</param>
public sealed record ShownDifference(int From, int To, IReadOnlyList<TermsChange> Changes)
{
    /// <summary>The difference asked for; else that of the last two texts; null where there are not two.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="from">Number of the earlier text; null when not asked.</param>
    /// <param name="to">Number of the later text; null when not asked.</param>
    public static ShownDifference? Of(Agreement state, int? from, int? to)
    {
        if (state.Revisions.Count < 2)
        {
            return null;
        }

        var later = to is { } t ? state.FindRevision(t) : null;
        later ??= state.CurrentTerms!;
        var earlier = from is { } f ? state.FindRevision(f) : null;
        earlier ??= state.FindRevision(Math.Max(1, later.Number - 1))!;
        return new ShownDifference(earlier.Number, later.Number, TermsDifference.Between(earlier.Terms, later.Terms));
    }
}

/// <summary>What the page of one agreement shows.</summary>
/// <param name="State">The agreement, in the version shown.</param>
/// <param name="Latest">The latest version of its stream.</param>
/// <param name="AsOf">The instant asked for; null when none was.</param>
/// <param name="Day">The day by which guards and due days are judged: today, or the day of the past that is shown.</param>
/// <param name="Unmet">What keeps it from its next stage on that day.</param>
/// <param name="History">A page of what happened, newest first.</param>
/// <param name="HistoryAfter">Where that page begins; null for the newest.</param>
/// <param name="Parent">The agreement above; null when there is none, or the register does not hold it yet.</param>
/// <param name="Children">The agreements below.</param>
/// <param name="Institutions">The institutions that acted, by code.</param>
/// <param name="Engagements">The latest engagements that were about it, latest first.</param>
public sealed record AgreementPageView(
    Agreement State, long Latest, DateTimeOffset? AsOf, DateOnly Day, IReadOnlyList<Refusal> Unmet, TimelinePage History, long? HistoryAfter,
    RegisterRow? Parent, IReadOnlyList<RegisterRow> Children, IReadOnlyDictionary<string, InstitutionRow> Institutions,
    IReadOnlyList<EngagementRow> Engagements)
{
    /// <summary>The approval that its policy asks for; null where it asks for none and none was given.</summary>
    public ApprovalView? Approval { get; init; }

    /// <summary>Which lower agreements carry its clauses; null when an earlier version is shown.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>The entries of the directory that it names: they have pages of their own.</summary>
    public KnownEntries Entries { get; init; } = KnownEntries.None;

    /// <summary>Names of those who are named in it.</summary>
    public Mentions Mentions { get; init; } = Mentions.None;

    /// <summary>On which days people work.</summary>
    public WorkingDays WorkingDays { get; init; } = WorkingDays.WeekendsOnly;

    /// <summary>How its liaisons are reached; empty for readers who may not know.</summary>
    public IReadOnlyList<PartyContact> Contacts { get; init; } = [];

    /// <summary>What differs between two texts of the terms; null where there are not two.</summary>
    public ShownDifference? Difference { get; init; }

    /// <summary>From when on lists and boards cannot show it, though this page does; null when they can.</summary>
    public SetAsideStream? SetAside { get; init; }

    /// <summary>What the reader may do with it; null for one who only reads, and while an earlier version is shown.</summary>
    public Offered? Offered { get; init; }

    /// <summary>What the reader has just recorded; empty when it was on record already, null when nothing was sent.</summary>
    public IReadOnlyList<TimelineEntry>? Recorded { get; init; }

    /// <summary>How far the reader had seen it before; null for programs, and while an earlier version is shown.</summary>
    public LastLook? Look { get; init; }

    /// <summary>What was recorded since the reader last looked, of the page of the history that is shown.</summary>
    public IReadOnlyList<TimelineEntry> News => Look?.Version is { } seen && HistoryAfter is null ? [.. History.Entries.Where(e => e.Version > seen)] : [];

    /// <summary>Whether something has happened after what is shown.</summary>
    public bool IsPast => State.Version < Latest;

    /// <summary>The address of a version.</summary>
    /// <param name="version">The version; the latest gives the plain address.</param>
    public string AddressOf(long version) => version == Latest ? $"/agreements/{State.Id}" : $"/agreements/{State.Id}?version={version}";
}
