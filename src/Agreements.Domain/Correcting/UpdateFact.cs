namespace Agreements.Domain.Correcting;

/// <summary>Say what a fact is from a day on: what was on record stays right for the time before.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Fact">The fact's path, one that changes in the course of time.</param>
/// <param name="Now">What it is from then on; null for none.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where it is said; null for nothing besides.</param>
public sealed record UpdateFact(Guid AgreementId, string Fact, string? Now, Edtf? On = null, Source? Source = null) : CorrectingCommand(AgreementId);

/// <summary>The decision to update.</summary>
internal static class FactUpdate
{
    public static Decision Decide(Agreement state, UpdateFact c) => FactChange.Decide(state, c.Fact, c.Now, (fact, now) =>
        fact.Use.IsUpdatable
            ? Decision.Record(new FactUpdated(c.Fact, fact.Value, now, c.Source is null ? c.On ?? Edtf.Day(c.Today) : c.On, c.Source))
            : Decision.Refuse(new FactDoesNotChange(c.Fact, fact.Name)));
}

/// <summary>What happened does not become another in the course of time.</summary>
/// <param name="Fact">The path.</param>
/// <param name="Name">What people call it.</param>
public sealed record FactDoesNotChange(string Fact, Text Name)
    : Refusal(
        new Text($"{Name.Zh}不会随时间变更；如当初记录有误，请更正。", $"In the course of time, {Name.EnOrZh} does not change; if it was recorded wrongly, correct it."),
        CanMeet.Coordinator);
