using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Clauses of agreements above that it carries, by agreement, in the order taken on.</summary>
    public ImmutableSortedDictionary<Guid, ImmutableList<string>> Carried { get; private init; } = ImmutableSortedDictionary<Guid, ImmutableList<string>>.Empty;

    /// <summary>Ids of the clauses of an agreement above that it carries.</summary>
    /// <param name="above">The agreement above.</param>
    public IReadOnlyList<string> CarriedOf(Guid above) => Carried.GetValueOrDefault(above) ?? [];

    private Agreement Evolve(FramingEvent happened) => happened switch
    {
        PlacedUnder e => this with { Parent = e.Parent, Carried = Carried.Clear() },
        ClausesCarried e => this with { Carried = Carried.SetItem(e.Parent, [.. CarriedOf(e.Parent), .. e.Clauses]) },
        ClausesDropped e => CarriedOf(e.Parent).Except(e.Clauses).ToImmutableList() is { IsEmpty: false } left
            ? this with { Carried = Carried.SetItem(e.Parent, left) }
            : this with { Carried = Carried.Remove(e.Parent) },
        _ => throw Unknown(happened),
    };
}
