using Agreements.Server.Storage;
using System.Text.Json.Serialization;

namespace Agreements.Server.ReadModels.Board;

/// <summary>One condition that keeps an agreement from its next stage.</summary>
/// <param name="Code">The guard's code, such as <c>witness-missing</c>.</param>
/// <param name="Zh">The sentence for people, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Party">Id of the party it concerns; null when it concerns none in particular.</param>
/// <param name="MetBy">Who can meet it, nearest first.</param>
public sealed record UnmetGuard(string Code, string Zh, string En, string? Party, IReadOnlyList<CanMeet> MetBy)
{
    /// <summary>The one who alone can meet it; null where whoever acts in such a role can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NextToApprove? Next { get; init; }

    /// <summary>The guard as the board shows it.</summary>
    /// <param name="refusal">The unmet guard.</param>
    public static UnmetGuard Of(Refusal refusal) =>
        new(refusal.Code, refusal.Sentence.Zh, refusal.Sentence.EnOrZh, refusal.PartyId, refusal.MetBy) { Next = refusal.Next };
}

/// <summary>An agreement on the board of stages.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Principals">The names of its principals, in the order named.</param>
/// <param name="Since">The earliest day on which it can have entered the stage, in Asia/Shanghai; null when unknown.</param>
/// <param name="FromSource">True when the stage was taken from a source rather than decided here under the guards.</param>
/// <param name="Unmet">What keeps it from the next stage: of itself, as of the day of its last event; of others, as of now. Empty when nothing does.</param>
/// <param name="OpenQuestions">How many questions are open.</param>
/// <param name="Version">The version of its stream that the card shows.</param>
public sealed record BoardCard(
    Guid Id, Stage Stage, Text Title, AgreementKind Kind, IReadOnlyList<Text> Principals, DateOnly? Since, bool FromSource,
    IReadOnlyList<UnmetGuard> Unmet, int OpenQuestions, long Version)
{
    /// <summary>How it stands, besides its stage.</summary>
    public Standing Standing { get; init; }

    /// <summary>How many of its commitments are overdue on the day of asking; null where nobody asked.</summary>
    [JsonIgnore]
    public int? Overdue { get; init; }

    /// <summary>The guards of the next stage about other streams, judged when the card is read; null for none.</summary>
    [JsonIgnore]
    public RelatedGuards? Related { get; init; }

    /// <summary>True when it is over: it has left the columns of the board.</summary>
    public bool IsClosed => Standing is not (Standing.Open or Standing.Suspended);

    /// <summary>The card of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="asOf">The day by which the guards are judged, in Asia/Shanghai.</param>
    public static BoardCard Of(Agreement state, DateOnly asOf)
    {
        var entry = state.Entries.GetValueOrDefault(state.Stage);
        var unmet = Guards.UnmetOfItself(state, asOf).Select(UnmetGuard.Of);
        return new BoardCard(
            state.Id, state.Stage, state.Title, state.Kind, [.. state.Principals.Select(p => p.Name)], entry?.On?.Earliest,
            entry?.Recorded ?? false, [.. unmet], state.OpenQuestions.Count, state.Version)
        {
            Standing = state.Standing,
            Related = Guards.RelatedForNext(state),
        };
    }

    /// <summary>Days in the stage on a day; null when the day of entry is unknown.</summary>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public int? DaysInStage(DateOnly today) => Since is { } since ? today.DayNumber - since.DayNumber : null;
}

/// <summary>One stage of the board.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many agreements are in it.</param>
/// <param name="Cards">The first of them: longest in the stage first, those with an unknown day last.</param>
/// <param name="More">Where the next cards begin, for <see cref="BoardQuery.CardsAsync"/>; null when these are all.</param>
public sealed record BoardColumn(Stage Stage, int Count, IReadOnlyList<BoardCard> Cards, string? More);

/// <summary>Some cards of one stage.</summary>
/// <param name="Cards">The cards.</param>
/// <param name="More">Where the next cards begin; null when there are none.</param>
public sealed record BoardCards(IReadOnlyList<BoardCard> Cards, string? More);
