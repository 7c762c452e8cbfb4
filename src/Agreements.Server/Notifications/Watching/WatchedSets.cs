using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Watching;

/// <summary>Agreements that somebody watches by conditions.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Query">The conditions as the address of the register has them, from <c>?</c> on.</param>
public sealed record WatchedSet(long Number, string Query);

/// <summary>What people watch by the conditions of the register: those of an institution, of a kind, or of a search, also those to come.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class WatchedSets(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>How many an account has at most.</summary>
    public const int Most = 50;

    /// <summary>A query of the accounts that watch agreements by conditions other than words: <c>(stream, account)</c>.</summary>
    /// <param name="streams">What the statement calls the agreements: a table with a column <c>stream</c>.</param>
    internal static string WatchersOf(string streams) =>
        $"""
        select x.stream, w.account from {streams} x join register_rows r on r.id = x.stream join notifications.watches w on w.text is null
            and (w.stage is null or w.stage = r.stage) and (w.kind is null or w.kind = r.kind) and (w.standing is null or w.standing = r.standing)
            and (w.institution is null or r.institutions && array{SameInstitution.CodesOf("w.institution")})
            and (w.region is null or r.institutions && array{SameInstitution.CodesIn("w.region")})
            and (w.partner is null or exists (select from jsonb_array_elements(r.parties) p
                where coalesce(p->>'institution', p->>'body') = any(array{SameInstitution.CodesOf("w.partner")})))
        """;

    /// <summary>Who watches agreements by words, each with the agreements that these find.</summary>
    /// <param name="connection">The connection to ask on.</param>
    /// <param name="streams">The agreements.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<IReadOnlyList<(Guid Stream, string Account)>> ByWordsAsync(NpgsqlConnection connection, Guid[] streams, CancellationToken ct)
    {
        await using var all = new NpgsqlCommand(
            "select stage, kind, standing, institution, partner, region, text, array_agg(account) from notifications.watches where text is not null "
                + "group by 1, 2, 3, 4, 5, 6, 7",
            connection);
        var found = new List<(Guid, string)>();
        foreach (var (filter, accounts) in await all.ListAsync(r => (Filter: Read(r), Accounts: r.GetFieldValue<string[]>(7)), ct))
        {
            await using var command = new NpgsqlCommand(null, connection);
            string[] conditions = [$"r.id = any({command.Parameter(streams)})", .. RegisterConditions.Of(filter, null, command)];
            command.CommandText = $"select r.id from {RegisterConditions.Tables(filter, command)} {RegisterConditions.Where(conditions)}";
            found.AddRange(from id in await command.ListAsync(r => r.GetGuid(0), ct) from account in accounts select (id, account));
        }

        return found;
    }

    /// <summary>What an account watches, the latest first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<WatchedSet>> OfAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select number, query from notifications.watches where account = $1 order by number desc").With(account);
        return await command.ListAsync(r => new WatchedSet(r.GetInt64(0), r.GetString(1)), ct);
    }

    /// <summary>Begins to watch what meets conditions.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="query">The conditions as the address has them.</param>
    /// <param name="filter">The same as the register takes them.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there are too many.</returns>
    public async Task<bool> BeginAsync(string account, string query, RegisterFilter filter, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into notifications.watches (account, query, stage, kind, standing, institution, partner, region, text, since)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where (select count(*) from notifications.watches where account = $1) < $11
            on conflict (account, query) do update set since = watches.since
            """);
        return await command.With(account).With(query).With(filter.Stages is [var stage] ? (short?)stage : null)
            .With(filter.Kinds is [var kind] ? KebabEnum<AgreementKind>.Name(kind) : null)
            .With(filter.Standings is [var standing] ? KebabEnum<Standing>.Name(standing) : null).With(filter.Institution).With(filter.Partner)
            .With(filter.Region).With(filter.Text).With(clock.GetUtcNow()).With(Most).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Ends to watch it.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="query">The conditions as the address has them.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task EndAsync(string account, string query, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from notifications.watches where account = $1 and query = $2").With(account).With(query);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static RegisterFilter Read(NpgsqlDataReader r) => new()
    {
        Stages = r.Value<short>(0) is { } stage ? [(Stage)stage] : [], Kinds = r.IsDBNull(1) ? [] : [r.Named<AgreementKind>(1)],
        Standings = r.IsDBNull(2) ? [] : [r.Named<Standing>(2)], Institution = r.Words(3), Partner = r.Words(4), Region = r.Words(5), Text = r.Words(6),
    };
}
