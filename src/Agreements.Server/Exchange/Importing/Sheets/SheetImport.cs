using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Recording;
using Npgsql;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>How a spreadsheet is read.</summary>
/// <param name="Kind">The kind of rows that do not say theirs; null where the sheet's name says it.</param>
/// <param name="Columns">What columns mean, by plain heading: a field's word, or <c>-</c> for not read.</param>
/// <param name="Keeper">Code of the institution that keeps the spreadsheet; null for nobody in particular.</param>
/// <param name="KeeperName">What it is called.</param>
internal sealed record SheetOptions(AgreementKind? Kind, IReadOnlyDictionary<string, string> Columns, string? Keeper = null, string? KeeperName = null);

/// <summary>What a spreadsheet would record. With errors, nothing of it may be recorded.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Columns">Its columns, those of all sheets.</param>
/// <param name="Parts">What each source that it names would record.</param>
/// <param name="Findings">Errors and warnings, in the order of the file.</param>
internal sealed record SheetPlan(string File, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<ImportPlan> Parts, IReadOnlyList<Finding> Findings)
{
    /// <summary>All of it as one plan, to be shown.</summary>
    public ImportPlan Whole => new(
        File, Parts.Count > 0 ? Parts[0].Source : null, [.. Parts.SelectMany(p => p.Rows)], Findings, Parts.Count > 0 ? Parts[^1].After : Known.Nothing);

    /// <summary>With more that is wrong.</summary>
    public SheetPlan With(IEnumerable<Finding> more) => this with { Findings = SheetImport.InOrder(Findings.Concat(more)) };
}

/// <summary>From a spreadsheet to a plan: cells to rows, rows to case files, and what is found in these back to the cells.</summary>
internal static class SheetImport
{
    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".csv", ".txt", ".xls", ".tsv"];

    /// <summary>Whether a file is taken for a spreadsheet, by its name.</summary>
    public static bool IsSheet(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Plans a spreadsheet. Records nothing.</summary>
    /// <param name="run">The run that plans and records.</param>
    /// <param name="data">The database.</param>
    /// <param name="name">The file, as the caller named it.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="today">The day of the import, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<SheetPlan> PlanAsync(
        ImportRun run, NpgsqlDataSource data, string name, ReadOnlyMemory<byte> bytes, SheetOptions options, DateOnly today, CancellationToken ct)
    {
        var findings = new SheetFindings(name);
        var file = Read(bytes);
        var sheets = Heads(file, options, findings);
        var names = await DirectoryNames.LoadAsync(data, ct);
        var document = new SheetDocument(name, options, names, findings, today);
        foreach (var (grid, head) in sheets)
        {
            document.Add(grid, head);
        }

        var parts = new List<ImportPlan>();
        var all = new List<Finding>(findings.All);
        foreach (var part in document.Parts())
        {
            var plan = await run.PlanAsync(part.File, ct);
            parts.Add(plan with { Rows = [.. plan.Rows.Select(r => r with { Place = part.CellOf(r.Place) })] });
            all.AddRange(plan.Findings.Select(part.Told).OfType<Finding>());
        }

        return new SheetPlan(name, [.. sheets.SelectMany(s => s.Head.Columns).DistinctBy(c => SheetFields.Plain(c.Heading))], parts, InOrder(all));
    }

    /// <summary>In the order in which somebody reading the file meets them, what concerns all of it first.</summary>
    public static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Place.Cell?.Row > 0 ? f.Place.Cell.Sheet : "", StringComparer.Ordinal)
            .ThenBy(f => f.Place.Line).ThenBy(f => f.Place.Column),
    ];

    private static GridFile Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > SheetLimits.Bytes ? new([]) { Fault = SheetLimits.TooLarge }
        : bytes.IsEmpty ? GridFile.Unreadable(
            "file-empty", new("文件是空的。", "The file is empty."), new("请选择 .xlsx 或 .csv 文件。", "Choose an .xlsx or .csv file."))
        : bytes.Span is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] ? XlsxGrid.Read(bytes)
        : CsvGrid.Read(bytes);

    private static List<(Grid Grid, HeadRow Head)> Heads(GridFile file, SheetOptions options, SheetFindings findings)
    {
        var whole = new SheetCell("", 0, 0, "");
        if (file.Fault is { } fault)
        {
            findings.Error(whole, fault.Code, fault.Cause, fault.Cure);
            return [];
        }

        foreach (var hidden in file.Hidden)
        {
            findings.Warning(new(hidden, 0, 0, ""), "sheet-hidden", new($"工作表“{hidden}”是隐藏的，没有读取。", $"The sheet '{hidden}' is hidden and was not read."),
                new("要导入它，请取消隐藏。", "Unhide it to have it imported."));
        }

        var found = new List<(Grid, HeadRow)>();
        foreach (var grid in file.Sheets)
        {
            if (HeadRow.Find(grid, options.Columns) is { } head)
            {
                found.Add((grid, head));
            }
            else if (grid.Rows.Count > 0 && grid.Name is not (SheetTemplate.NotesZh or SheetTemplate.NotesEn))
            {
                NoHead(grid, file.Sheets.Count == 1, findings);
            }
        }

        if (found.Count == 0 && !findings.HasErrors)
        {
            findings.Error(whole, "sheet-empty", new("文件中没有可读的行。", "There is no row to read in the file."),
                new("请使用模板，或检查工作表是否为空或隐藏。", "Use a template, or see whether the sheet is empty or hidden."));
        }

        return found;
    }

    private static void NoHead(Grid grid, bool isOnly, SheetFindings findings)
    {
        var cell = new SheetCell(grid.Name, 0, 0, "");
        var cause = new Text(
            $"前 {HeadRow.Searched} 行中没有找到表头：至少要认得两列，如“名称”和“甲方”。",
            $"No head row was found in the first {HeadRow.Searched} rows: at least two columns must be known, such as 'Title' and 'Party A'.");
        var cure = new Text("请写上表头，或使用模板。", "Write a head row, or use a template.");
        if (isOnly)
        {
            findings.Error(cell, "head-missing", cause, cure);
        }
        else
        {
            findings.Warning(cell, "head-missing", new($"工作表“{grid.Name}”没有读取：{cause.Zh}", $"The sheet '{grid.Name}' was not read. {cause.En}"), cure);
        }
    }
}
