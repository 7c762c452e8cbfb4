using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity.Accounts;

/// <summary>The conditions of a list, under a name that its owner gave them.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Page">The page's path.</param>
/// <param name="Name">The name.</param>
/// <param name="Query">The conditions as the address has them, from <c>?</c> on; empty for none.</param>
public sealed record SavedView(long Number, string Page, string Name, string Query)
{
    /// <summary>Where it is seen.</summary>
    public string Address => Page + Query;
}

/// <summary>The views that people saved, each for themselves.</summary>
/// <param name="db">The database.</param>
public sealed class SavedViews(NpgsqlDataSource db)
{
    /// <summary>How many an account keeps of a page.</summary>
    public const int Most = 30;

    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    private const int LongestQuery = 2000;

    /// <summary>The views of a page that an account saved, by name.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="page">The page's path.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<SavedView>> OfAsync(string account, string page, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select number, page, name, query from accounts.views where account = $1 and page = $2 order by name, number").With(account).With(page);
        return await command.ListAsync(r => new SavedView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3)), ct);
    }

    /// <summary>Saves conditions; under a name that is there already, these instead.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="page">The page's path.</param>
    /// <param name="name">The name.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where name or conditions are too long, or there are too many.</returns>
    public async Task<bool> SaveAsync(string account, string page, string name, string query, CancellationToken ct)
    {
        if (name.Length is 0 or > LongestName || query.Length > LongestQuery)
        {
            return false;
        }

        await using var command = db.CreateCommand(
            """
            insert into accounts.views (account, page, name, query)
            select $1, $2, $3, $4 where (select count(*) from accounts.views where account = $1 and page = $2 and name <> $3) < $5
            on conflict (account, page, name) do update set query = excluded.query
            """).With(account).With(page).With(name).With(query).With(Most);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Forgets a view.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The view's number.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ForgetAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from accounts.views where account = $1 and number = $2").With(account).With(number);
        await command.ExecuteNonQueryAsync(ct);
    }
}
