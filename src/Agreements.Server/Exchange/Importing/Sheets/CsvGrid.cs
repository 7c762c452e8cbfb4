using CsvHelper;
using System.Text;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Reads CSV as spreadsheets save it: UTF-8 with and without mark, UTF-16 with mark, GBK and GB18030; split by comma, semicolon or tab.</summary>
internal static class CsvGrid
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding[] Utf16 = [new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    public static GridFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (Decoded(bytes.Span) is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            return GridFile.Unreadable(
                "encoding-wrong",
                new("文件不是 UTF-8 或 GBK/GB18030 编码的文字。", "The file is no text in UTF-8 or GBK/GB18030."),
                new("请另存为“CSV UTF-8（逗号分隔）”或 .xlsx。", "Save it as “CSV UTF-8 (comma delimited)” or as .xlsx."));
        }

        if (text.Length > SheetLimits.Characters)
        {
            return new([]) { Fault = SheetLimits.TooLarge };
        }

        return Rows(text);
    }

    private static GridFile Rows(string text)
    {
        using var reader = CsvReader.Create(
            Encoding.UTF8.GetBytes(text), CsvReaderOptions.Default with { HasHeader = false, SkipEmptyLines = false, MaxRecordSize = 1024 * 1024 });
        var rows = new List<GridRow>();
        var number = 0;
        try
        {
            while (reader.Read())
            {
                number++;
                var cells = new Dictionary<int, string>();
                for (var i = 0; i < Math.Min(reader.FieldCount, SheetLimits.Columns); i++)
                {
                    if (Plain(reader.GetString(i)) is { Length: > 0 } cell)
                    {
                        cells[i + 1] = cell;
                    }
                }

                if (cells.Count > 0)
                {
                    rows.Add(new GridRow(number, cells));
                }

                if (rows.Count > SheetLimits.Rows + HeadRow.Searched)
                {
                    return new([]) { Fault = SheetLimits.TooManyRows };
                }
            }
        }
        catch (Exception e) when (e is CsvFormatException or CsvValidationException or FormatException or InvalidOperationException)
        {
            return GridFile.Unreadable(
                "csv-malformed",
                new($"第 {number + 1} 行起无法读取：引号没有成对。", $"It cannot be read from row {number + 1} on: a quotation mark is not closed."),
                new("补上缺少的引号，或另存为 .xlsx。", "Add the missing quotation mark, or save it as .xlsx."));
        }

        return new([new Grid("", rows)]);
    }

    /// <summary>An apostrophe that our own export puts before what a spreadsheet would calculate is no part of the text.</summary>
    private static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..].Trim() : cell.Trim();

    private static string? Decoded(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Try(Utf16[bytes[0] == 0xFF ? 0 : 1], bytes[2..]);
        }

        return bytes.StartsWith("\uFEFF"u8) ? Try(Utf8, bytes[3..]) : Try(Utf8, bytes) ?? Try(Gb18030, bytes);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
