using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Identity.Accounts;

/// <summary>A spreadsheet that somebody is about to import.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FileName">What it is called.</param>
/// <param name="Content">What is in it; null once it is recorded.</param>
/// <param name="Kind">The kind of the rows that do not say theirs; null for none.</param>
/// <param name="Recorded">The agreements that came of it; null until it is recorded.</param>
internal sealed record Upload(long Number, string FileName, byte[]? Content, string? Kind, IReadOnlyList<UploadedAgreement>? Recorded);

/// <summary>An agreement that a row came to.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsNew">Whether it was not on record before.</param>
internal sealed record UploadedAgreement(Guid Id, Text Title, bool IsNew);

/// <summary>Spreadsheets between upload and recording, each for their owner alone and for a day; and what their columns were said to tell.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
internal sealed class Uploads(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>The longest heading that is remembered.</summary>
    public const int LongestHeading = 200;

    private const int Most = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a file. What is too old goes, and the oldest where there are too many.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> KeepAsync(string account, string fileName, byte[] content, string? kind, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            with old as (delete from accounts.uploads where at < $6 or number in (
                select number from accounts.uploads where account = $1 order by number desc offset $7))
            insert into accounts.uploads (account, file_name, content, kind, at) values ($1, $2, $3, $4, $5) returning number
            """).With(account).With(fileName).With(content).With(kind).With(now).With(now - Kept).With(Most - 1);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>An upload of an account; null when it has none of that number, or not any more.</summary>
    public async Task<Upload?> FindAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select number, file_name, content, kind, recorded from accounts.uploads where account = $1 and number = $2 and at >= $3")
            .With(account).With(number).With(clock.GetUtcNow() - Kept);
        return await command.FirstAsync(
            r => new Upload(
                r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<byte[]>(2), r.IsDBNull(3) ? null : r.GetString(3),
                r.IsDBNull(4) ? null : JsonSerializer.Deserialize<UploadedAgreement[]>(r.GetString(4))), ct);
    }

    /// <summary>Keeps the kind that was chosen.</summary>
    public async Task ChooseAsync(string account, long number, string? kind, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update accounts.uploads set kind = $3 where account = $1 and number = $2")
            .With(account).With(number).With(kind);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Keeps what came of it, and forgets the file.</summary>
    public async Task RecordedAsync(string account, long number, IReadOnlyList<UploadedAgreement> recorded, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "update accounts.uploads set recorded = $3::jsonb, content = null where account = $1 and number = $2 and recorded is null")
            .With(account).With(number).With(JsonSerializer.Serialize(recorded));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets an upload.</summary>
    public async Task DropAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from accounts.uploads where account = $1 and number = $2").With(account).With(number);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What an account said of columns, by plain heading.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ColumnsAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select heading, field from accounts.import_columns where account = $1").With(account);
        return (await command.ListAsync(r => (Heading: r.GetString(0), Field: r.GetString(1)), ct))
            .ToDictionary(c => c.Heading, c => c.Field, StringComparer.Ordinal);
    }

    /// <summary>Remembers what columns tell; a null field is what the heading says by itself.</summary>
    public async Task RememberAsync(string account, IReadOnlyDictionary<string, string?> columns, CancellationToken ct)
    {
        var said = columns.Where(c => c.Key.Length is > 0 and <= LongestHeading).ToArray();
        await using var command = db.CreateCommand(
            """
            with given as (select * from unnest($2, $3) as g (heading, field)),
                gone as (delete from accounts.import_columns c using given g where c.account = $1 and c.heading = g.heading and g.field = '')
            insert into accounts.import_columns (account, heading, field) select $1, heading, field from given where field <> ''
            on conflict (account, heading) do update set field = excluded.field
            """).With(account).With(said.Select(c => c.Key).ToArray()).With(said.Select(c => c.Value ?? "").ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}
