using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

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
            $"select {ParticipationTable.Rows.Columns("p")} from participations p where p.codes && $1{reader.Scope.And("p.id")} order by p.title_zh, p.id")
            .With(codes.ToArray()).With(reader.Scope);
        return await command.ListAsync(ParticipationTable.Rows.Read, ct);
    }
}
