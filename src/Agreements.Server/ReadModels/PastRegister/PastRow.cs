using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.ReadModels.PastRegister;

/// <summary>
/// How an agreement stood after one of its events: as much as the register counts and sorts by. What it shows besides is folded from the events.
/// </summary>
/// <param name="Id">The agreement.</param>
/// <param name="Position">The event's place in the log.</param>
/// <param name="Version">The event's number in the agreement.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Stage">The stage after it.</param>
/// <param name="Standing">How it stood after it.</param>
/// <param name="SignedEarliest">The first day on which it can have been signed, as then on record, in Asia/Shanghai; null when open or unknown.</param>
public sealed record PastRow(Guid Id, long Position, long Version, DateTimeOffset At, Stage Stage, Standing Standing, DateOnly? SignedEarliest)
{
    /// <summary>The row of an event.</summary>
    /// <param name="state">The state after it.</param>
    /// <param name="h">The event.</param>
    public static PastRow Of(Agreement state, Happened h) => new(
        state.Id, h.Event.Sequence, state.Version, h.Event.Timestamp, state.Stage, state.Standing, state.Entries.GetValueOrDefault(Stage.Signed)?.On?.Earliest);
}

/// <summary>What an agreement was called and found by after an event that could change it.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Position">The event's place in the log.</param>
/// <param name="Version">The event's number in the agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Institutions">Codes of the institutions among them.</param>
/// <param name="Haystack">Titles, names and reference, folded.</param>
/// <param name="Initials">First letters of their pinyin.</param>
/// <param name="Pinyin">Their pinyin.</param>
public sealed record PastNames(
    Guid Id, long Position, long Version, Text Title, IReadOnlyList<RegisterParty> Parties, IReadOnlyList<string> Institutions, string Haystack,
    string Initials, string Pinyin)
{
    /// <summary>The row of an event; null when it cannot change them.</summary>
    /// <param name="state">The state after it.</param>
    /// <param name="h">The event.</param>
    public static PastNames? Of(Agreement state, Happened h)
    {
        if (!SearchRow.CanChangeBy((AgreementEvent)h.Event.Data))
        {
            return null;
        }

        var found = SearchRow.FoundBy(state);
        return new PastNames(
            state.Id, h.Event.Sequence, state.Version, state.Title, RegisterRow.PartiesOf(state), RegisterRow.InstitutionsOf(state), found.Haystack,
            found.Initials, found.Pinyin);
    }
}
