using Agreements.Domain;
using Agreements.Domain.Implementing;
using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Implementing;

/// <summary>Handles <see cref="AddCommitment"/>.</summary>
public static class AddCommitmentHandler
{
    /// <summary>Decides and appends; the notices leave with the commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The agreement's stream; without an aggregate when there is none yet.</param>
    /// <param name="session">The session of this commit.</param>
    public static (Answer Answer, OutgoingMessages Messages) Handle(
        AddCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session) =>
        stream.Decide(command, session);
}
