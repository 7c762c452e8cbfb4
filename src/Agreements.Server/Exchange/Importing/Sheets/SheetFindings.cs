namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Findings at the cells of a file, in the words of whoever keeps it.</summary>
/// <param name="file">The file, as the caller named it.</param>
internal sealed class SheetFindings(string file)
{
    private readonly List<Finding> _all = [];
    private readonly HashSet<SheetCell> _wrong = [];

    public IReadOnlyList<Finding> All => _all;

    public bool HasErrors => _wrong.Count > 0;

    /// <summary>The place of a cell.</summary>
    public Place At(SheetCell cell) => new(file, cell.Path, cell.Row, cell.Column) { Cell = cell };

    /// <summary>Says what is wrong with a cell; that something is missing only where nothing kept it from being read.</summary>
    public void Error(SheetCell cell, string code, Text cause, Text cure, string? unregistered = null)
    {
        if (_wrong.Add(cell) || !code.EndsWith("-missing", StringComparison.Ordinal))
        {
            _all.Add(new Finding(Severity.Error, code, At(cell), cause, cure) { Unregistered = unregistered });
        }
    }

    public void Warning(SheetCell cell, string code, Text cause, Text cure) => _all.Add(new Finding(Severity.Warning, code, At(cell), cause, cure));

    /// <summary>Whether something was said of a cell already.</summary>
    public bool HasErrorAt(SheetCell cell) => _wrong.Contains(cell);
}
