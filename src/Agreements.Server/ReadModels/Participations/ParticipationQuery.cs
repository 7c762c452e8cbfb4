using Npgsql;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>Reads who takes part in what.</summary>
public static class ParticipationQuery
{
    /// <summary>The agreements in which some institutions or bodies take or took part, in Chinese order of their titles.</summary>
    /// <param name="db">The database.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<Participation>> OfAsync(NpgsqlDataSource db, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            "select id, kind, stage, standing, title_zh, title_en, parties, owed, version from participations where codes && $1 order by title_zh, id").With(codes.ToArray());
        return await command.ListAsync(
            r => new Participation(
                r.GetGuid(0), r.Named<AgreementKind>(1), (Stage)r.GetInt16(2), r.Named<Standing>(3), r.Text(4), r.Json<PartyTie[]>(6), r.Json<OwedByParty[]>(7), r.GetInt64(8)),
            ct);
    }
}
