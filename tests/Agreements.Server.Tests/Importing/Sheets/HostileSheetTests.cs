using System.IO.Compression;
using System.Text;

namespace Agreements.Server.Tests.Importing.Sheets;

/// <summary>Files that mean no good, or are no spreadsheets.</summary>
public sealed class HostileSheetTests(SheetDatabase there) : IClassFixture<SheetDatabase>
{
    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused() =>
        await RefusedAsync(Packed("xl/worksheets/sheet1.xml", 200), "file-too-large", "文件过大", "too large");

    [Fact]
    public async Task More_rows_than_are_read_are_refused_with_a_clear_sentence()
    {
        var csv = new StringBuilder("编号,名称,甲方\r\n");
        for (var i = 0; i < 200_000; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},协议,北校\r\n");
        }

        await RefusedAsync(Encoding.UTF8.GetBytes(csv.ToString()), "rows-too-many", "超过 2000 行", "more than 2000 rows");
        await RefusedAsync(
            SheetFiles.Xlsx([["编号", "名称", "甲方"], .. Enumerable.Range(0, 2_500).Select(i => new object?[] { i, "协议", "北校" })]),
            "rows-too-many", "超过 2000 行", "more than 2000 rows");
    }

    [Fact]
    public async Task Old_and_locked_workbooks_are_named() =>
        await RefusedAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "workbook-old-or-locked", "旧格式", "an old .xls");

    [Fact]
    public async Task What_is_no_workbook_and_no_text_is_refused()
    {
        await RefusedAsync([(byte)'P', (byte)'K', 3, 4, 1, 2, 3], "workbook-unreadable", "不是可以读取", "no .xlsx workbook");
        await RefusedAsync(Packed("word/document.xml", 0), "workbook-unreadable", "不是可以读取", "no .xlsx workbook");
        await RefusedAsync([0x81, 0xFF, 0x00, 0xFE], "encoding-wrong", "编码", "no text");
        await RefusedAsync([], "file-empty", "空的", "is empty");
    }

    [Fact]
    public async Task Entities_of_a_workbook_are_not_resolved()
    {
        var file = Changed(
            SheetFiles.Xlsx(["编号", "名称", "甲方"], ["X-1", "MARK", "北校"]),
            xml => "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>" + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]
                .Replace("MARK", "&secret;", StringComparison.Ordinal));
        await RefusedAsync(file, "workbook-unreadable", "不是可以读取", "no .xlsx workbook");
    }

    [Fact]
    public async Task A_formula_in_csv_is_a_text()
    {
        var plan = await there.PlanAsync(Encoding.UTF8.GetBytes("编号,名称,甲方\nF-1,\"=1+1\",北校"), name: "a.csv");
        plan.Whole.Rows.ShouldHaveSingleItem().Title.Zh.ShouldBe("=1+1");
    }

    private async Task RefusedAsync(byte[] file, string code, string zh, string en)
    {
        var error = (await there.PlanAsync(file)).Whole.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Cause.Zh.ShouldContain(zh);
        error.Cause.En!.ShouldContain(en);
    }

    private static byte[] Packed(string name, int megabytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
            {
                entry.Write(zeros);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Changed(byte[] workbook, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.First(
                e => e.FullName.Contains("worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }

            using var content = entry.Open();
            content.SetLength(0);
            content.Write(Encoding.UTF8.GetBytes(change(xml)));
        }

        return stream.ToArray();
    }
}
