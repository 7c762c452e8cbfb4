using Agreements.Server.Http;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>What keeps bytes from being JSON, said so that somebody with a text editor can mend it.</summary>
internal static class JsonFaults
{
    public static Finding? InEncoding(SourceBytes source)
    {
        if (Utf8Text.FaultIn(source.Bytes.Span) is { } foreign)
        {
            return Fault("encoding-wrong", source.At(foreign.Offset, "$"), foreign.Cause, Utf8Text.SaveAsUtf8);
        }

        return source.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? Fault(
                "file-empty", source.At(0, "$"),
                new("文件是空的。", "The file is empty."),
                new("请选择 agreement-cases/1 格式的文件。", "Name a file of the format agreement-cases/1."))
            : null;
    }

    public static Finding InSyntax(SourceBytes source, long line, long byteInLine)
    {
        var offset = source.OffsetOf(line, byteInLine);
        var span = source.Bytes.Span;
        var before = span[..offset].LastIndexOfAnyExcept(" \t\r\n"u8);
        if (offset >= span.Length)
        {
            return Fault(
                "json-incomplete", source.At(span.Length, "$"),
                new("文件提前结束：有括号或引号没有闭合。", "The file ends too early: a bracket or a quotation mark is not closed."),
                new("补上缺少的 }、] 或 \"，或重新取得完整的文件。", "Add the missing }, ] or \", or fetch the whole file again."));
        }

        var found = (char)span[offset];
        var last = before < 0 ? ' ' : (char)span[before];
        return (last, found) switch
        {
            (',', '}' or ']') => Fault(
                "json-trailing-comma", source.At(before, "$"),
                new($"“{found}”前多了一个逗号。", $"A comma stands before '{found}' with nothing after it."),
                new("删除这个逗号。", "Delete this comma.")),
            (_, '/' or '#') => Fault(
                "json-comment", source.At(offset, "$"),
                new("JSON 不允许注释。", "JSON knows no comments."),
                new("删除注释。", "Delete the comment.")),
            (_, '"' or '{' or '[') when last is '"' or '}' or ']' or (>= '0' and <= '9') => Fault(
                "json-comma-missing", source.At(offset, "$"),
                new($"“{found}”前缺少逗号。", $"A comma is missing before '{found}'."),
                new("在前一个值后面加逗号。", "Put a comma after the value before.")),
            _ => Unexpected(source, offset),
        };
    }

    private static Finding Unexpected(SourceBytes source, int offset)
    {
        Rune.DecodeFromUtf8(source.Bytes.Span[offset..], out var rune, out _);
        var shown = Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : rune.ToString();
        var cure = shown is "“" or "”" or "，" or "：" or "‘" or "’" or "'"
            ? new Words("改用英文半角标点：\" , :", "Use plain punctuation: \" , :")
            : new Words("按 JSON 语法改正此处；字符串须用双引号。", "Mend the JSON at this place; strings stand in double quotation marks.");
        return Fault("json-malformed", source.At(offset, "$"), new($"此处不应出现“{shown}”。", $"'{shown}' cannot stand here."), cure);
    }

    private static Finding Fault(string code, Place place, Words cause, Words cure) => new(Severity.Error, code, place, cause, cure);
}
