namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>A row below the head: what its columns tell, and where each stands.</summary>
internal sealed class SheetRow(string sheet, GridRow row, HeadRow head)
{
    /// <summary>The row as a whole.</summary>
    public SheetCell Whole { get; } = new(sheet, row.Number, 0, "");

    /// <summary>What is told of a field; empty when nothing is.</summary>
    public string this[SheetField field] => Column(field) is { } column ? row[column.Number] : "";

    /// <summary>The cell of a field; the whole row where there is no such column.</summary>
    public SheetCell At(SheetField field) => Column(field) is { } column ? new(sheet, row.Number, column.Number, column.Heading) : Whole;

    private SheetColumn? Column(SheetField field) => head.Columns.FirstOrDefault(c => c.Field == field);
}
