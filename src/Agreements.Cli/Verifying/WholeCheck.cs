using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Queries;
using System.Text;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>
/// Streams folded from the events of a bundle by the rules of this release: all that the bundle tells of its agreements is compared, not only their stages, and
/// every sentence is told again. It takes several times as long, and holds them all in memory.
/// </summary>
/// <param name="findings">Takes what does not fit.</param>
/// <param name="release">The release that made the bundle: another may word its sentences otherwise.</param>
/// <param name="names">The names that the bundle brings.</param>
internal sealed class WholeCheck(Findings findings, string release, NamesUsed names)
{
    private readonly StreamTelling _telling = new();
    private readonly Naming _naming = names.Telling;
    private readonly Dictionary<(Guid Stream, long Version), Text> _sentences = [];
    private readonly HashSet<Guid> _unread = [];
    private long _otherwise;

    /// <summary>Takes an event.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="read">The same, read.</param>
    /// <param name="body">Its body.</param>
    /// <param name="line">The number of its line.</param>
    public void Take(ReadOnlyMemory<byte> entry, EntryLine read, ReadOnlyMemory<byte> body, long line)
    {
        var (stream, place) = (read.Stream, $"{BundleFormat.Bodies}:{line}");
        if (_unread.Contains(stream))
        {
            return;
        }

        try
        {
            using var parsed = JsonDocument.Parse(entry);
            var taken = _telling.Take(stream, parsed.RootElement.GetProperty("type").GetString()!, Encoding.UTF8.GetString(body.Span));
            _sentences[(stream, read.Version)] = taken.Say(_naming);
            if (taken.Unread is { } why)
            {
                _unread.Add(stream);
                findings.CannotTell(
                    place, $"此版本无法读取，流 {stream} 推导到此为止：{why}", $"This release cannot read it, and derives stream {stream} no further: {why}");
            }
        }
        // Whatever a body makes of itself that nobody has decided: the rules have no exception for what cannot be.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _unread.Add(stream);
            findings.Add(place, $"流 {stream} 不可能发生此事：{e.Message}", $"This cannot have happened to stream {stream}: {e.Message}");
        }
    }

    /// <summary>Compares what is told of an agreement, each property by itself.</summary>
    /// <param name="stream">The agreement.</param>
    /// <param name="told">What is told.</param>
    /// <param name="line">The number of the line.</param>
    public void Compare(Guid stream, ReadOnlyMemory<byte> told, long line)
    {
        if (_unread.Contains(stream) || _telling.States.GetValueOrDefault(stream) is not Agreement state)
        {
            return;
        }

        using var read = JsonDocument.Parse(told);
        var derived = JsonSerializer.SerializeToElement(BundleAgreement.Of(state), BundleFormat.Json);
        foreach (var property in derived.EnumerateObject())
        {
            var said = read.RootElement.TryGetProperty(property.Name, out var there) ? there : default;
            if (said.ValueKind is JsonValueKind.Undefined || !JsonElement.DeepEquals(said, property.Value))
            {
                findings.Add(
                    $"{BundleFormat.Agreements}:{line}",
                    $"{property.Name} 所写为 {Shown(said)}；由事件得出 {Shown(property.Value)}。",
                    $"{property.Name}: it says {Shown(said)}; the events say {Shown(property.Value)}.");
            }
        }
    }

    /// <summary>Compares a sentence with the one that its event has by the names of the bundle.</summary>
    /// <param name="told">What is told.</param>
    /// <param name="line">The number of the line.</param>
    public void CompareSentence(ReadOnlyMemory<byte> told, long line)
    {
        var said = JsonSerializer.Deserialize<BundleSentence>(told.Span, BundleFormat.Json) ?? throw new JsonException("null");
        if (!_sentences.Remove((said.Stream, said.Version), out var derived))
        {
            if (!_unread.Contains(said.Stream))
            {
                findings.Add($"{BundleFormat.Sentences}:{line}", "此事件已有一句。", "Its event has a sentence before.");
            }
        }
        else if (said != BundleSentence.Of(new ToldStep(said.Stream, said.Version, derived)))
        {
            if (release != BundleFormat.Release)
            {
                _otherwise++;
                return;
            }

            findings.Add(
                $"{BundleFormat.Sentences}:{line}",
                $"所写为“{said.Zh}”“{said.En}”；由事件得出“{derived.Zh}”“{derived.EnOrZh}”。",
                $"It says '{said.Zh}', '{said.En}'; the events say '{derived.Zh}', '{derived.EnOrZh}'.");
        }
    }

    /// <summary>Says what can be said only when every sentence was compared.</summary>
    public void End()
    {
        foreach (var (stream, version) in _sentences.Keys.Where(s => !_unread.Contains(s.Stream)))
        {
            findings.Add(
                BundleFormat.Sentences, $"流 {stream} 第 {version} 版没有句子。", $"Version {version} of stream {stream} has no sentence.");
        }

        if (_otherwise > 0)
        {
            findings.CannotTell(
                BundleFormat.Sentences,
                $"有 {_otherwise} 句与本版本（{BundleFormat.Release}）所述不同；事件包由 {release} 导出：请用该版本核验。",
                $"{_otherwise} sentences are worded otherwise by this release ({BundleFormat.Release}); {release} made the bundle: verify with it.");
        }
    }

    private static string Shown(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined ? "—" : JsonSerializer.Serialize(value, BundleFormat.Json);
}
