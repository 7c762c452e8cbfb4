using Agreements.Server.Storage;
using Npgsql;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Identity.Logging;

/// <summary>Writes the access log. Lines are only added: the application's role may insert and nothing else.</summary>
/// <param name="db">The application's pool, also where an auditor reads.</param>
public sealed class AccessLog(NpgsqlDataSource db)
{
    private const string Insert = $"""
        insert into {AccessLogTable.Schema}.log ({AccessLogTable.Written}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    private byte[]? _salt;

    /// <summary>Writes a line, for good once this returns.</summary>
    /// <param name="line">The line.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="NpgsqlException">It could not be written: what was read must not be told.</exception>
    public async Task WriteAsync(AccessLine line, CancellationToken ct)
    {
        var digest = line.Query.Length == 0 ? null : Digest(await SaltAsync(ct), line.Query);
        await using var command = db.CreateCommand(Insert);
        command.With(line.Account).With(line.Caller is { } a ? KebabEnum<ActingRole>.Name(a.Role) : null).With(line.Caller?.Institution).With(line.Caller?.For)
            .With(line.Caller is { } by ? KebabEnum<Proof>.Name(by.Proof) : null).With(KebabEnum<ReadKind>.Name(line.Kind))
            .With(line.What).With(line.Subjects.ToArray())
            .With(line.Rows).With((short)line.Status).With(line.Parameters.ToArray()).With(digest).With(line.Trace).With(line.Address);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Digest(byte[] salt, string query) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(query)));

    private async Task<byte[]> SaltAsync(CancellationToken ct)
    {
        if (_salt is null)
        {
            await using var command = db.CreateCommand($"select bytes from {AccessLogTable.Schema}.salt");
            _salt = (byte[])(await command.ExecuteScalarAsync(ct))!;
        }

        return _salt;
    }
}
