using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Identity.Accounts;

/// <summary>An account as administrators see it; never a hash or a secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its sign-in name.</param>
/// <param name="Person">Whose it is, in the people table; null for a program's, or while nobody has told.</param>
/// <param name="ExternalSubject">The subject that the OpenID provider knows it by; null for none.</param>
/// <param name="IsMachine">Whether it is a program's.</param>
/// <param name="IsDisabled">Whether it is kept out.</param>
/// <param name="MustChange">Whether its owner has yet to choose a password.</param>
/// <param name="TwoFactor">Whether a second factor is set up.</param>
/// <param name="LockedUntil">Until when too many wrong tries lock it; null when they do not.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Grants">The roles it holds or will hold.</param>
/// <param name="Given">Who stands in for it.</param>
/// <param name="Taken">For whom it stands in.</param>
/// <param name="Keys">Its keys that are not revoked.</param>
public sealed record AccountView(
    string Id, string Name, string? Person, string? ExternalSubject, bool IsMachine, bool IsDisabled, bool MustChange,
    bool TwoFactor, DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt, IReadOnlyList<GrantView> Grants, IReadOnlyList<DelegationView> Given,
    IReadOnlyList<DelegationView> Taken, IReadOnlyList<KeyView> Keys);

/// <summary>A role held for an institution.</summary>
/// <param name="Number">The grant's number.</param>
/// <param name="Account">Who holds it.</param>
/// <param name="Role">The role.</param>
/// <param name="Institution">Code of the institution.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null for no end.</param>
public sealed record GrantView(long Number, string Account, string Role, string Institution, DateOnly From, DateOnly? Until);

/// <summary>Somebody standing in for another.</summary>
/// <param name="Number">The delegation's number.</param>
/// <param name="From">The account that is stood in for.</param>
/// <param name="To">The account that stands in.</param>
/// <param name="Role">The role.</param>
/// <param name="Institution">Code of the institution.</param>
/// <param name="FromDay">The first day.</param>
/// <param name="UntilDay">The last day.</param>
/// <param name="GrantedBy">The account that granted it.</param>
public sealed record DelegationView(
    long Number, string From, string To, string Role, string Institution, DateOnly FromDay, DateOnly UntilDay, string GrantedBy);

/// <summary>A key, without the key.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Prefix">How it begins.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it is limited to; null for nothing but the role.</param>
/// <param name="Role">The only role that it may ask in; null for each.</param>
/// <param name="Institution">The institution of that role; null with it.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="UsedAt">When it was last used, to the minute; null for never.</param>
public sealed record KeyView(
    long Number, string Account, string Prefix, string Name, string[]? Scopes, string? Role, string? Institution,
    DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <summary>A line of what was changed on accounts.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What was done.</param>
/// <param name="Account">On which account.</param>
/// <param name="Details">With what.</param>
public sealed record ChangeView(long Number, DateTimeOffset At, string By, string What, string Account, JsonElement Details);

/// <summary>Reads accounts for administrators and for their owners.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class AccountReads(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>The most changes read at a time.</summary>
    public const int MostChanges = 500;

    /// <summary>All accounts, people's first, by name.</summary>
    /// <param name="ct">Ends the wait.</param>
    public Task<IReadOnlyList<AccountView>> AllAsync(CancellationToken ct) => ViewsAsync(null, ct);

    /// <summary>One account; null when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<AccountView?> FindAsync(string id, CancellationToken ct) => await ViewsAsync(id, ct) is [var found, ..] ? found : null;

    /// <summary>What was changed, newest first.</summary>
    /// <param name="account">On which account; null for all.</param>
    /// <param name="before">The number before which they begin; null for the newest.</param>
    /// <param name="count">How many at most, up to <see cref="MostChanges"/>.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<ChangeView>> ChangesAsync(string? account, long? before, int count, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select number, at, by, what, account, details::text from accounts.changes
             where ($1::text is null or account = $1) and number < $2 order by number desc limit $3
            """).With(account).With(before ?? long.MaxValue).With(count);
        return await command.ListAsync(
            r => new ChangeView(
                r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetString(3), r.GetString(4),
                JsonSerializer.Deserialize<JsonElement>(r.GetString(5))), ct);
    }

    private async Task<IReadOnlyList<AccountView>> ViewsAsync(string? id, CancellationToken ct)
    {
        var accounts = id is null ? await AccountRows.AllAsync(db, ct) : await AccountRows.FindAsync(db, "id", id, ct) is { } one ? [one] : [];
        var (grants, delegations, keys) = (await GrantsAsync(id, ct), await DelegationsAsync(id, ct), await KeysAsync(id, ct));
        var (given, taken) = (delegations.ToLookup(d => d.From), delegations.ToLookup(d => d.To));
        return
        [
            .. accounts.Select(a => new AccountView(
                a.Id, a.Name, a.Person, a.ExternalSubject, a.IsMachine, a.DisabledAt is not null, a.MustChange, a.TwoFactor,
                a.LockedUntil > clock.GetUtcNow() ? a.LockedUntil : null, a.CreatedAt, [.. grants[a.Id]], [.. given[a.Id]], [.. taken[a.Id]], [.. keys[a.Id]])),
        ];
    }

    private async Task<ILookup<string, GrantView>> GrantsAsync(string? id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select id, account, role, institution, from_day, until_day from accounts.grants
             where ($1::text is null or account = $1) and ended_at is null and (until_day is null or until_day >= $2) order by id
            """).With(id).With(clock.Today());
        return (await command.ListAsync(
            r => new GrantView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateOnly>(4), r.Value<DateOnly>(5)), ct))
                .ToLookup(g => g.Account);
    }

    private async Task<List<DelegationView>> DelegationsAsync(string? id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select id, from_account, to_account, role, institution, from_day, until_day, granted_by from accounts.delegations
             where ($1::text is null or from_account = $1 or to_account = $1) and revoked_at is null and until_day >= $2 order by id
            """).With(id).With(clock.Today());
        return await command.ListAsync(
            r => new DelegationView(
                r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateOnly>(5),
                r.GetFieldValue<DateOnly>(6), r.GetString(7)), ct);
    }

    private async Task<ILookup<string, KeyView>> KeysAsync(string? id, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select id, account, prefix, name, scopes, role, institution, expires_at, used_at from accounts.keys
             where ($1::text is null or account = $1) and revoked_at is null order by id
            """).With(id);
        return (await command.ListAsync(
            r => new KeyView(
                r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetFieldValue<string[]>(4), r.Words(5), r.Words(6),
                r.GetFieldValue<DateTimeOffset>(7), r.Value<DateTimeOffset>(8)), ct)).ToLookup(k => k.Account);
    }
}
