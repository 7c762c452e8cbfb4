using DocumentFormat.OpenXml.Spreadsheet;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>Fonts and formats of a workbook. The font has Chinese characters on every machine that opens workbooks in Chinese.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;

    public const uint Head = 1;

    public const uint Day = 2;

    public const uint Time = 3;

    private const uint DayFormat = 164;

    private const uint TimeFormat = 165;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy-mm-dd hh:mm" }),
        new Fonts(Font(), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "等线" }, new FontCharSet { Val = 134 })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellFormats(
            new CellFormat { FontId = 0 },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { FontId = 0, NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { FontId = 0, NumberFormatId = TimeFormat, ApplyNumberFormat = true }));

    // 134 is the character set of simplified Chinese: who lacks the font gets another that has the characters.
    private static Font Font() => new(new FontSize { Val = 11 }, new FontName { Val = "等线" }, new FontCharSet { Val = 134 });
}
