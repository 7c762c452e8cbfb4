using Npgsql;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>Reads the directory of institutions and standing bodies.</summary>
public static class DirectoryQuery
{
    private const string Institution = "id, code, kind, name_zh, name_en, aliases, region, under, version";

    private const string Body = "id, code, kind, name_zh, name_en, chair, co_leads, members, members_complete, founded_on, founded_by, version";

    /// <summary>The institutions with these codes, by code; codes that the directory does not know are left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, InstitutionRow>> InstitutionsAsync(
        NpgsqlDataSource db, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand($"select {Institution} from directory_institutions where code = any($1)").With(codes.ToArray());
        return (await command.ListAsync(ReadInstitution, ct)).ToDictionary(i => i.Code, StringComparer.Ordinal);
    }

    /// <summary>The institution with a code; null when the directory does not know it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="code">The code.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<InstitutionRow?> FindInstitutionAsync(NpgsqlDataSource db, string code, CancellationToken ct = default) =>
        (await InstitutionsAsync(db, [code], ct)).GetValueOrDefault(code);

    /// <summary>All institutions, of a region or everywhere, in Chinese order of their names.</summary>
    /// <param name="db">The database.</param>
    /// <param name="region">The region with its parts, such as <c>四川省/成都市</c>; null for everywhere.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<InstitutionRow>> ListInstitutionsAsync(NpgsqlDataSource db, string? region = null, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"select {Institution} from directory_institutions {(region is null ? "" : $"where {InRegion("$1")}")} order by name_zh, id");
        return await (region is null ? command : command.With(region)).ListAsync(ReadInstitution, ct);
    }

    /// <summary>Every region that some institution is in, with the regions around it, large before small.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<RegionCount>> RegionsAsync(NpgsqlDataSource db, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            """
            select array_to_string(parts[1:n], '/'), count(*)::int
            from (select string_to_array(region, '/') as parts from directory_institutions where region is not null) r,
                 generate_series(1, cardinality(parts)) as n
            group by 1 order by 1
            """);
        return await command.ListAsync(r => new RegionCount(r.GetString(0), r.GetInt32(1)), ct);
    }

    /// <summary>The standing bodies with these codes, by code; codes that the directory does not know are left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="codes">The codes; null for all bodies.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, BodyRow>> BodiesAsync(
        NpgsqlDataSource db, IReadOnlyCollection<string>? codes = null, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand($"select {Body} from directory_bodies {(codes is null ? "" : "where code = any($1)")} order by name_zh, id");
        var rows = await (codes is null ? command : command.With(codes.ToArray())).ListAsync(ReadBody, ct);
        return rows.ToDictionary(b => b.Code, StringComparer.Ordinal);
    }

    /// <summary>
    /// The condition that an institution is in a region: the region itself or below it. A half-open range stands for the prefix, since
    /// LIKE with a parameter uses no index in a generic plan ('0' follows '/').
    /// </summary>
    internal static string InRegion(string parameter) =>
        $"(region = {parameter} or (region ~>=~ ({parameter} || '/') and region ~<~ ({parameter} || '0')))";

    private static InstitutionRow ReadInstitution(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.Named<InstitutionKind>(2), r.Text(3), r.GetFieldValue<string[]>(5), r.Words(6), r.Words(7), r.GetInt64(8));

    private static BodyRow ReadBody(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.Named<BodyKind>(2), r.Text(3), r.Words(5), r.GetFieldValue<string[]>(6), r.GetFieldValue<string[]>(7),
        r.GetBoolean(8), r.Words(9), r.Words(10), r.GetInt64(11));
}
