using Agreements.Server.Exchange.Bundles;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>What the bundle tells people against its events: the stage and version of each agreement, a sentence for each event.</summary>
internal sealed class ToldCheck(Findings findings, EventsCheck events)
{
    public void Run(Stream agreements, Stream sentences)
    {
        var told = new HashSet<Guid>();
        foreach (var (agreement, place) in Lines<BundleAgreement>(agreements, BundleFormat.Agreements))
        {
            told.Add(agreement.Id);
            var (version, stage) = (events.Versions.GetValueOrDefault(agreement.Id), events.Stages.GetValueOrDefault(agreement.Id));
            if (agreement.Version != version || agreement.Stage != stage)
            {
                findings.Add(
                    place, $"所写为第 {agreement.Version} 版、{agreement.Stage}；由事件得出第 {version} 版、{stage}。",
                    $"It says version {agreement.Version}, {agreement.Stage}; the events say version {version}, {stage}.");
            }
        }

        foreach (var id in events.Stages.Keys.Where(id => !told.Contains(id)))
        {
            findings.Add(BundleFormat.Agreements, $"缺少协议 {id}。", $"The agreement {id} is missing.");
        }

        var count = 0L;
        foreach (var (sentence, place) in Lines<Sentence>(sentences, BundleFormat.Sentences))
        {
            count++;
            if (sentence.Version < 1 || sentence.Version > events.Versions.GetValueOrDefault(sentence.Stream))
            {
                findings.Add(place, "包中没有它所说的事件。", "The bundle has no such event.");
            }
        }

        if (count != events.Count)
        {
            findings.Add(BundleFormat.Sentences, $"有 {count} 句，而事件有 {events.Count} 个。", $"It has {count} sentences, and there are {events.Count} events.");
        }
    }

    private IEnumerable<(T Item, string Place)> Lines<T>(Stream stream, string file)
    {
        using var lines = new LineReader(stream);
        for (var number = 1; lines.Next(out var line); number++)
        {
            T? item = default;
            try
            {
                item = JsonSerializer.Deserialize<T>(line.Span, BundleFormat.Json);
            }
            catch (JsonException e)
            {
                findings.Add($"{file}:{number}", $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
            }

            if (item is not null)
            {
                yield return (item, $"{file}:{number}");
            }
        }
    }

    private sealed record Sentence(Guid Stream, long Version);
}
