using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;

namespace Agreements.Server.Kinds;

/// <summary>Handles the publishing of policies.</summary>
public static class PolicyPublicationHandler
{
    /// <summary>Decides on what has been published of the kind, and appends.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The stream of the kind's policies.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    public static Answer Handle(PublishPolicy command, [WriteAggregate(Required = false)] IEventStream<PublishedPolicies> stream, IDocumentSession session)
    {
        var state = stream.Aggregate ?? PublishedPolicies.Unwritten(command.PublishedPoliciesId);
        var decision = PolicyPublishing.Decide(state, command);
        return stream.Record(command, state.Version, decision, session);
    }
}
