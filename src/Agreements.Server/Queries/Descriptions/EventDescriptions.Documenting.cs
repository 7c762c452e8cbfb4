
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(DocumentingEvent happened, Agreement after) => happened switch
    {
        DocumentAttached e => new Text(
            $"归档{DocumentNames.Of(e.Kind).Zh}“{e.Name}”{(e.Version == 1 ? "" : $"第{e.Version}版")}{SignedCopy(e, after)?.Zh}{Zh(e.On)}。",
            $"{(e.Version == 1 ? "Put on file" : $"Version {e.Version} put on file")}: '{e.Name}' ({DocumentNames.Of(e.Kind).EnOrZh})"
                + $"{SignedCopy(e, after)?.En}{En(e.On)}."),
        DocumentWithdrawn e => Said(
            $"撤下文件“{after.FindDocument(e.Document)?.Latest.Name ?? e.Document}”{Zh(e.On)}",
            $"The document '{after.FindDocument(e.Document)?.Latest.Name ?? e.Document}' was withdrawn{En(e.On)}", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text? SignedCopy(DocumentAttached e, Agreement after) => after.Revisions.FindLast(r => r.Digest == e.TextDigest)?.Number is { } number
        ? new Text($"，为第 {number} 稿签署稿的扫描件", $", a scan of the signed text {number}")
        : null;
}
