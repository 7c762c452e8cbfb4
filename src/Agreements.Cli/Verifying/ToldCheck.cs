using Agreements.Server.Exchange.Bundles;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>
/// What the bundle tells people against its events: the stage and version of each agreement, a sentence for each event; where it is derived all else,
/// and the sentences themselves.
/// </summary>
internal sealed class ToldCheck(Findings findings, EventsCheck events, WholeCheck? whole)
{
    public void Run(Stream agreements, Stream sentences)
    {
        var told = new HashSet<Guid>();
        LineReader.Each(findings, agreements, BundleFormat.Agreements, (line, number) =>
        {
            var (id, version, stage) = Told(line.Span, "id"u8, 3);
            told.Add(id);
            var (last, derived) = (events.Versions.GetValueOrDefault(id), events.Stages.GetValueOrDefault(id));
            if (version != last || stage != derived)
            {
                findings.Add(
                    $"{BundleFormat.Agreements}:{number}",
                    $"所写为第 {version} 版、{stage}；由事件得出第 {last} 版、{derived}。",
                    $"It says version {version}, {stage}; the events say version {last}, {derived}.");
                return;
            }

            whole?.Compare(id, line, number);
        });

        foreach (var id in events.Stages.Keys.Where(id => !told.Contains(id)))
        {
            findings.Add(BundleFormat.Agreements, $"缺少协议 {id}。", $"The agreement {id} is missing.");
        }

        var count = LineReader.Each(findings, sentences, BundleFormat.Sentences, (line, number) =>
        {
            var (stream, version, _) = Told(line.Span, "stream"u8, 2);
            if (version < 1 || version > events.Versions.GetValueOrDefault(stream))
            {
                findings.Add($"{BundleFormat.Sentences}:{number}", "包中没有它所说的事件。", "The bundle has no such event.");
                return;
            }

            whole?.CompareSentence(line, number);
        });
        whole?.End();
        if (count != events.Count)
        {
            findings.Add(BundleFormat.Sentences, $"有 {count} 句，而事件有 {events.Count} 个。", $"It has {count} sentences, and there are {events.Count} events.");
        }
    }

    /// <summary>Of which stream and version a line is, and the stage that it says: without an object for each of a million.</summary>
    private static (Guid Stream, long Version, string? Stage) Told(ReadOnlySpan<byte> line, ReadOnlySpan<byte> id, int wanted)
    {
        var json = new Utf8JsonReader(line);
        var told = (Stream: Guid.Empty, Version: 0L, Stage: (string?)null);
        // They come first: what is for people need not be read.
        while (wanted > 0 && json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
            {
                continue;
            }

            var (isId, isVersion, isStage) = (json.ValueTextEquals(id), json.ValueTextEquals("version"u8), json.ValueTextEquals("stage"u8));
            json.Read();
            wanted -= isId || isVersion || isStage ? 1 : 0;
            told = isId ? told with { Stream = json.GetGuid() } : isVersion ? told with { Version = json.GetInt64() }
                : isStage ? told with { Stage = json.GetString() } : told;
        }

        return told;
    }
}
