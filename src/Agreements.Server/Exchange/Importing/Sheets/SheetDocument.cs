using Agreements.Server.Exchange.Importing.Reading;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>The rows of a spreadsheet as case files: one per source that the rows name.</summary>
internal sealed class SheetDocument(string name, SheetOptions options, DirectoryNames names, SheetFindings findings, DateOnly today)
{
    private readonly Dictionary<string, SheetPart> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SheetCell> _references = new(StringComparer.Ordinal);
    private int _rows;

    /// <summary>Adds the rows of a sheet.</summary>
    public void Add(Grid grid, HeadRow head)
    {
        Columns(grid, head);
        var read = head.Columns.Where(c => c.Field is not null).ToDictionary(c => c.Number);
        foreach (var fault in grid.Faults.Where(f => f.Row > head.Last && read.ContainsKey(f.Column)))
        {
            findings.Error(new(grid.Name, fault.Row, fault.Column, read[fault.Column].Heading), fault.Code, fault.Cause, fault.Cure);
        }

        foreach (var merged in grid.Merged.Where(m => m.LastRow > head.Last))
        {
            if (read.Keys.Where(n => n >= merged.FirstColumn && n <= merged.LastColumn).Order().Cast<int?>().FirstOrDefault() is { } column)
            {
                findings.Error(
                    new(grid.Name, Math.Max(merged.FirstRow, head.Last + 1), column, read[column].Heading), "cells-merged",
                    new("合并的单元格：不清楚内容属于哪些行。", "Merged cells: it is not clear which rows their content belongs to."),
                    new("请取消合并，并在每一行写明内容。", "Split the cells and write the content into each row."));
            }
        }

        var usual = options.Kind ?? SheetWords.Kind(grid.Name);
        foreach (var row in grid.Rows.Where(r => r.Number > head.Last && read.Keys.Any(r.Cells.ContainsKey)))
        {
            if (++_rows > SheetLimits.Rows)
            {
                findings.Error(new(grid.Name, 0, 0, ""), SheetLimits.TooManyRows.Code, SheetLimits.TooManyRows.Cause, SheetLimits.TooManyRows.Cure);
                return;
            }

            Add(new SheetRow(grid.Name, row, head), usual);
        }
    }

    /// <summary>The case files, with where each part of them came from.</summary>
    public IEnumerable<SheetPart> Parts()
    {
        foreach (var part in _parts.Values)
        {
            part.Close(name, findings);
            yield return part;
        }
    }

    private void Add(SheetRow row, AgreementKind? usual)
    {
        var part = PartOf(row);
        var reading = new SheetReading(row, names, findings, usual, today);
        part.Agreements.Add(reading.Read($"$.agreements[{part.Agreements.Count}]", part.Cells));
        if (!_references.TryAdd(reading.Reference, row.At(SheetField.Reference)))
        {
            var first = _references[reading.Reference];
            findings.Error(
                row.At(SheetField.Reference), "ref-duplicate",
                row[SheetField.Reference].Length > 0
                    ? new($"编号“{reading.Reference}”重复：{first.Address} 已有。", $"The number '{reading.Reference}' stands twice: it is in {first.Address} already.")
                    : new($"本行与 {first} 是同一份协议：类别、名称和各方都相同。", $"This row is the same agreement as {first}: kind, title and parties are the same."),
                new("改用另一个编号，或删去重复的行。", "Use another number, or delete the row that is there twice."));
            // Said once, at its cell.
            part.Agreements.RemoveAt(part.Agreements.Count - 1);
        }
    }

    private SheetPart PartOf(SheetRow row)
    {
        var title = SheetReading.OneLine(row[SheetField.SourceTitle]);
        var published = SheetReading.Day(row, SheetField.SourcePublished, findings, today);
        var key = title.Length == 0 && published is null ? "" : $"{SheetFields.Plain(title)}\n{published}";
        var said = row[SheetField.SourceReliability];
        var reliability = SheetWords.Reliability(said);
        if (said.Length > 0 && reliability is null)
        {
            findings.Error(
                row.At(SheetField.SourceReliability), "reliability-unknown", new($"“{said}”不是来源性质。", $"'{said}' does not say how reliable a source is."),
                new("写“官方”“报道”或“传闻”。", "Write 'official', 'press' or 'hearsay'."));
        }

        if (_parts.TryGetValue(key, out var there))
        {
            return there;
        }

        var ledger = options.KeeperName is { } keeper ? $"{keeper}的合作协议台账" : "合作协议台账";
        return _parts[key] = new SheetPart(new JsonObject
        {
            ["id"] = $"sheet-{options.Keeper ?? "ledger"}{(key.Length > 0 ? "-" + SheetReading.Digest(key) : "")}",
            ["title"] = title.Length > 0 ? title : ledger, ["published"] = published,
            ["reliability"] = KebabEnum<Reliability>.Name(reliability ?? Reliability.Official),
        });
    }

