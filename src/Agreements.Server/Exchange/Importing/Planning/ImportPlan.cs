
namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>What a row of a file describes.</summary>
public enum RowKind
{
    /// <summary>An institution.</summary>
    Institution,

    /// <summary>A standing body.</summary>
    Body,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>An engagement.</summary>
    Engagement,
}

/// <summary>What one row of a file would record.</summary>
/// <param name="Kind">What it describes.</param>
/// <param name="Code">Its code or reference.</param>
/// <param name="Title">Its name or title.</param>
/// <param name="Stage">The stage that an agreement will be in; null for others.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The stream's version before; 0 for a new stream.</param>
/// <param name="Events">What to append; empty when all of it is on record.</param>
public sealed record PlannedRow(
    RowKind Kind, string Code, Text Title, Stage? Stage, Place Place, Guid StreamId, long Version, IReadOnlyList<object> Events);

/// <summary>What a whole file would record. With errors, nothing of it may be recorded.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Source">Its source; null when unreadable.</param>
/// <param name="Rows">Its rows, directory first; without streams and events when errors keep the file from being planned.</param>
/// <param name="Findings">Errors and warnings, in the order of the file.</param>
/// <param name="After">What would be on record afterwards.</param>
public sealed record ImportPlan(string File, Source? Source, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<Finding> Findings, Known After)
{
    /// <summary>The errors.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(f => f.Severity == Severity.Error);

    /// <summary>The warnings.</summary>
    public IEnumerable<Finding> Warnings => Findings.Where(f => f.Severity == Severity.Warning);

    /// <summary>Whether anything is wrong with the file.</summary>
    public bool HasErrors => Errors.Any();

    /// <summary>Number of events that would be recorded.</summary>
    public int EventCount => Rows.Sum(r => r.Events.Count);

    /// <summary>Number of them after which an agreement is in another stage, or closed.</summary>
    public int StageChangeCount => Rows.Sum(r => r.Events.Count(e => e is IStageChange));
}
