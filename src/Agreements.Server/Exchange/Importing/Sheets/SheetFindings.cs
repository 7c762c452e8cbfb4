namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Findings at the cells of a file, in the words of whoever keeps it.</summary>
/// <param name="file">The file, as the caller named it.</param>
internal sealed class SheetFindings(string file)
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public bool HasErrors => _all.Exists(f => f.Severity == Severity.Error);

    /// <summary>The place of a cell.</summary>
    public Place At(SheetCell cell) => new(file, cell.ToString(), cell.Row, cell.Column) { Cell = cell };

    public void Error(SheetCell cell, string code, Text cause, Text cure, string? unregistered = null) =>
        _all.Add(new Finding(Severity.Error, code, At(cell), cause, cure) { Unregistered = unregistered });

    public void Warning(SheetCell cell, string code, Text cause, Text cure) => _all.Add(new Finding(Severity.Warning, code, At(cell), cause, cure));

    /// <summary>Whether something was said of a cell already.</summary>
    public bool HasErrorAt(SheetCell cell) => _all.Exists(f => f.Severity == Severity.Error && f.Place.Cell == cell);
}
