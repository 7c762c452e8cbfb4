using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Npgsql;
using System.Text;

namespace Agreements.Server.Sealing;

/// <summary>
/// The log as witnesses and monitors read it: C2SP tlog-tiles under <c>/ledger</c>. Open to everybody, since hashes tell nothing but how many events there
/// are; what is under the leaves is not here.
/// </summary>
public static class LedgerRoutes
{
    /// <summary>What every address of the log begins with.</summary>
    public const string Prefix = "/ledger";

    private const int LargestNote = 64 * 1024;
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup(Prefix).AllowAnonymous().ExcludeFromDescription();
        ledger.MapGet("/checkpoint", CheckpointAsync);
        ledger.MapGet("/to-cosign", ToCosignAsync);
        ledger.MapGet("/keys", KeysAsync);
        ledger.MapGet("/handovers", HandoversAsync);
        ledger.MapGet("/tile/{**path}", TileAsync);
        ledger.MapPost("/cosignatures", CosignAsync).WithMetadata(new ProvedByItself());
    }

    private static async Task<IResult> CheckpointAsync(Reader reader, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return await LedgerReads.LastAsync(reader.Db, http.RequestAborted) is { } last ? Note(last.Note.ToString()) : Nothing("No checkpoint was signed yet.");
    }

    private static async Task<IResult> ToCosignAsync(Reader reader, LedgerPolicy policy, TimeProvider clock, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return await LedgerReads.ToCosignAsync(reader.Db, policy.Window, clock.GetUtcNow(), http.RequestAborted) is { } asked
            ? Note(asked.Note.ToString())
            : Nothing("No checkpoint was signed yet.");
    }

    /// <summary>Keys that sign and that once signed, a line each.</summary>
    private static async Task<IResult> KeysAsync(Reader reader, HttpContext http) =>
        Note(LogKey.Lines(await LedgerReads.KeysAsync(reader.Db, http.RequestAborted)));

    private static async Task<IResult> HandoversAsync(Reader reader, HttpContext http) =>
        Note(LogKey.Handovers(await LedgerReads.KeysAsync(reader.Db, http.RequestAborted)));

    private static async Task<IResult> TileAsync(string path, Reader reader, HttpContext http)
    {
        if (!TileId.TryParse(path, out var asked) || asked.IsEntries)
        {
            return Nothing("There is no such tile: tile/LEVEL/NUMBER, as C2SP tlog-tiles has it.");
        }

        var hashes = await new StoredTiles(reader.Db).ReadAsync(asked.Tile, asked.Width, http.RequestAborted);
        if (hashes is null || hashes.Length < asked.Width * MerkleHash.Size)
        {
            return Nothing("The tree has no such tile yet.");
        }

        http.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(hashes, "application/octet-stream");
    }

    /// <summary>Takes the cosignatures of witnesses that count, on checkpoints that this log signed. Who brings them does not matter.</summary>
    private static async Task<IResult> CosignAsync(HttpContext http, Reader reader, LedgerPolicy policy)
    {
        var stop = http.RequestAborted;
        SignedNote note;
        Checkpoint said;
        try
        {
            note = SignedNote.Parse(await ReadAsync(http.Request, stop));
            said = Checkpoint.Parse(note.Text);
        }
        catch (FormatException e)
        {
            return Problems.Of(400, "no-checkpoint", "It is no cosigned checkpoint.", e.Message).ToResult();
        }

        if (await LedgerReads.OfSizeAsync(reader.Db, said.Size, stop) is not { } issued || issued.Note.Text != note.Text)
        {
            return Problems.Of(
                404, "unknown-checkpoint", "This log signed no such checkpoint.",
                $"GET {Prefix}/checkpoint has the last. If this log's keys signed yours, it has two histories: keep the note, and tell an auditor.").ToResult();
        }

        var right = note.Right([.. policy.Policy.Witnesses.Select(w => w.Key)]).ToList();
        if (right.Count == 0)
        {
            return Problems.Of(
                403, "no-witness", "No cosignature of a witness that counts here.",
                "An operator adds the witness's key to the file that AGREEMENTS_WITNESSES names. docs/ledger.md tells more.").ToResult();
        }

        // Whoever brings it, auditors included, who write nothing themselves: it is the witness's word that is kept.
        await LedgerReads.KeepAsync(http.RequestServices.GetRequiredService<NpgsqlDataSource>(), said.Size, right, stop);
        return Results.NoContent();
    }

    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        // One byte more than is taken says that there are too many: no more is read, whatever length is given.
        var body = new byte[LargestNote + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, stop);
        return length > LargestNote ? throw new FormatException($"A note has {LargestNote} bytes at most.") : Encoding.UTF8.GetString(body, 0, length);
    }

    private static IResult Note(string text) => Results.Text(text, "text/plain; charset=utf-8");

    private static IResult Nothing(string why) => Problems.Of(404, "not-found", "There is nothing here.", why).ToResult();
}
