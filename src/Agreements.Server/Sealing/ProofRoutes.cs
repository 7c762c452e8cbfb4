using Agreements.Ledger.Merkle;
using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Buffers.Binary;

namespace Agreements.Server.Sealing;

/// <summary>Proofs of events over HTTP, and how the seal is.</summary>
public static class ProofRoutes
{
    /// <summary>What a proof is sent as: C2SP tlog-proof.</summary>
    private const string ProofType = "text/plain; charset=utf-8";

    private const string ForAuditors = "What is under all leaves is for auditors; ask for the proof of an agreement's event.";

    /// <summary>The address of the proof of an agreement's event.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="version">The event's number in its stream.</param>
    public static string Address(Guid agreement, long version) => FormattableString.Invariant($"/api/v1/agreements/{agreement}/events/{version}/proof");

    /// <summary>Maps them.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapProofs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/events/{version:long}/proof", OfAgreementAsync)
            .WithName("readEventProof")
            .WithSummary(
                "The proof that an event was sealed: entry, inclusion proof and signed checkpoint, as C2SP tlog-proof. "
                + "404 not-sealed-yet for a moment.")
            .Produces<string>(200, "text/plain").ProducesProblem(404);
        api.MapGet("/seal", async (Reader reader, LedgerPolicy policy, HttpContext http) =>
                MayWatch(http)
                    ? Results.Ok(await LedgerStatus.ReadAsync(reader.Db, policy, http.RequestAborted))
                    : AuditorsOnly.Refused(ForAuditors).ToResult())
            .WithName("readSeal")
            .WithSummary("How the seal is: how many events are under it, its last checkpoint, keys and witnesses; for auditors and administrators.")
            .Produces<LedgerStatus>().ProducesProblem(403);
        api.MapGet("/ledger/events/{number:long}/proof", OfPositionAsync)
            .WithName("readProof").WithSummary("The same for any event, by its number among all; for auditors.")
            .Produces<string>(200, "text/plain").ProducesProblem(403).ProducesProblem(404);
        api.MapGet("/ledger/tile/entries/{**path}", EntriesAsync)
            .WithName("readLedgerEntries").WithSummary("What is under the leaves of a tile, as C2SP tlog-tiles has it: entry bundles; for auditors.")
            .Produces<byte[]>(200, "application/octet-stream").ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> OfAgreementAsync(Guid id, long version, Reader reader, LedgerPolicy policy, HttpContext http) =>
        await reader.AgreementAsync(id, http.RequestAborted) is null
            ? Problems.Refused([new AgreementUnknown(id)]).ToResult()
            : Answer(await EventProof.OfAsync(reader.Db, policy, id, version, http.RequestAborted), http);

    private static async Task<IResult> OfPositionAsync(long number, Reader reader, LedgerPolicy policy, HttpContext http) =>
        AuditorsOnly.Refusal(http, ForAuditors)?.ToResult() ?? Answer(await EventProof.OfAsync(reader.Db, policy, number, http.RequestAborted), http);

    private static async Task<IResult> EntriesAsync(string path, Reader reader, HttpContext http)
    {
        if (AuditorsOnly.Refusal(http, ForAuditors) is { } refusal)
        {
            return refusal.ToResult();
        }

        if (!TileId.TryParse($"entries/{path}", out var asked)
            || await EntriesOfAsync(reader.Db, asked.Tile.Number, asked.Width, http.RequestAborted) is not { } entries)
        {
            return Problems.Of(404, "not-found", "There is nothing here.", "There are no such entries, or not yet: tile/entries/NUMBER.").ToResult();
        }

        return Results.Bytes(entries, "application/octet-stream");
    }

    private static async Task<byte[]?> EntriesOfAsync(NpgsqlDataSource db, long number, int width, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"select {EventRow.Columns} from {LedgerReads.Sealed} where p.number = $1 and x.place <= $2 order by x.place").With(number).With(width);
        var events = await command.ListAsync(r => EventRow.Read(r), ct);
        if (events.Count < width)
        {
            return null;
        }

        using var bundle = new MemoryStream();
        var length = new byte[sizeof(ushort)];
        foreach (var entry in events.Select(e => Leaf.Of(e).Entry))
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)entry.Length));
            bundle.Write(length);
            bundle.Write(entry);
        }

        return bundle.ToArray();
    }

    private static IResult Answer(EventProof? found, HttpContext http)
    {
        if (found is { Proof: { } proof })
        {
            return Results.Text(proof.ToString(), ProofType);
        }

        if (found is null)
        {
            return Problems.Of(404, "event-unknown", "There is no such event.", "Events of a stream are counted from 1: its history lists them.").ToResult();
        }

        http.Response.Headers.RetryAfter = "1";
        return Problems.Of(
            404, "not-sealed-yet", "It is recorded and not sealed yet.",
            "Ask again in a second. If that does not help, /health/ready says what the seal lacks.")
            .ToResult();
    }

    /// <summary>Who looks after the seal.</summary>
    /// <param name="http">The request.</param>
    internal static bool MayWatch(HttpContext http) => Caller.Of(http.User) is { Role: ActingRole.Auditor or ActingRole.Administrator };
}
