using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Updates that take effect on a day to come, in the order recorded; of a fact the one recorded last.</summary>
    public ImmutableList<FactUpdateScheduled> ScheduledUpdates { get; private init; } = [];

    private Agreement Evolve(CorrectingEvent happened) => happened switch
    {
        FactCorrected e => WithFact(e.Fact, e.Now),
        FactUpdateScheduled e => this with { ScheduledUpdates = ScheduledUpdates.RemoveAll(u => u.Fact == e.Fact).Add(e) },
        FactUpdated e => WithFact(e.Fact, e.Now) with
        {
            ScheduledUpdates = ScheduledUpdates.RemoveAll(u => u.Fact == e.Fact && u.Now == e.Now && Edtf.Day(u.From) == e.On),
        },
        _ => throw Unknown(happened),
    };

    /// <summary>What the agreement has no longer stays unsaid.</summary>
    private Agreement WithFact(string fact, string? value) => Facts.Find(this, fact)?.Write(value) ?? this;
}
