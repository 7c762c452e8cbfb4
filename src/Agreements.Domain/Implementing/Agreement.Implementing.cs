using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Reference to the liaison, by principal.</summary>
    public ImmutableDictionary<string, string> Liaisons { get; private init; } = Empty<string>();

    private Agreement Evolve(ImplementingEvent happened) => happened switch
    {
        LiaisonNamed e => this with { Liaisons = Liaisons.SetItem(e.Party, e.Person) },
        ImplementationStarted e => Enter(Stage.Implementing, new StageEntry(e.On, e.Source is not null)),
        _ => throw Unknown(happened),
    };
}
