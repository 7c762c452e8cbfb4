namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>A column that has a heading.</summary>
/// <param name="Number">The column, from 1.</param>
/// <param name="Heading">What stands above it.</param>
/// <param name="Field">What it tells; null when it is not read.</param>
/// <param name="IsChosen">Whether somebody said so.</param>
internal sealed record SheetColumn(int Number, string Heading, SheetField? Field, bool IsChosen);

/// <summary>The row, or the two, that say what the columns are.</summary>
/// <param name="First">The first of the rows.</param>
/// <param name="Last">The last.</param>
/// <param name="Columns">The columns.</param>
internal sealed record HeadRow(int First, int Last, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>How many rows from the top may come before it.</summary>
    public const int Searched = 15;

    /// <summary>The word by which somebody says that a column is not read.</summary>
    public const string NotRead = "-";

    /// <summary>
    /// Finds it: the row by which most columns are known, or two of which one heads groups of the other. Null where no two columns are known.
    /// </summary>
    /// <param name="grid">The sheet.</param>
    /// <param name="chosen">What somebody chose, by plain heading.</param>
    public static HeadRow? Find(Grid grid, IReadOnlyDictionary<string, string> chosen)
    {
        var top = grid.Rows.Take(Searched).ToArray();
        var candidates = top.Select(r => Of(r, null, chosen))
            .Concat(top.Zip(top.Skip(1)).Where(p => p.Second.Number == p.First.Number + 1).Select(p => Of(p.First, p.Second, chosen)))
            .Select(h => (Head: h, Known: h.Columns.Select(c => c.Field).OfType<SheetField>().Distinct().Count()));
        var best = candidates.OrderByDescending(c => c.Known).ThenBy(c => c.Head.Last - c.Head.First).FirstOrDefault();
        return best.Known >= 2 ? best.Head : null;
    }

    private static HeadRow Of(GridRow first, GridRow? second, IReadOnlyDictionary<string, string> chosen)
    {
        var numbers = first.Cells.Keys.Union(second?.Cells.Keys ?? []).Order();
        return new(first.Number, second?.Number ?? first.Number, [.. numbers.Select(n => Column(n, first[n], second?[n] ?? "", chosen))]);
    }

    private static SheetColumn Column(int number, string above, string below, IReadOnlyDictionary<string, string> chosen)
    {
        var read = new[] { below, above }.Where(h => h.Length > 0).Select(h => Read(number, h, chosen)).ToArray();
        return read.FirstOrDefault(c => c.Field is not null || c.IsChosen) ?? read[0];
    }

    private static SheetColumn Read(int number, string heading, IReadOnlyDictionary<string, string> chosen)
    {
        var said = chosen.GetValueOrDefault(SheetFields.Plain(heading));
        return said == NotRead ? new(number, heading, null, true)
            : KebabEnum<SheetField>.TryParse(said, out var field) ? new(number, heading, field, true)
            : new(number, heading, SheetFields.IsOfPeople(heading) ? null : SheetFields.Find(heading), false);
    }
}
