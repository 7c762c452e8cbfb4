namespace Agreements.Domain.Guarding;

/// <summary>What must hold to enter evaluated.</summary>
internal static class EvaluatedGuards
{
    public static IEnumerable<Refusal> Unmet(Agreement state)
    {
        foreach (var p in state.Principals.Where(p => !state.Ratings.ContainsKey(p.Id)))
        {
            yield return new RatingMissing(p.Id, p.Name);
        }

        foreach (var i in state.Indicators.Where(i => !IsClosed(state, i)))
        {
            yield return new IndicatorOpen(i.Id, i.Indicator.Name);
        }

        if (state.Outcomes.IsEmpty)
        {
            yield return new ResultsListMissing();
        }
    }

    /// <summary>Closed is one that has figures, each of them final: in a closed period. A figure of no known day is final with the others.</summary>
    private static bool IsClosed(Agreement state, Measured indicator)
    {
        var dated = indicator.Measurements.Where(m => m.When is not null).ToArray();
        return dated.Length > 0 && Array.TrueForAll(dated, m => state.Periods.Exists(p => p.IsClosed && (p.Holds(m.AsOf) || p.Holds(m.Period))));
    }
}

/// <summary>A principal has not rated.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record RatingMissing(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未评分。", $"{Name.EnOrZh} has not rated the cooperation yet."), CanMeet.Party, CanMeet.Approver)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>The figures of an indicator are not final yet.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Name">What it is called.</param>
public sealed record IndicatorOpen(string Indicator, Text Name)
    : Refusal(
        new Text($"指标“{Name.Zh}”尚无数据，或其统计期间尚未关账。", $"The indicator '{Name.EnOrZh}' has no figure yet, or its period is not closed."),
        CanMeet.Coordinator, CanMeet.Approver);

/// <summary>The list of results is empty.</summary>
public sealed record ResultsListMissing()
    : Refusal(new Text("标志性成果清单为空。", "The list of results is empty."), CanMeet.Coordinator, CanMeet.Approver);
