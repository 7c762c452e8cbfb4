using Agreements.Domain;
using Agreements.Domain.Evaluating;
using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Evaluating;

/// <summary>Handles <see cref="RateAgreement"/>.</summary>
public static class RateAgreementHandler
{
    /// <summary>Decides and appends; the notices leave with the commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The agreement's stream; without an aggregate when there is none yet.</param>
    /// <param name="session">The session of this commit.</param>
    public static (Answer Answer, OutgoingMessages Messages) Handle(
        RateAgreement command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session) =>
        stream.Decide(command, session);
}
