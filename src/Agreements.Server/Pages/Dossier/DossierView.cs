using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Timeline;
using Agreements.Server.ReadModels.Tree;

namespace Agreements.Server.Pages.Dossier;

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
public sealed record DossierView(
    Agreement State, long Latest, DateTimeOffset? AsOf, DateOnly Day, IReadOnlyList<Refusal> Unmet, TimelinePage History, long? HistoryAfter,
    RegisterRow? Parent, IReadOnlyList<RegisterRow> Children, IReadOnlyDictionary<string, InstitutionRow> Institutions)
{
    /// <summary>Which lower agreements carry its clauses; null when an earlier version is shown.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Whether something has happened after what is shown.</summary>
    public bool IsPast => State.Version < Latest;

    /// <summary>Whether the history holds less than has happened: the read models follow the events a moment later.</summary>
    public bool IsHistoryBehind => HistoryAfter is null && (History.Entries.Count == 0 || History.Entries[0].Version < Latest);

    /// <summary>The address of a version.</summary>
    /// <param name="version">The version; the latest gives the plain address.</param>
    public string AddressOf(long version) => version == Latest ? $"/agreements/{State.Id}" : $"/agreements/{State.Id}?version={version}";
}
