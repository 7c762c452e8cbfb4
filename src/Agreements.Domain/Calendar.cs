using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>What can fall due in an agreement by itself.</summary>
[JsonConverter(typeof(KebabEnum<DueKind>))]
public enum DueKind
{
    /// <summary>Its last day is over.</summary>
    Expiry,

    /// <summary>A notice takes effect.</summary>
    NoticeEffect,

    /// <summary>A recurring commitment comes round.</summary>
    Round,

    /// <summary>Its signed successor takes its place.</summary>
    Supersession,

    /// <summary>A supplementary agreement comes into force.</summary>
    Amendment,

    /// <summary>A fact becomes another.</summary>
    Update,
}

/// <summary>Something that falls due in an agreement.</summary>
/// <param name="What">What.</param>
/// <param name="Day">The first day on which it is due, in Asia/Shanghai.</param>
public sealed record DueDay(DueKind What, DateOnly Day);

/// <summary>
/// What falls due by itself, and what is asked for when its day has come. To add something: a <see cref="DueKind"/>, a line in
/// <see cref="Of"/>, a line in <see cref="CommandFor"/>. The command must be harmless when asked twice, or too early.
/// </summary>
public static class Calendar
{
    /// <summary>What falls due in an agreement as it is, each kind at most once; what has been done is not due any more.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<DueDay> Of(Agreement state) =>
    [
        .. state.ClosedAs is null ? [.. Amendment(state), .. Expiry(state), .. NoticeEffect(state), .. Rounds(state)] : Array.Empty<DueDay>(),
        .. state.ClosedAs is null or Standing.Expired ? Supersession(state) : [],
        .. state.ClosedAs is not Standing.Archived ? Updates(state) : [],
    ];

    /// <summary>The command that a due thing asks for.</summary>
    /// <param name="what">What is due.</param>
    public static AgreementCommand CommandFor(DueKind what) => what switch
    {
        DueKind.Expiry => new ExpireAgreement(),
        DueKind.NoticeEffect => new EndByNotice(),
        DueKind.Round => new ComeRound(),
        DueKind.Supersession => new SupersedeAgreement(),
        DueKind.Amendment => new AdoptDueAmendment(),
        DueKind.Update => new MakeDueUpdates(),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Nothing is asked for when this is due."),
    };

    private static IEnumerable<DueDay> Expiry(Agreement state)
    {
        if (state.Stage >= Stage.Signed && LastDay.Of(state)?.Certain is { } last && last < DateOnly.MaxValue)
        {
            yield return new DueDay(DueKind.Expiry, last.AddDays(1));
        }
    }

    private static IEnumerable<DueDay> NoticeEffect(Agreement state) =>
        state.PendingNotices.Take(1).Select(n => new DueDay(DueKind.NoticeEffect, n.Effective));

    private static IEnumerable<DueDay> Amendment(Agreement state) =>
        state.ScheduledAmendment?.InForceFrom is { } from ? [new DueDay(DueKind.Amendment, from)] : [];

    private static IEnumerable<DueDay> Supersession(Agreement state) =>
        state.Succession is { } succession ? [new DueDay(DueKind.Supersession, succession.From)] : [];

    private static IEnumerable<DueDay> Updates(Agreement state) =>
        state.ScheduledUpdates.IsEmpty ? [] : [new DueDay(DueKind.Update, state.ScheduledUpdates.Min(u => u.From))];

    private static IEnumerable<DueDay> Rounds(Agreement state)
    {
        if (ComingRound.NextDay(state) is { } day)
        {
            yield return new DueDay(DueKind.Round, day);
        }
    }
}
