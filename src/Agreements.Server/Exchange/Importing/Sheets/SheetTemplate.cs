using Agreements.Server.Exchange.Exporting;
using Agreements.Server.Localization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>An empty workbook for agreements of a kind: the columns that are read, and how each is filled in.</summary>
internal static class SheetTemplate
{
    /// <summary>What the sheet of notes is called; it is never read.</summary>
    public const string NotesZh = "填写说明";

    /// <summary>The same in English.</summary>
    public const string NotesEn = "How to fill it in";

    private static readonly (SheetField Field, double Width, Words Hint)[] Columns =
    [
        (SheetField.Reference, 14, new("没有编号就留空；以后重新导入时靠它认出同一份协议。",
            "Leave it empty if there is none; by it a row is known again when the file is imported later.")),
        (SheetField.Title, 36, new("必填。", "Needed.")),
        (SheetField.FirstParty, 24, new("机构全称、简称或代码；几家用“、”隔开。名称不详写“不详：一所职业学校”。",
            "Full name, short name or code; several separated by “;”. Where the name is not known: “unknown: a vocational school”.")),
        (SheetField.SecondParty, 24, new("同上。", "The same.")),
        (SheetField.OtherParties, 24, new("成员，不签署。", "Members, who do not sign.")),
        (SheetField.Beneficiary, 24, new("受援的学校或地区。", "The schools or places that are helped.")),
        (SheetField.Witness, 20, new("见证签署的机构。", "Those who witness the signing.")),
        (SheetField.Stage, 12, new("提出、协商一致、已签署、实施中、已评估；留空时有签署日期即为已签署，没有则为提出。",
            "proposed, negotiated, signed, implementing or evaluated; if empty: signed where there is a day of signing, else proposed.")),
        (SheetField.SignedOn, 14, new("如 2025-03-27、2020年4月、约2024年；不清楚就留空。", "Such as 2025-03-27, April 2020 or about 2024; leave it empty if nobody knows.")),
        (SheetField.SignedAt, 14, new("签署的地方。", "Where it was signed.")),
        (SheetField.Period, 12, new("如 3年，或“2025-03-27 至 2028-03-26”。", "Such as 3 years, or “2025-03-27 to 2028-03-26”.")),
        (SheetField.From, 14, new("合作开始的日期。", "The first day.")),
        (SheetField.To, 14, new("合作结束的日期。", "The last day.")),
        (SheetField.Purpose, 30, new("为什么合作。", "What the cooperation is for.")),
        (SheetField.Areas, 30, new("几个用“、”隔开。", "Several separated by “;”.")),
        (SheetField.Clauses, 40, new("一行一条（单元格内换行：Alt+Enter）。", "One a line (a line break within a cell: Alt+Enter).")),
        (SheetField.Commitments, 40, new("一行一条：做什么｜谁｜何时，如“互派教师五名｜甲方｜2026年6月”。",
            "One a line: what | who | by when, such as “Send five teachers | Party A | June 2026”.")),
        (SheetField.Note, 30, new("其他说明。请不要写个人姓名、电话。", "Anything else. No names or phones of people, please.")),
        (SheetField.OpenQuestions, 30, new("还没有查清的事，一行一条。", "What is still to be found out, one a line.")),
        (SheetField.SourceTitle, 24, new("从哪里得知；留空即为本单位台账。", "Where it is known from; if empty, your own records.")),
        (SheetField.SourcePublished, 14, new("来源发布的日期。", "When the source was published.")),
    ];

    /// <summary>The template of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="say">The language of its headings.</param>
    public static byte[] Of(AgreementKind kind, UiLanguage say)
    {
        var columns = Columns.Where(c => c.Field != SheetField.Beneficiary || kind == AgreementKind.Aid).ToArray();
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook, autoSave: true))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
            var table = Sheet(workbook, [.. columns.Select(c => c.Width)], [columns.Select(c => say[SheetFields.Of(c.Field)])]);
            var notes = Sheet(workbook, [24, 90],
            [
                [say[new Words("列", "Column")], say[new Words("怎么填", "How to fill it in")]],
                .. columns.Select(c => new[] { say[SheetFields.Of(c.Field)], say[c.Hint] }),
            ]);
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new Sheet { Id = table, SheetId = 1, Name = say[Names.Of(kind)] },
                new Sheet { Id = notes, SheetId = 2, Name = say.IsChinese ? NotesZh : NotesEn }));
        }

        return stream.ToArray();
    }

    private static string Sheet(WorkbookPart workbook, double[] widths, IEnumerable<IEnumerable<string>> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
            new SheetData(rows.Select((cells, i) => new Row(cells.Select(c => new Cell
            {
                StyleIndex = i == 0 ? XlsxStyles.Head : XlsxStyles.Plain, DataType = CellValues.InlineString,
                InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(c) { Space = SpaceProcessingModeValues.Preserve }),
            })))));
        return workbook.GetIdOfPart(part);
    }
}
