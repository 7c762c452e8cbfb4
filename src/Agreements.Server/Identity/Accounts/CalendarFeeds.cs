using Agreements.Server.Storage;
using Npgsql;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Agreements.Server.Identity.Accounts;

/// <summary>What a calendar is of.</summary>
[JsonConverter(typeof(KebabEnum<CalendarAbout>))]
public enum CalendarAbout
{
    /// <summary>What is its owner's own.</summary>
    Mine,

    /// <summary>One agreement.</summary>
    Agreement,

    /// <summary>What an institution or body has a role in.</summary>
    Institution,
}

/// <summary>A calendar that somebody subscribes to at a secret address.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Role">The role in which it was made.</param>
/// <param name="Institution">The institution of that role.</param>
/// <param name="For">The account that is stood in for; null for a role of one's own.</param>
/// <param name="About">What it is of.</param>
/// <param name="Subject">The agreement's id, or the institution's code; null for what is its owner's own.</param>
/// <param name="Language">Tag of the language that it speaks.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="FetchedAt">When somebody last asked for it, UTC; null when nobody has.</param>
public sealed record CalendarFeed(
    long Number, string Account, ActingRole Role, string Institution, string? For, CalendarAbout About, string? Subject, string Language,
    DateTimeOffset MadeAt, DateTimeOffset? FetchedAt)
{
    /// <summary>Whether it is of a role that an account can ask in.</summary>
    /// <param name="capacity">The role.</param>
    public bool IsOf(Capacity capacity) => (capacity.Role, capacity.Institution, capacity.For) == (Role, Institution, For);
}

/// <summary>The secret addresses of calendars. Only digests of the secrets are kept.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class CalendarFeeds(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>The most that an account has at a time.</summary>
    public const int Most = 20;

    private const int SecretBytes = 32;

    private const string Columns = "number, account, role, institution, for_account, about, subject, language, made_at, fetched_at";

    /// <summary>The calendars of an account that have not been ended, latest first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<CalendarFeed>> OfAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"select {Columns} from accounts.calendar_feeds where account = $1 and ended_at is null order by number desc").With(account);
        return await command.ListAsync(Read, ct);
    }

    /// <summary>The calendar of a secret, noting that it was asked for; null where there is none, or it was ended.</summary>
    /// <param name="secret">The secret as presented.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<CalendarFeed?> FindAsync(string secret, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"update accounts.calendar_feeds set fetched_at = $2 where digest = $1 and ended_at is null returning {Columns}")
            .With(KnownAccounts.Digest(secret)).With(clock.GetUtcNow());
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>Makes a calendar; the former one of the same in the same role ends with it.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="caller">Who asks, in which role.</param>
    /// <param name="about">What it is of.</param>
    /// <param name="subject">The agreement's id, or the institution's code; null for what is one's own.</param>
    /// <param name="language">Tag of the language that it is to speak.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The secret, told here and never again; null where there are too many.</returns>
    public async Task<string?> MakeAsync(string account, Caller caller, CalendarAbout about, string? subject, string language, CancellationToken ct)
    {
        var (secret, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)), clock.GetUtcNow());
        var role = KebabEnum<ActingRole>.Name(caller.Role);
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One at a time for an account: two at once would both be the present one.
        await using var held = new NpgsqlCommand("select id from accounts.accounts where id = $1 for update", connection).With(account);
        await held.ExecuteNonQueryAsync(ct);
        await using var former = new NpgsqlCommand(
            """
            update accounts.calendar_feeds set ended_at = $7 where account = $1 and role = $2 and institution = $3
               and for_account is not distinct from $4 and about = $5 and subject is not distinct from $6 and ended_at is null
            """,
            connection).With(account).With(role).With(caller.Institution).With(caller.For).With(KebabEnum<CalendarAbout>.Name(about)).With(subject).With(now);
        await former.ExecuteNonQueryAsync(ct);
        await using var made = new NpgsqlCommand(
            """
            insert into accounts.calendar_feeds (account, digest, role, institution, for_account, about, subject, language, made_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9
            where (select count(*) from accounts.calendar_feeds where account = $1 and ended_at is null) < $10
            """,
            connection).With(account).With(KnownAccounts.Digest(secret)).With(role).With(caller.Institution).With(caller.For)
            .With(KebabEnum<CalendarAbout>.Name(about)).With(subject).With(language).With(now).With(Most);
        if (await made.ExecuteNonQueryAsync(ct) == 0)
        {
            return null;
        }

        await AccountRows.NoteAsync(connection, account, new AccountChange(account, AccountChanges.CalendarMade, new { about, subject }), now, ct);
        await transaction.CommitAsync(ct);
        return secret;
    }

    /// <summary>Ends a calendar of an account.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The calendar's number.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task EndAsync(string account, long number, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var end = new NpgsqlCommand(
            "update accounts.calendar_feeds set ended_at = $3 where account = $1 and number = $2 and ended_at is null", connection)
            .With(account).With(number).With(now);
        if (await end.ExecuteNonQueryAsync(ct) > 0)
        {
            await AccountRows.NoteAsync(connection, account, new AccountChange(account, AccountChanges.CalendarEnded, new { number }), now, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>The reference of the person whose account it is, and what they watch.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(string? Person, IReadOnlyCollection<Guid> Watched)> OwnAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select a.person, array(select w.agreement from accounts.watches w where w.account = a.id) from accounts.accounts a where a.id = $1").With(account);
        var rows = await command.ListAsync(r => (Person: r.Words(0), Watched: r.GetFieldValue<Guid[]>(1)), ct);
        return rows is [var own] ? own : (null, []);
    }

    private static CalendarFeed Read(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.Named<ActingRole>(2), r.GetString(3), r.Words(4), r.Named<CalendarAbout>(5), r.Words(6), r.GetString(7),
        r.GetFieldValue<DateTimeOffset>(8), r.Value<DateTimeOffset>(9));
}
