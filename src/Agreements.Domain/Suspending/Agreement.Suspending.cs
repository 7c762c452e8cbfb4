using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Who suspended it, each with its cause at most once, in the order first suspended; lifted ones stay, marked as such.</summary>
    public ImmutableList<Suspension> Suspensions { get; private init; } = [];

    /// <summary>Those that have not resumed.</summary>
    public IEnumerable<Suspension> ActiveSuspensions => Suspensions.Where(s => !s.IsLifted);

    private Agreement Evolve(SuspendingEvent happened) => happened switch
    {
        AgreementSuspended e => With(new Suspension(e.Origin, e.Reason, e.On, e.Cause)),
        AgreementResumed e => Suspensions.Find(s => s.Origin == e.Origin && s.Cause == e.Cause) is { } lifted ? With(lifted with { IsLifted = true }) : this,
        _ => throw Unknown(happened),
    };

    private Agreement With(Suspension suspension)
    {
        var there = Suspensions.FindIndex(s => s.Origin == suspension.Origin && s.Cause == suspension.Cause);
        return this with { Suspensions = there < 0 ? Suspensions.Add(suspension) : Suspensions.SetItem(there, suspension) };
    }
}
