using Agreements.Server.Access;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>Reads who takes part in what.</summary>
public static class ParticipationQuery
{
    /// <summary>The agreements in which some institutions or bodies take or took part, in Chinese order of their titles.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<Participation>> OfAsync(Reader reader, IReadOnlyCollection<string> codes, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select id, kind, stage, standing, title_zh, title_en, parties, owed, version from participations p where p.codes && $1{reader.Sight.And("p.id", 2)} order by p.title_zh, p.id")
            .With(codes.ToArray()).With(reader.Sight);
        return await command.ListAsync(
            r => new Participation(
                r.GetGuid(0), r.Named<AgreementKind>(1), (Stage)r.GetInt16(2), r.Named<Standing>(3), r.Text(4), r.Json<PartyTie[]>(6), r.Json<OwedByParty[]>(7), r.GetInt64(8)),
            ct);
    }
}
