using Marten;
using Npgsql;

namespace Agreements.Server.Storage;

/// <summary>
/// Institutions that have a formal name or had it, by their events: names are compared in Unicode NFC, so that one kept before names were brought to
/// it counts too. Entries merged into others are left out.
/// </summary>
internal static class SameNames
{
    /// <summary>Codes of the institutions of a name, one left out.</summary>
    /// <param name="session">Reads the events.</param>
    /// <param name="name">The name, in NFC.</param>
    /// <param name="but">Code of the one whose name it is.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(IQuerySession session, string name, string but, CancellationToken ct) =>
        [.. (await session.AdvancedSql.QueryAsync<string>(Sql("r.data ->> 'code'", "?"), ct, (object)new[] { name })).Where(c => c != but)];

    /// <summary>Names and codes of the institutions of some names.</summary>
    /// <param name="connection">Reads the events.</param>
    /// <param name="names">The names, in NFC.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<IReadOnlyList<(string Name, string Code)>> OfAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql("normalize(e.data #>> '{name,zh}', NFC), r.data ->> 'code'", "$1"), connection).With(names.ToArray());
        return await command.ListAsync(r => (r.GetString(0), r.GetString(1)), ct);
    }

    private static string Sql(string columns, string names) =>
        $"""
        select distinct {columns} from {StoreSetup.EventSchema}.mt_events e
        join {StoreSetup.EventSchema}.mt_events r on r.stream_id = e.stream_id and r.version = 1
        where e.type in ('{EventNames.All[typeof(InstitutionRegistered)]}', '{EventNames.All[typeof(InstitutionRenamed)]}')
            and normalize(e.data #>> {Path}, NFC) = any({names})
            and not exists (select from {StoreSetup.EventSchema}.mt_events m
                where m.stream_id = e.stream_id and m.type = '{EventNames.All[typeof(InstitutionMerged)]}')
        """;

    private const string Path = "'{name,zh}'";
}
