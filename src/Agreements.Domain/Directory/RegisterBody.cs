namespace Agreements.Domain.Directory;

/// <summary>
/// Enter a standing body. A source that speaks of one that is on record adds what is new about it; a source that now says something else
/// than it said before changes that.
/// </summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record RegisterBody(BodyFacts Facts, Source? Source = null) : BodyCommand(Facts.Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Source is null ? Named : [];

    /// <summary>Codes of the institutions that it names, each once.</summary>
    internal IEnumerable<string> Named => Facts.Members.Concat(Facts.CoLeads).Concat(Facts.Chair is { } chair ? [chair] : []).Distinct(StringComparer.Ordinal);
}

/// <summary>The decision to enter it.</summary>
internal static class BodyRegistration
{
    public static Decision<BodyEvent> Decide(Body state, RegisterBody c)
    {
        if (state.Facts is { } facts)
        {
            return Again(state, facts, c);
        }

        Refusal[] unfit = c.Source is null ? [.. c.Named.Select(i => Ancestry.RefuseUnlessNamed(i, c.Around)).OfType<Refusal>()] : [];
        return unfit.Length > 0 ? Decision<BodyEvent>.Refuse(unfit) : Decision<BodyEvent>.Record(new BodyRegistered(c.Facts, c.Source));
    }

    private static Decision<BodyEvent> Again(Body state, BodyFacts facts, RegisterBody c) => (c.Source, facts == c.Facts) switch
    {
        (null, true) => Decision<BodyEvent>.Nothing,
        (null, false) => Decision<BodyEvent>.Refuse(new BodyCodeTaken(c.Code, facts.Name)),
        ({ } source, _) => state.Told.GetValueOrDefault(source.Id) == c.Facts || (!state.Told.ContainsKey(source.Id) && facts.After(c.Facts, null) == facts && !facts.IsContradictedBy(c.Facts))
            ? Decision<BodyEvent>.Nothing
            : Decision<BodyEvent>.Record(new BodyDescribed(c.Facts, source)),
    };
}

/// <summary>Another standing body has this code.</summary>
/// <param name="Body">The code given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record BodyCodeTaken(string Body, Text Name)
    : Refusal(new Text($"代码“{Body}”已用于{Name.Zh}。", $"The code '{Body}' already belongs to {Name.EnOrZh}."), CanMeet.Coordinator);
