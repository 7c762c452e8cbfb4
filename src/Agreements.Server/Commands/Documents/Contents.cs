using Npgsql;
using NpgsqlTypes;
using System.Data;

namespace Agreements.Server.Commands.Documents;

/// <summary>A content that is kept.</summary>
/// <param name="Sha256">SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="MediaType">Its media type, told from the content.</param>
/// <param name="ChunkSize">Bytes in each of its pieces but the last.</param>
public sealed record KeptContent(string Sha256, long Size, string MediaType, int ChunkSize);

/// <summary>
/// Keeps contents of documents in PostgreSQL, outside the events: under their digest, once each, in pieces, so that neither side ever has a
/// whole one in memory. What is kept is never changed.
/// </summary>
/// <param name="db">The database.</param>
public sealed class Contents(NpgsqlDataSource db)
{
    private const int ChunkSize = 512 * 1024;

    /// <summary>Keeps a content, whole or not at all; one that is kept already is not written again.</summary>
    /// <param name="upload">The content.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="ct">Stops it, and leaves nothing.</param>
    internal async Task KeepAsync(Spooled upload, string mediaType, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var content = new NpgsqlCommand(
            "insert into documents.contents (sha256, size, media_type, chunk_size) values ($1, $2, $3, $4) on conflict (sha256) do nothing", connection);
        content.Parameters.Add(new NpgsqlParameter<string> { TypedValue = upload.Sha256 });
        content.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upload.Size });
        content.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mediaType });
        content.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ChunkSize });
        if (await content.ExecuteNonQueryAsync(ct) == 0)
        {
            return;
        }

        await CopyAsync(connection, upload, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A content that is kept; null when there is none of that digest.</summary>
    /// <param name="sha256">The digest.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<KeptContent?> FindAsync(string sha256, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select size, media_type, chunk_size from documents.contents where sha256 = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new KeptContent(sha256, row.GetInt64(0), row.GetString(1), row.GetInt32(2)) : null;
    }

    /// <summary>Reads a piece of a content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="number">The piece's number, from 0.</param>
    /// <param name="into">What it is read into; holds a whole piece.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="InvalidDataException">The piece is missing: the database was damaged from outside.</exception>
    internal async Task<int> ReadChunkAsync(KeptContent content, int number, byte[] into, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select bytes from documents.chunks where sha256 = $1 and number = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = content.Sha256 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (!await row.ReadAsync(ct))
        {
            throw new InvalidDataException($"Piece {number} of the content {content.Sha256} is missing.");
        }

        await using var bytes = await row.GetStreamAsync(0, ct);
        return await bytes.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, ct);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, Spooled upload, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy documents.chunks (sha256, number, bytes) from stdin (format binary)", ct);
        var from = upload.Content;
        var chunk = new byte[ChunkSize];
        for (var number = 0; await from.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, ct) is > 0 and var length; number++)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(upload.Sha256, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(number, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(chunk.AsMemory(0, length), NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }
}
