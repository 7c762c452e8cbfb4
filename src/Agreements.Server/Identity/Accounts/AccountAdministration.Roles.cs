using Agreements.Server.Localization;
using Agreements.Server.Storage;

namespace Agreements.Server.Identity.Accounts;

/// <summary>A role to be given.</summary>
/// <param name="Role">The role.</param>
/// <param name="Institution">Code of the institution that it is held for.</param>
/// <param name="From">The first day; null for today.</param>
/// <param name="Until">The last day; null for no end.</param>
public sealed record NewGrant(ActingRole Role, string Institution, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A delegation to be given.</summary>
/// <param name="To">The account that is to stand in.</param>
/// <param name="Role">The role that it is to stand in with.</param>
/// <param name="Institution">Code of the institution that the role is held for.</param>
/// <param name="Until">The last day; a delegation always has one.</param>
/// <param name="From">The first day; null for today.</param>
public sealed record NewDelegation(string To, ActingRole Role, string Institution, DateOnly Until, DateOnly? From = null);

/// <content>Roles held, and those who stand in.</content>
public sealed partial class AccountAdministration
{
    /// <summary>Gives a role for an institution.</summary>
    /// <param name="by">Who gives it.</param>
    /// <param name="id">The account.</param>
    /// <param name="asked">The role.</param>
    /// <returns>The number of the grant.</returns>
    public async Task<Settled<long>> GrantAsync(string by, string id, NewGrant asked)
    {
        var from = asked.From ?? clock.Today();
        if (await WrongAsync(asked) is { } wrong)
        {
            return wrong;
        }

        var role = KebabEnum<ActingRole>.Name(asked.Role);
        return await ChangeAsync<long>(id, new AccountChange(by, AccountChanges.Granted, new { role, asked.Institution, from, asked.Until }), c => Sql(
            c, "insert into accounts.grants (account, role, institution, from_day, until_day) values ($1, $2, $3, $4, $5) returning id")
            .With(id).With(role).With(asked.Institution).With(from).With(asked.Until));
    }

    /// <summary>What stands against a role, whoever is to get it; null for nothing.</summary>
    /// <param name="asked">The role.</param>
    public async Task<AccountRefusal?> WrongAsync(NewGrant asked) =>
        Wrong(asked.Role, asked.Institution, asked.From ?? clock.Today(), asked.Until) is { } wrong ? wrong
        : await IsThereAsync(asked) ? null
        : AccountRefusal.NoInstitution(asked.Institution);

    /// <summary>Takes a role; delegations of it end with it.</summary>
    /// <param name="by">Who takes it.</param>
    /// <param name="id">The account.</param>
    /// <param name="number">The number of the grant.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public Task<Settled<long>> EndGrantAsync(string by, string id, long number, string? reason = null) => ChangeAsync<long>(
        id, new AccountChange(by, AccountChanges.GrantEnded, Which(number, reason)), c => Sql(
            c, "update accounts.grants set ended_at = $3 where account = $1 and id = $2 and ended_at is null returning id").With(id)
                .With(number).With(clock.GetUtcNow()));

    /// <summary>Lets another account stand in for one, in a role that it holds now, until a day.</summary>
    /// <param name="by">Who asks: whoever is stood in for, or an administrator.</param>
    /// <param name="id">The account that is stood in for.</param>
    /// <param name="asked">The delegation.</param>
    /// <returns>The number of the delegation.</returns>
    public async Task<Settled<long>> DelegateAsync(string by, string id, NewDelegation asked)
    {
        var (today, from) = (clock.Today(), asked.From ?? clock.Today());
        if (Wrong(asked.Role, asked.Institution, from, asked.Until) is { } wrong)
        {
            return wrong;
        }

        if (asked.Until < today || asked.To == id)
        {
            return AccountRefusal.Malformed("委托须给另一个账号，且截止日不早于今天。", "A delegation is to another account, and ends today or later.");
        }

        if (await known.FindAsync(id, CancellationToken.None) is not { } giver
            || await known.FindAsync(asked.To, CancellationToken.None) is not { IsDisabled: false } taker)
        {
            return AccountRefusal.NoAccount;
        }

        if (giver.IsMachine || taker.IsMachine)
        {
            return AccountRefusal.NoMachine;
        }

        // What one stands in for is not one's own to pass on.
        if (!giver.Capacities.Any(c => c.For is null && c.Role == asked.Role && c.Institution == asked.Institution && c.IsHeld(today)))
        {
            return AccountRefusal.RoleNotHeld;
        }

        var role = KebabEnum<ActingRole>.Name(asked.Role);
        return await ChangeAsync<long>(
            id, new AccountChange(by, AccountChanges.Delegated, new { asked.To, role, asked.Institution, from, asked.Until }), c => Sql(
                c,
                """
                insert into accounts.delegations (from_account, to_account, role, institution, from_day, until_day, granted_by)
                values ($1, $2, $3, $4, $5, $6, $7) returning id
                """).With(id).With(asked.To).With(role).With(asked.Institution).With(from).With(asked.Until).With(by));
    }

    /// <summary>Ends a delegation before its day.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The account that is stood in for.</param>
    /// <param name="number">The number of the delegation.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public Task<Settled<long>> RevokeDelegationAsync(string by, string id, long number, string? reason = null) => ChangeAsync<long>(
        id, new AccountChange(by, AccountChanges.DelegationRevoked, Which(number, reason)), c => Sql(
            c, "update accounts.delegations set revoked_at = $3 where from_account = $1 and id = $2 and revoked_at is null returning id")
            .With(id).With(number).With(clock.GetUtcNow()));

    /// <summary>
    /// Whether the directory has the institution, by its events: what was registered a moment ago counts. Administrators can be those of the house.
    /// </summary>
    private async Task<bool> IsThereAsync(NewGrant asked)
    {
        if (asked is { Role: ActingRole.Administrator, Institution: FirstAdministrator.Institution })
        {
            return true;
        }

        await using var command = db.CreateCommand($"select exists (select from {StoreSetup.EventSchema}.mt_streams where id = $1)");
        return (bool)(await command.With(DirectoryIds.OfInstitution(asked.Institution)).ExecuteScalarAsync())!;
    }

    private static AccountRefusal? Wrong(ActingRole role, string institution, DateOnly from, DateOnly? until) =>
        role is ActingRole.System ? AccountRefusal.Malformed("“系统”不能授予任何人。", "Nobody is given the role of the system itself.")
        : !CodePattern().IsMatch(institution)
            ? AccountRefusal.Malformed("单位代码须为 1 到 80 个小写字母、数字或连字符。", "An institution's code has 1 to 80 lower-case letters, digits and hyphens.")
        : until < from ? AccountRefusal.Malformed("截止日早于起始日。", "The last day is before the first.")
        : null;
}
