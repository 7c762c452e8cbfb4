using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.Net;
using System.Text;

namespace Agreements.Cli.Witnessing;

/// <summary>A log over HTTP, as C2SP tlog-tiles has it; and where this product's logs take cosignatures.</summary>
internal sealed class LogClient(HttpClient http, Uri prefix) : ITileSource
{
    private const int LargestAnswer = 1 << 20;

    /// <summary>The checkpoint that witnesses are to cosign; where the log shows none in particular, its last.</summary>
    public async Task<SignedNote> CheckpointAsync(CancellationToken ct)
    {
        var note = await GetAsync("to-cosign", ct) ?? await GetAsync("checkpoint", ct) ?? throw new FormatException("The log has no checkpoint yet.");
        return note.Length > LargestAnswer ? throw new FormatException("The answer is too long for a checkpoint.") : SignedNote.Parse(note);
    }

    /// <summary>Notes in which a key of the log names the next; empty where the log is of another product.</summary>
    public async Task<string> HandoversAsync(CancellationToken ct) =>
        await GetAsync("handovers", ct) is { Length: < LargestAnswer } notes ? Encoding.UTF8.GetString(notes) : "";

    /// <summary>A tile; where the partial one is no longer there, the full one, which begins with it.</summary>
    public async ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct) =>
        await GetAsync(id.Path(width), ct) ?? (width == TileId.Full ? null : await GetAsync(id.Path(), ct));

    public async Task<string?> CosignAsync(SignedNote note, CancellationToken ct)
    {
        using var content = new StringContent(note.ToString());
        using var answer = await http.PostAsync(At("cosignatures"), content, ct);
        return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}";
    }

    private async Task<byte[]?> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync(At(path), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    private Uri At(string path) => new($"{prefix.ToString().TrimEnd('/')}/{path}");
}
