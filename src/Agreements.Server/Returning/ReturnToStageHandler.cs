using Agreements.Domain;
using Agreements.Domain.Returning;
using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Returning;

/// <summary>Handles <see cref="ReturnToStage"/>.</summary>
public static class ReturnToStageHandler
{
    /// <summary>Decides and appends; the notices leave with the commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The agreement's stream; without an aggregate when there is none yet.</param>
    /// <param name="session">The session of this commit.</param>
    public static (Answer Answer, OutgoingMessages Messages) Handle(
        ReturnToStage command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session) =>
        stream.Decide(command, session);
}
