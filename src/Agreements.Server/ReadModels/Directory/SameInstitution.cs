using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>An entry that was merged and its survivor are one institution: who asks for either asks for both, and for all others merged into it.</summary>
internal static class SameInstitution
{
    /// <summary>
    /// A query of the codes that mean the same institution or body as a code, that itself included, also where the directory does not know it. Two
    /// steps by index for each code found.
    /// </summary>
    /// <param name="code">The code: a parameter or a column.</param>
    public static string CodesOf(string code) =>
        $"""
        (with recursive same(code) as (
            select {code}::text union select n.code from same s cross join lateral (
                select d.merged_into from directory_institutions d where d.code = s.code and d.merged_into is not null
                union all select m.code from directory_institutions m where m.merged_into = s.code) n(code)
        ) select code from same)
        """;

    /// <summary>
    /// A query of the codes that mean an institution in a region: those of the entries there that stand for themselves, and of all merged into them. What a
    /// merged entry says of its own region counts no more.
    /// </summary>
    /// <param name="region">The region: a parameter.</param>
    public static string CodesIn(string region) =>
        $"""
        (with recursive placed(code) as (
            select code from directory_institutions where merged_into is null and {DirectoryQuery.InRegion(region)}
            union select m.code from placed p join directory_institutions m on m.merged_into = p.code
        ) select code from placed)
        """;

    /// <summary>The codes that mean the same as some, these included.</summary>
    /// <param name="db">The database.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<ILookup<string, string>> OfAsync(NpgsqlDataSource db, IEnumerable<string> codes, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select c.code, s.code from unnest($1) as c(code) cross join lateral {CodesOf("c.code")} s(code)")
            .With(codes.Distinct(StringComparer.Ordinal).ToArray());
        return (await command.ListAsync(r => (Asked: r.GetString(0), Same: r.GetString(1)), ct))
            .ToLookup(p => p.Asked, p => p.Same, StringComparer.Ordinal);
    }
}
