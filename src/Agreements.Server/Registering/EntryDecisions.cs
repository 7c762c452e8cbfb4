using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.Registering;

/// <summary>What every handler of the directory does: load the institutions that the decision needs, decide, append.</summary>
public static class EntryDecisions
{
    /// <summary>Decides a command on an institution's stream.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> DecideAsync(this IEventStream<Institution> stream, InstitutionCommand command, IDocumentSession session, CancellationToken ct)
    {
        var state = stream.Aggregate ?? Institution.Unwritten(command.InstitutionId);
        var decision = Registrar.Decide(state, command with { Around = await session.InstitutionsAsync(command, ct) });
        return stream.Record(command, state.Version, decision, session);
    }

    /// <summary>Decides a command on a standing body's stream.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> DecideAsync(this IEventStream<Body> stream, BodyCommand command, IDocumentSession session, CancellationToken ct)
    {
        var state = stream.Aggregate ?? Body.Unwritten(command.BodyId);
        var decision = Registrar.Decide(state, command with { Around = await session.InstitutionsAsync(command, ct) });
        return stream.Record(command, state.Version, decision, session);
    }

    /// <summary>One institution leads to the next: asks until nothing new is named.</summary>
    private static async Task<Surroundings> InstitutionsAsync(this IDocumentSession session, DirectoryCommand command, CancellationToken ct)
    {
        var around = Surroundings.None;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (command.Needs(around).Where(asked.Add).ToArray() is { Length: > 0 } more)
        {
            var loaded = await session.AroundAsync(new Needs([], more, []), ct);
            around = around with { Institutions = around.Institutions.AddRange(loaded.Institutions) };
        }

        return around;
    }
}
