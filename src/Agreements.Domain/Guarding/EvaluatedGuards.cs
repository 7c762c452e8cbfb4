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

        if (state.Outcomes.IsEmpty)
        {
            yield return new ResultsListMissing();
        }
    }
}

/// <summary>A principal has not rated.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record RatingMissing(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未评分。", $"{Name.EnOrZh} has not rated the cooperation yet."), CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>The list of results is empty.</summary>
public sealed record ResultsListMissing()
    : Refusal(new Text("标志性成果清单为空。", "The list of results is empty."), CanMeet.Coordinator, CanMeet.Approver);
