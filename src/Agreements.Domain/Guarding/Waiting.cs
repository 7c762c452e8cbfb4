namespace Agreements.Domain.Guarding;

/// <summary>Something that an agreement waits for.</summary>
/// <param name="Code">Stable code, such as <c>consent-missing</c>.</param>
/// <param name="Sentence">What it waits for, in words for people.</param>
/// <param name="For">In which capacity somebody can give it.</param>
/// <param name="Party">Id of the party that can give it; null when it is no party in particular.</param>
/// <param name="From">The first day on which it is worth asking for, in Asia/Shanghai; null for at once.</param>
public sealed record Waiting(string Code, Text Sentence, CanMeet For, string? Party = null, DateOnly? From = null);

/// <summary>What waits for whom: the unmet guards of the next stage, each with the one who is nearest to meeting it.</summary>
public static class Waits
{
    /// <summary>How long before the last day of the terms it is worth asking for ratings and results.</summary>
    private const int EvaluationLeadDays = 60;

    /// <summary>What an agreement waits for; nothing when it is closed, or its last stage is reached.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static IReadOnlyList<Waiting> Of(Agreement state, DateOnly today) =>
        state.Standing is not (Standing.Open or Standing.Suspended) ? [] : [.. ForNextStage(state, today)];

    private static IEnumerable<Waiting> ForNextStage(Agreement state, DateOnly today)
    {
        // While work goes on nobody need be asked for ratings every day; where no last day is known, nobody is asked at all.
        var from = state.Stage == Stage.Implementing ? EvaluationFrom(state) : null;
        if (state.Stage == Stage.Implementing && from is null)
        {
            yield break;
        }

        foreach (var unmet in Guards.UnmetForNext(state, today).Where(u => u.MetBy.Count > 0))
        {
            var nearest = unmet.MetBy[0] == CanMeet.Party && unmet.PartyId is null ? CanMeet.Coordinator : unmet.MetBy[0];
            yield return new Waiting(unmet.Code, unmet.Sentence, nearest, unmet.PartyId, from);
        }
    }

    private static DateOnly? EvaluationFrom(Agreement state) => state.CurrentTerms?.Terms.Term?.To?.Latest?.AddDays(-EvaluationLeadDays);
}
