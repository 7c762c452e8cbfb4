using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>How many agreements two are parties of together, as the register counts them.</summary>
/// <param name="One">Code of an institution or body.</param>
/// <param name="Other">Code of another.</param>
/// <param name="Agreements">How many agreements both are parties of now.</param>
public sealed record Cooperating(string One, string Other, int Agreements);

/// <summary>Who cooperates with whom.</summary>
/// <param name="Most">Those with the most agreements and how many they have, in order.</param>
/// <param name="Pairs">Those of them who have agreements with each other; each pair once.</param>
public sealed record Cooperation(IReadOnlyList<(string Code, int Agreements)> Most, IReadOnlyList<Cooperating> Pairs);

/// <summary>Reads who cooperates with whom.</summary>
public static class CooperationQuery
{
    private static string Members(VisibilityScope scope) =>
        $"""
        with recursive now(code, last) as (
            select code, code from directory_institutions where merged_into is null
            union select i.code, n.last from directory_institutions i join now n on i.merged_into = n.code
        ), members as materialized (
            select distinct p.id, coalesce(now.last, c ->> 'code') as code from participations p cross join lateral jsonb_array_elements(p.parties) as c
            left join now on now.code = c ->> 'code' where c ->> 'code' is not null and not (c ->> 'isGone')::boolean{scope.And("p.id")}
        ), most as (select code, count(*)::int as agreements from members group by code order by count(*) desc, code limit $1)
        """;

    /// <summary>Those in sight with the most agreements, and who of them cooperates with whom. Entries that were merged count as their survivor.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Cooperation> ReadAsync(Reader reader, int count, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            {Members(reader.Scope)}
            select m.code as one, null as other, m.agreements from most m
            union all
            select a.code, b.code, count(*)::int from members a join members b on b.id = a.id and a.code < b.code
            where a.code in (select code from most) and b.code in (select code from most) group by a.code, b.code
            """).With(count).With(reader.Scope);
        var rows = await reader.KeptAsync(command, r => (One: r.GetString(0), Other: r.IsDBNull(1) ? null : r.GetString(1), Count: r.GetInt32(2)), ct);
        return new Cooperation(
            [.. rows.Where(r => r.Other is null).Select(r => (r.One, r.Count)).OrderByDescending(r => r.Count).ThenBy(r => r.One, StringComparer.Ordinal)],
            [.. rows.Where(r => r.Other is not null).Select(r => new Cooperating(r.One, r.Other!, r.Count))]);
    }
}
