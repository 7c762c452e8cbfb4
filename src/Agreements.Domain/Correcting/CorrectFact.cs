namespace Agreements.Domain.Correcting;

/// <summary>Correct a fact that was recorded wrongly. Possible in any standing but archived: the past does not close.</summary>
/// <param name="Fact">The fact's path, one of <see cref="Facts.Of"/>.</param>
/// <param name="Was">What is on record, as the caller read it; null for unknown.</param>
/// <param name="Now">What is right; null for unknown.</param>
/// <param name="Why">How the mistake came about or was found.</param>
/// <param name="Source">What shows it; null for nothing besides.</param>
public sealed record CorrectFact(string Fact, string? Was, string? Now, string Why, Source? Source = null) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { People = Now is not null && Facts.IsOfPerson(Fact) ? [Now] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => FactChange.Decide(state, context, Fact, Now, (fact, now) =>
    {
        if (fact.Value != Was)
        {
            return Decision.Refuse(new FactNotAsGiven(Fact, fact.Name, fact.Value, Was));
        }

        return string.IsNullOrWhiteSpace(Why)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new FactCorrected(Fact, fact.Value, now, Why, Source));
    });
}

/// <summary>What correcting and updating have in common: the fact is there, the value fits, and it says something new.</summary>
internal static class FactChange
{
    public static Decision Decide(Agreement state, CommandContext context, string path, string? given, Func<Fact, string?, Decision> change)
    {
        if (Facts.Refuse(state, path, given, out var fact, out var now) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (fact!.Value == now)
        {
            return Decision.Nothing;
        }

        return fact.Form.IsOfPast && now is not null && Edtf.Parse(now) is var on && on.Earliest > context.Today ? Decision.Refuse(new DayInFuture(on))
            : fact.Write(now) is var after && after.Term is { IsReversed: true } ? Decision.Refuse(new PeriodReversed())
            : fact.Form.IsOfPast && Chronology.NewDisorder(state, after).ToArray() is { Length: > 0 } disorder
                ? Decision.Refuse(disorder)
                : change(fact, now);
    }
}

/// <summary>The agreement has no fact of this path.</summary>
/// <param name="Fact">The path given.</param>
/// <param name="There">The paths there are.</param>
public sealed record FactUnknown(string Fact, IReadOnlyList<string> There)
    : Refusal(
        new Text($"协议中没有“{Fact}”这一事实。现有：{string.Join("、", There)}。", $"The agreement has no fact '{Fact}'. There are: {string.Join(", ", There)}."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public bool Equals(FactUnknown? other) => other is not null && Fact == other.Fact && There.SequenceEqual(other.There);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Fact, There.Count);
}

/// <summary>The value is not of the fact's form, or is needed and was left out.</summary>
/// <param name="Fact">The path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Form">What a value looks like.</param>
public sealed record FactMalformed(string Fact, Text Name, Text Form)
    : Refusal(new Text($"{Name.Zh}须为：{Form.Zh}。", $"Give {Name.EnOrZh} as {Form.EnOrZh}."), CanMeet.Coordinator);

/// <summary>Something else is on record than the caller thinks.</summary>
/// <param name="Fact">The path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="OnRecord">What is on record; null for unknown.</param>
/// <param name="Given">What the caller thinks; null for unknown.</param>
public sealed record FactNotAsGiven(string Fact, Text Name, string? OnRecord, string? Given)
    : Refusal(
        new Text(
            $"{Name.Zh}现记为{(OnRecord is null ? "不明" : $"“{OnRecord}”")}，而不是{(Given is null ? "不明" : $"“{Given}”")}：请先核对。",
            $"On record, {Name.EnOrZh} is {(OnRecord is null ? "unknown" : $"'{OnRecord}'")}, not {(Given is null ? "unknown" : $"'{Given}'")}: "
                + "look at it first."),
        CanMeet.Coordinator);
