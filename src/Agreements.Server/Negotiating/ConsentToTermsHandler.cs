using Agreements.Domain;
using Agreements.Domain.Negotiating;
using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Negotiating;

/// <summary>Handles <see cref="ConsentToTerms"/>.</summary>
public static class ConsentToTermsHandler
{
    /// <summary>Decides and appends; the notices leave with the commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The agreement's stream; without an aggregate when there is none yet.</param>
    /// <param name="session">The session of this commit.</param>
    public static (Answer Answer, OutgoingMessages Messages) Handle(
        ConsentToTerms command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session) =>
        stream.Decide(command, session);
}
