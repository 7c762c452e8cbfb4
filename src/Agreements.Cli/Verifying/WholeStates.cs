using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Storage;
using System.Text;
using System.Text.Json;

namespace Agreements.Cli.Verifying;

/// <summary>
/// Agreements folded from the events of a bundle by the rules of this release: all that the bundle tells of them is compared, not only their stages. It takes
/// several times as long, and holds them all in memory.
/// </summary>
internal sealed class WholeStates(Findings findings)
{
    private static readonly HashSet<string> OfAgreements =
        [.. EventNames.All.Where(e => typeof(AgreementEvent).IsAssignableFrom(e.Key)).Select(e => e.Value).Concat(Upcasts.All.Select(u => u.Name))];

    private readonly Dictionary<Guid, Agreement> _states = [];
    private readonly HashSet<Guid> _unread = [];

    /// <summary>Takes an event.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="stream">The stream that the entry is of.</param>
    /// <param name="body">Its body.</param>
    /// <param name="line">The number of its line.</param>
    public void Take(ReadOnlyMemory<byte> entry, Guid stream, ReadOnlyMemory<byte> body, long line)
    {
        using var read = JsonDocument.Parse(entry);
        var type = read.RootElement.GetProperty("type").GetString()!;
        if (_unread.Contains(stream) || (!_states.ContainsKey(stream) && !OfAgreements.Contains(type)))
        {
            return;
        }

        try
        {
            if (EventRow.Happened(type, Encoding.UTF8.GetString(body.Span)) is AgreementEvent happened)
            {
                _states[stream] = Agreement.Evolve(_states.GetValueOrDefault(stream) ?? Agreement.Unwritten(stream), happened);
            }
        }
        catch (JsonException e)
        {
            _unread.Add(stream);
            findings.CannotTell(
                $"{BundleFormat.Bodies}:{line}", $"此版本无法读取，协议 {stream} 推导到此为止：{e.Message}",
                $"This release cannot read it, and derives agreement {stream} no further: {e.Message}");
        }
        catch (InvalidOperationException e)
        {
            _unread.Add(stream);
            findings.Add(
                $"{BundleFormat.Bodies}:{line}", $"协议 {stream} 不可能发生此事：{e.Message}", $"This cannot have happened to agreement {stream}: {e.Message}");
        }
    }

    /// <summary>Compares what is told of an agreement, each property by itself.</summary>
    /// <param name="stream">The agreement.</param>
    /// <param name="told">What is told.</param>
    /// <param name="line">The number of the line.</param>
    public void Compare(Guid stream, ReadOnlyMemory<byte> told, long line)
    {
        if (_unread.Contains(stream) || !_states.TryGetValue(stream, out var state))
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

    private static string Shown(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined ? "—" : JsonSerializer.Serialize(value, BundleFormat.Json);
}
