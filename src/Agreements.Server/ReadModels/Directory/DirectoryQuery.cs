using Agreements.Server.Identity;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>Reads the directory of institutions and standing bodies.</summary>
public static class DirectoryQuery
{
    private static readonly string Institution = DirectoryTables.Institutions.Columns("i");

    private static readonly string Body = DirectoryTables.Bodies.Columns("b");

    /// <summary>The institutions with these codes, by code; codes that the directory does not know are left out.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, InstitutionRow>> InstitutionsAsync(
        Reader reader, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand($"select {Institution} from directory_institutions i where i.code = any($1)").With(codes.ToArray());
        return (await command.ListAsync(DirectoryTables.Institutions.Read, ct)).ToDictionary(i => i.Code, StringComparer.Ordinal);
    }

    /// <summary>The institution with a code; null when the directory does not know it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="code">The code.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<InstitutionRow?> FindInstitutionAsync(Reader reader, string code, CancellationToken ct = default) =>
        (await InstitutionsAsync(reader, [code], ct)).GetValueOrDefault(code);

    /// <summary>All institutions that stand for themselves, of a region or everywhere, in Chinese order of their names.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="region">The region with its parts, such as <c>四川省/成都市</c>; null for everywhere.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<InstitutionRow>> ListInstitutionsAsync(Reader reader, string? region = null, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {Institution} from directory_institutions i where i.merged_into is null {(region is null ? "" : $"and {InRegion("$1")}")} "
                + "order by name_zh, id");
        return await reader.KeptAsync(region is null ? command : command.With(region), DirectoryTables.Institutions.Read, ct);
    }

    /// <summary>Every region that some institution is in, with the regions around it, large before small.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<RegionCount>> RegionsAsync(Reader reader, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            """
            select array_to_string(parts[1:n], '/') as path, count(*)::int as institutions
            from (select string_to_array(region, '/') as parts from directory_institutions where region is not null and merged_into is null) r,
                 generate_series(1, cardinality(parts)) as n
            group by 1 order by 1
            """);
        return await reader.KeptAsync(command, r => new RegionCount(r.Get<string>("path"), r.Get<int>("institutions")), ct);
    }

    /// <summary>The standing bodies with these codes, by code; codes that the directory does not know are left out.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">The codes; null for all bodies.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, BodyRow>> BodiesAsync(
        Reader reader, IReadOnlyCollection<string>? codes = null, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {Body} from directory_bodies b {(codes is null ? "" : "where b.code = any($1)")} order by b.name_zh, b.id");
        var rows = await (codes is null ? command : command.With(codes.ToArray())).ListAsync(DirectoryTables.Bodies.Read, ct);
        return (await reader.WithoutUnseenFoundersAsync(rows, ct)).ToDictionary(b => b.Code, StringComparer.Ordinal);
    }

    /// <summary>
    /// The condition that an institution is in a region: the region itself or below it. A half-open range stands for the prefix, since
    /// LIKE with a parameter uses no index in a generic plan ('0' follows '/').
    /// </summary>
    internal static string InRegion(string parameter) =>
        $"(region = {parameter} or (region ~>=~ ({parameter} || '/') and region ~<~ ({parameter} || '0')))";

    /// <summary>A page of the institutions that stand for themselves, in Chinese order of their names.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="asked">Conditions and page.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><see cref="DirectoryFilter.After"/> is none that was given out.</exception>
    public static async Task<InstitutionPage> PageOfInstitutionsAsync(Reader reader, DirectoryFilter asked, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand();
        var conditions = new List<string> { "i.merged_into is null" };
        if (asked.Kind is { } kind)
        {
            conditions.Add($"i.kind = {command.Parameter(kind)}");
        }

        if (asked.Region is { } region)
        {
            conditions.Add(InRegion(command.Parameter(region)));
        }

        command.CommandText = PageSql(command, conditions, asked, Institution, "directory_institutions i", "directory_institution_search");
        // The first names stand on every page that is asked by an institution, for browsers to suggest.
        var rows = asked.Text is null && asked.After is null
            ? await reader.KeptAsync(command, DirectoryTables.Institutions.Read, ct)
            : await command.ListAsync(DirectoryTables.Institutions.Read, ct);
        return rows.Count > asked.Size
            ? new InstitutionPage([.. rows.Take(asked.Size)], After(rows[asked.Size - 1].Name.Zh, rows[asked.Size - 1].Id))
            : new InstitutionPage(rows, null);
    }

    /// <summary>A page of the standing bodies, in Chinese order of their names.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="asked">Conditions and page; a region is not asked of bodies.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><see cref="DirectoryFilter.After"/> is none that was given out.</exception>
    public static async Task<BodyPage> PageOfBodiesAsync(Reader reader, DirectoryFilter asked, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand();
        var conditions = new List<string>();
        if (asked.Kind is { } kind)
        {
            conditions.Add($"b.kind = {command.Parameter(kind)}");
        }

        command.CommandText = PageSql(command, conditions, asked, Body, "directory_bodies b", "directory_body_search");
        var rows = await reader.WithoutUnseenFoundersAsync(await command.ListAsync(DirectoryTables.Bodies.Read, ct), ct);
        return rows.Count > asked.Size
            ? new BodyPage(rows[..asked.Size], After(rows[asked.Size - 1].Name.Zh, rows[asked.Size - 1].Id))
            : new BodyPage(rows, null);
    }

    /// <summary>The institutions right below one, or below an entry that was merged into it, in Chinese order of their names.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">Code of the institution, and those merged into it.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<InstitutionRow>> BelowAsync(Reader reader, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {Institution} from directory_institutions i where i.under = any($1) and i.merged_into is null order by i.name_zh, i.id")
                .With(codes.ToArray());
        return await command.ListAsync(DirectoryTables.Institutions.Read, ct);
    }

    /// <summary>The standing bodies that institutions have or had to do with, in Chinese order of their names.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">Codes of the institutions.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<BodyRow>> BodiesOfAsync(Reader reader, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand($"select {Body} from directory_bodies b where b.involved && $1 order by b.name_zh, b.id")
            .With(codes.ToArray());
        return await reader.WithoutUnseenFoundersAsync(await command.ListAsync(DirectoryTables.Bodies.Read, ct), ct);
    }

    private static async Task<List<BodyRow>> WithoutUnseenFoundersAsync(this Reader reader, List<BodyRow> rows, CancellationToken ct)
    {
        var founder = await reader.FoundersAsync(rows.Select(r => r.FoundedBy), ct);
        return [.. rows.Select(r => r with { FoundedBy = founder(r.FoundedBy) })];
    }

    private static string PageSql(NpgsqlCommand command, List<string> conditions, DirectoryFilter asked, string columns, string table, string search)
    {
        var row = table[^1];
        var found = SearchConditions.Of(asked.Text ?? "", "s", command).ToArray();
        conditions.AddRange(found);
        if (asked.After is { } after)
        {
            var key = Cursor.Read(after, 2);
            conditions.Add(
                $"({row}.name_zh, {row}.id) > ({command.Parameter(key[0])}, {command.Parameter(Guid.Parse(key[1]))})");
        }

        return $"select {columns} from {table} {(found.Length > 0 ? $"join {search} s on s.id = {row}.id" : "")} {RegisterConditions.Where(conditions)} "
            + $"order by {row}.name_zh, {row}.id limit {asked.Size + 1}";
    }

    private static string After(string name, Guid id) => Cursor.Write(name, id.ToString());
}
