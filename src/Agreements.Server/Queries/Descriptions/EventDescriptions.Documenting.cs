
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(DocumentingEvent happened, Agreement after) => happened switch
    {
        DocumentAttached e => new Text(
            $"归档{DocumentNames.Of(e.Kind).Zh}“{e.Name}”{(e.Version == 1 ? "" : $"第{e.Version}版")}{Zh(e.On)}。",
            $"{(e.Version == 1 ? "Put on file" : $"Version {e.Version} put on file")}: '{e.Name}' ({DocumentNames.Of(e.Kind).EnOrZh}){En(e.On)}."),
        DocumentWithdrawn e => Said(
            $"撤下文件“{after.FindDocument(e.Document)?.Latest.Name ?? e.Document}”{Zh(e.On)}",
            $"The document '{after.FindDocument(e.Document)?.Latest.Name ?? e.Document}' was withdrawn{En(e.On)}", e.Reason),
        _ => throw Unsaid(happened),
    };
}
