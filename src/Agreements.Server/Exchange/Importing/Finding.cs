
namespace Agreements.Server.Exchange.Importing;

/// <summary>Whether a finding keeps a file from being recorded.</summary>
public enum Severity
{
    /// <summary>Nothing of the file is recorded until it is mended.</summary>
    Error,

    /// <summary>A gap, or a part that is not recorded; the file is recorded all the same.</summary>
    Warning,
}

/// <summary>Where in a file something stands.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Path">JSONPath of the value, such as <c>$.agreements[3].history[0].on</c>; <c>$</c> for the file itself.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, counted in characters rather than bytes.</param>
public sealed record Place(string File, string Path, int Line, int Column)
{
    /// <summary>The cell, where the file is a spreadsheet; then line and column are its row and column.</summary>
    public Sheets.SheetCell? Cell { get; init; }

    /// <inheritdoc />
    public override string ToString() => Cell is null ? $"{File}:{Line}:{Column} {Path}" : $"{File}: {Cell}";
}

/// <summary>Something wrong or missing in a case file: where, why, and what to do about it.</summary>
/// <param name="Severity">Whether it keeps the file from being recorded.</param>
/// <param name="Code">Stable code in lower case with hyphens, such as <c>date-impossible</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Cause">What is wrong or missing.</param>
/// <param name="Cure">What to do.</param>
public sealed record Finding(Severity Severity, string Code, Place Place, Text Cause, Text Cure)
{
    /// <summary>A name that is not in the directory, which whoever may can register; null for none.</summary>
    public string? Unregistered { get; init; }
}

/// <summary>All findings of a file.</summary>
/// <param name="earlier">Findings to go on from; null for none.</param>
internal sealed class Findings(Findings? earlier = null)
{
    private readonly List<Finding> _items = [.. earlier?._items ?? []];

    public bool HasErrors => _items.Exists(f => f.Severity == Severity.Error);

    public void Error(string code, Place place, Text cause, Text cure) => _items.Add(new Finding(Severity.Error, code, place, cause, cure));

    public void Warning(string code, Place place, Text cause, Text cure) => _items.Add(new Finding(Severity.Warning, code, place, cause, cure));

    public void Add(Finding finding) => _items.Add(finding);

    /// <summary>In the order in which somebody reading the file meets them.</summary>
    public IReadOnlyList<Finding> InOrder() => [.. _items.OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column)];
}
