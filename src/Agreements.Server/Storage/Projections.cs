using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Agreements.Server.Storage;

/// <summary>Bridges Marten to the pure fold of an agreement.</summary>
public sealed class AgreementProjection : SingleStreamProjection<Agreement, Guid>
{
    /// <inheritdoc />
    public override Agreement Evolve(Agreement? snapshot, Guid id, IEvent e) =>
        Agreement.Evolve(snapshot ?? Agreement.Unwritten(id), Folding.Mine<AgreementEvent>(id, e));
}

/// <summary>Bridges Marten to the pure fold of an institution's entry.</summary>
public sealed class InstitutionProjection : SingleStreamProjection<Institution, Guid>
{
    /// <inheritdoc />
    public override Institution Evolve(Institution? snapshot, Guid id, IEvent e) =>
        Institution.Evolve(snapshot ?? Institution.Unwritten(id), Folding.Mine<InstitutionEvent>(id, e));
}

/// <summary>Bridges Marten to the pure fold of a kind's published policies.</summary>
public sealed class PublishedPoliciesProjection : SingleStreamProjection<PublishedPolicies, Guid>
{
    /// <inheritdoc />
    public override PublishedPolicies Evolve(PublishedPolicies? snapshot, Guid id, IEvent e) =>
        PublishedPolicies.Evolve(snapshot ?? PublishedPolicies.Unwritten(id), Folding.Mine<PolicyEvent>(id, e));
}

/// <summary>Bridges Marten to the pure fold of a standing body's entry.</summary>
public sealed class BodyProjection : SingleStreamProjection<Body, Guid>
{
    /// <inheritdoc />
    public override Body Evolve(Body? snapshot, Guid id, IEvent e) =>
        Body.Evolve(snapshot ?? Body.Unwritten(id), Folding.Mine<BodyEvent>(id, e));
}

/// <summary>Bridges Marten to the pure fold of an engagement.</summary>
public sealed class EngagementProjection : SingleStreamProjection<Engagement, Guid>
{
    /// <inheritdoc />
    public override Engagement Evolve(Engagement? snapshot, Guid id, IEvent e) =>
        Engagement.Evolve(snapshot ?? Engagement.Unwritten(id), Folding.Mine<EngagementEvent>(id, e));
}

/// <summary>What the folds share.</summary>
internal static class Folding
{
    /// <exception cref="WrongStreamException">The event is of no such family: the id is that of something else.</exception>
    public static T Mine<T>(Guid id, IEvent e)
        where T : class => e.Data as T ?? throw new WrongStreamException(id, e.EventType);
}
