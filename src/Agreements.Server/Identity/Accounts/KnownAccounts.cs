using Agreements.Server.Storage;
using Npgsql;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Identity.Accounts;

/// <summary>A role that an account can ask in, from day to day.</summary>
/// <param name="Role">The role.</param>
/// <param name="Institution">Code of the institution that it is held for.</param>
/// <param name="For">The account that is stood in for; null for a role of one's own.</param>
/// <param name="From">The first day, in Asia/Shanghai.</param>
/// <param name="Until">The last day; null for no end.</param>
public sealed record Capacity(ActingRole Role, string Institution, string? For, DateOnly From, DateOnly? Until)
{
    /// <summary>As <c>Acting-As</c> says it: <c>coordinator@qingyang-edu</c>, or <c>… for approver-1</c>.</summary>
    public string Said => $"{KebabEnum<ActingRole>.Name(Role)}@{Institution}{(For is null ? "" : $" for {For}")}";

    /// <summary>Whether it is held on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsHeld(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>What every request needs to know of an account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its sign-in name.</param>
/// <param name="IsMachine">Whether it is a program's.</param>
/// <param name="IsDisabled">Whether it may not come in.</param>
/// <param name="MustChange">Whether nothing is open but changing the password.</param>
/// <param name="HasSecondFactor">Whether it signs in by a second factor.</param>
/// <param name="Stamp">The stamp that its sessions must have begun under.</param>
/// <param name="Capacities">Every role that it holds or stands in for, past and coming ones too; its own first.</param>
/// <param name="Ended">Ids of its sessions that somebody signed out of.</param>
public sealed record KnownAccount(
    string Id, string Name, bool IsMachine, bool IsDisabled, bool MustChange, bool HasSecondFactor, string Stamp,
    IReadOnlyList<Capacity> Capacities, IReadOnlySet<string> Ended)
{
    /// <summary>The roles that it can ask in on a day; its own first.</summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public IReadOnlyList<Capacity> HeldOn(DateOnly day) => [.. Capacities.Where(c => c.IsHeld(day)).DistinctBy(c => c.Said)];
}

/// <summary>A key that is not revoked.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Digest">Its SHA-256.</param>
/// <param name="Scopes">What it is limited to; null for nothing but the role.</param>
/// <param name="Role">The only role that it may ask in; null for each that the account holds.</param>
/// <param name="Institution">The institution of that role; null with it.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record KnownKey(string Account, byte[] Digest, IReadOnlySet<string>? Scopes, ActingRole? Role, string? Institution, DateTimeOffset ExpiresAt);

/// <summary>
/// What is known of accounts and keys, read again after a few seconds: so long at most does a change made by another process, such as
/// disabling an account, take to be felt. One made by this process is felt by its next request.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock, for when a key was used.</param>
public sealed class KnownAccounts(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>How long something known is believed.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Remembered<KnownAccount>> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Remembered<KnownKey>> _keys = new(StringComparer.Ordinal);

    /// <summary>The digest that a key is known by. A key is as random as its digest, so nothing slower is needed.</summary>
    /// <param name="key">The key.</param>
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Reads everything again when it is next asked for.</summary>
    public void Forget()
    {
        _accounts.Clear();
        _keys.Clear();
    }

    /// <summary>An account; null when there is none of that id.</summary>
    /// <param name="id">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<KnownAccount?> FindAsync(string id, CancellationToken ct) => RememberAsync(_accounts, id, () => ReadAsync(id, ct));

    /// <summary>The key presented; null when it is not known or revoked. Whether it has expired is for whoever asks to see.</summary>
    /// <param name="presented">The key as presented.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<KnownKey?> FindKeyAsync(string presented, CancellationToken ct)
    {
        var digest = Digest(presented);
        var key = await RememberAsync(_keys, Convert.ToHexString(digest), () => ReadKeyAsync(digest, ct));
        return key is not null && CryptographicOperations.FixedTimeEquals(key.Digest, digest) ? key : null;
    }

    /// <summary>The id of the account that the OpenID provider knows by a subject; null for none.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<string?> FindSubjectAsync(string subject, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select id from accounts.accounts where external_subject = $1").With(subject);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    // What is not there is not remembered: nobody fills the memory by asking for it.
    private static async Task<T?> RememberAsync<T>(ConcurrentDictionary<string, Remembered<T>> all, string key, Func<Task<T?>> read)
        where T : class
    {
        var now = Environment.TickCount64;
        if (all.TryGetValue(key, out var remembered) && now - remembered.At < Believed.TotalMilliseconds)
        {
            return remembered.Value;
        }

        var value = await read();
        if (value is null)
        {
            all.TryRemove(key, out _);
        }
        else
        {
            all[key] = new Remembered<T>(value, now);
        }

        return value;
    }

    private async Task<KnownAccount?> ReadAsync(string id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select id, name, is_machine, disabled_at is not null, must_change, two_factor, stamp,
                   array(select e.id from accounts.ended_sessions e where e.account = a.id)
              from accounts.accounts a where id = $1
            """).With(id);
        var account = await command.FirstAsync(
            r => new KnownAccount(
                r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5), r.GetString(6), [],
                r.GetFieldValue<string[]>(7).ToHashSet(StringComparer.Ordinal)), ct);
        return account is null ? null : account with { Capacities = await CapacitiesAsync(id, ct) };
    }

    // A delegation lasts no longer than the role of whoever gave it, and ends with their account.
    private async Task<List<Capacity>> CapacitiesAsync(string id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select role, institution, null, from_day, until_day, 0 as rank, id from accounts.grants where account = $1 and ended_at is null
            union all
            select d.role, d.institution, d.from_account, greatest(d.from_day, g.from_day), least(d.until_day, g.until_day), 1, d.id
              from accounts.delegations d
              join accounts.accounts f on f.id = d.from_account and f.disabled_at is null
              join accounts.grants g on g.account = d.from_account and g.role = d.role and g.institution = d.institution and g.ended_at is null
             where d.to_account = $1 and d.revoked_at is null
             order by rank, id
            """).With(id);
        return await command.ListAsync(
            r => new Capacity(RoleOf(r.GetString(0)), r.GetString(1), r.Words(2), r.GetFieldValue<DateOnly>(3), r.Value<DateOnly>(4)), ct);
    }

    private async Task<KnownKey?> ReadKeyAsync(byte[] digest, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            with used as (
                update accounts.keys set used_at = $2
                 where digest = $1 and revoked_at is null and expires_at > $2 and (used_at is null or used_at < $2 - interval '1 minute'))
            select account, digest, scopes, role, institution, expires_at from accounts.keys where digest = $1 and revoked_at is null
            """).With(digest).With(clock.GetUtcNow());
        return await command.FirstAsync(
            r => new KnownKey(
                r.GetString(0), r.GetFieldValue<byte[]>(1),
                r.IsDBNull(2) ? null : r.GetFieldValue<string[]>(2).ToHashSet(StringComparer.Ordinal),
                r.Words(3) is { } role ? RoleOf(role) : null, r.Words(4), r.GetFieldValue<DateTimeOffset>(5)), ct);
    }

    private static ActingRole RoleOf(string role) =>
        KebabEnum<ActingRole>.TryParse(role, out var known) ? known : throw new InvalidDataException($"'{role}' is no role.");

    private sealed record Remembered<T>(T Value, long At);
}
