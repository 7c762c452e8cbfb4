using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Looks whether the directory has whom an endpoint or a rule names: one that it has not would be told nothing, and nobody would see why.</summary>
internal static class DirectoryCheck
{
    /// <summary>What is wrong; null where nothing is.</summary>
    /// <param name="db">The database.</param>
    /// <param name="institution">Code of an institution; null for none.</param>
    /// <param name="parties">Codes of institutions or bodies; null for none.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Text?> FaultAsync(NpgsqlDataSource db, string? institution, IReadOnlyList<string>? parties, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select field, code from (select 'institution' as field, $1::text as code union all select 'institutions', unnest($2::text[])) asked
            where code is not null and not exists (select from directory_institutions d where d.code = asked.code)
                and (field = 'institution' or not exists (select from directory_bodies b where b.code = asked.code)) limit 1
            """).With(institution).With(parties?.ToArray() ?? []);
        return await command.FirstAsync(
            r => new Text(
                $"{r.GetString(0)}：名录中没有“{r.GetString(1)}”，请用名录中的单位（/directory）。",
                $"{r.GetString(0)}: the directory has no '{r.GetString(1)}'; take one that it has (/directory)."), ct);
    }
}
