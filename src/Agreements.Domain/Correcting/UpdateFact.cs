namespace Agreements.Domain.Correcting;

/// <summary>Say what a fact is from a day on: what was on record stays right for the time before.</summary>
/// <param name="Fact">The fact's path, one that changes in the course of time.</param>
/// <param name="Now">What it is from then on; null for none.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where it is said; null for nothing besides.</param>
public sealed record UpdateFact(string Fact, string? Now, Edtf? On = null, Source? Source = null) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { People = Now is not null && Facts.IsOfPerson(Fact) ? [Now] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (On?.Earliest is { } day && day > context.Today
            && state.ScheduledUpdates.Exists(u => (u.Fact, u.Now, u.From) == (Fact, Now, On.Latest ?? day)))
        {
            return Decision.Nothing;
        }

        return FactChange.Decide(state, context, Fact, Now, (fact, now) =>
            !fact.Use.IsUpdatable ? Decision.Refuse(new FactDoesNotChange(Fact, fact.Name))
            : On?.Earliest > context.Today ? Decision.Record(new FactUpdateScheduled(Fact, now, On.Latest ?? On.Earliest!.Value, Source))
            : Decision.Record(new FactUpdated(Fact, fact.Value, now, Source is null ? On ?? Edtf.Day(context.Today) : On, Source)));
    }
}

/// <summary>Make the updates whose day has come. Asked by the daily round; harmless at any time.</summary>
public sealed record MakeDueUpdates : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) =>
        new() { People = [.. state.ScheduledUpdates.Where(u => Facts.IsOfPerson(u.Fact)).Select(u => u.Now).OfType<string>()] };

    /// <inheritdoc />
    /// <remarks>What is there no longer, such as a party that has left since, has nothing to update.</remarks>
    public override Decision Decide(Agreement state, CommandContext context)
    {
        FactUpdated[] due =
        [
            .. state.ScheduledUpdates.Where(u => u.From <= context.Today).OrderBy(u => u.From)
                .Select(u => new FactUpdated(u.Fact, Facts.Find(state, u.Fact)?.Value, u.Now, Edtf.Day(u.From), u.Source)),
        ];
        return due.Length == 0 ? Decision.Nothing : Decision.Record(due);
    }
}

/// <summary>What happened does not become another in the course of time.</summary>
/// <param name="Fact">The path.</param>
/// <param name="Name">What people call it.</param>
public sealed record FactDoesNotChange(string Fact, Text Name)
    : Refusal(
        new Text($"{Name.Zh}不会随时间变更；如当初记录有误，请更正。", $"In the course of time, {Name.EnOrZh} does not change; if it was recorded wrongly, correct it."),
        CanMeet.Coordinator);