    private void Columns(Grid grid, HeadRow head)
    {
        foreach (var column in head.Columns)
        {
            var cell = new SheetCell(grid.Name, head.Last, column.Number, column.Heading);
            var first = head.Columns.First(c => c.Field == column.Field);
            if (column.Field is { } field && first != column)
            {
                findings.Error(
                    cell, "column-twice",
                    new($"“{first.Heading}”和“{column.Heading}”都读作“{SheetFields.Of(field).Zh}”。",
                        $"'{first.Heading}' and '{column.Heading}' are both read as '{SheetFields.Of(field).En}'."),
                    new("在列的对应关系中只保留一列。", "Keep one of them where columns are matched."));
            }
            else if (column is { Field: null, IsChosen: false } && SheetFields.IsOfPeople(column.Heading))
            {
                findings.Warning(cell, "column-of-people",
                    new($"“{column.Heading}”没有读取：联系人等个人信息不导入。", $"'{column.Heading}' was not read: what concerns people is not imported."),
                    new("联系方式写入人员名录（/people）。", "Contacts belong into the register of people (/people)."));
            }
            else if (column is { Field: null, IsChosen: false } && !SheetFields.IsNumbering(column.Heading))
            {
                findings.Warning(cell, "column-unknown", new($"“{column.Heading}”没有读取：不认识这一列。", $"'{column.Heading}' was not read: the column is not known."),
                    new("需要时请指定它对应的项目。", "Say what it tells, if it should be read."));
            }
        }

        if (!head.Columns.Any(c => c.Field is SheetField.Title or SheetField.TitleEn))
        {
            findings.Error(new(grid.Name, head.Last, 0, ""), "column-missing", new("没有“名称”列。", "There is no column 'Title'."),
                new("加上这一列，或指定哪一列是名称。", "Add the column, or say which one holds the title."));
        }
    }
}

/// <summary>The rows of one source, as a case file.</summary>
internal sealed class SheetPart(JsonObject source)
{
    private static readonly Text DayMissing = new("没有写明进入该阶段的日期。", "It is not said on which day this stage was reached.");
    private static readonly Text DayCure = new("查明后补上；不清楚也可以导入。", "Add it when it is known; it can be imported without.");


    private static readonly Text OtherThere = new(
        "这个编号的协议已有记录，类别、名称、各方或日期不同。", "An agreement of this number is on record, with another kind, title, parties or day.");

    private static readonly Text OtherCure = new(
        "若是同一份，请恢复原值：导入只补充，不更改；若是另一份，请改用另一个编号，或把“编号”列设为不读取。",
        "If it is the same, put back what was there: an import adds and never changes. If it is another, give it another number, "
            + "or have the numbers not read.");

    private SheetFindings _findings = null!;

    /// <summary>The agreements so far.</summary>
    public JsonArray Agreements { get; } = [];

    /// <summary>The cells that parts of the file came from, by JSONPath.</summary>
    public Dictionary<string, SheetCell> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>The case file.</summary>
    public CaseFile File { get; private set; } = null!;

    /// <summary>Makes the case file of what was added.</summary>
    public void Close(string name, SheetFindings findings)
    {
        _findings = findings;
        var document = new JsonObject { ["format"] = CaseFileReader.Format, ["source"] = source, ["agreements"] = Agreements };
        File = CaseFileReader.Read(name, JsonSerializer.SerializeToUtf8Bytes(document));
    }

    /// <summary>The place in the spreadsheet of a place in the case file.</summary>
    public Place CellOf(Place place)
    {
        for (var path = place.Path; path.Length > 1; path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 1)])
        {
            if (Cells.TryGetValue(path, out var cell))
            {
                return _findings.At(cell);
            }
        }

        return _findings.At(new SheetCell("", 0, 0, ""));
    }

    /// <summary>What was found in the case file, at the cell it came from; null for what was said of that cell already.</summary>
    public Finding? Told(Finding found)
    {
        var place = CellOf(found.Place);
        return found.Severity == Severity.Error && _findings.HasErrorAt(place.Cell!) ? null
            : found.Code == "day-unknown" ? found with { Place = place, Cause = DayMissing, Cure = DayCure }
            : found.Code == "record-contradicted" ? found with { Place = place, Cause = OtherThere, Cure = OtherCure }
            : found with { Place = place };
    }
}
