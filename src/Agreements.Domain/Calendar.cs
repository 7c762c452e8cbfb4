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
    public static IReadOnlyList<DueDay> Of(Agreement state) => state.ClosedAs is null ? [.. Expiry(state), .. NoticeEffect(state), .. Rounds(state)] : [];

    /// <summary>The command that a due thing asks for.</summary>
    /// <param name="what">What is due.</param>
    public static AgreementCommand CommandFor(DueKind what) => what switch
    {
        DueKind.Expiry => new ExpireAgreement(),
        DueKind.NoticeEffect => new EndByNotice(),
        DueKind.Round => new ComeRound(),
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

    private static IEnumerable<DueDay> Rounds(Agreement state)
    {
        if (ComingRound.NextDay(state) is { } day)
        {
            yield return new DueDay(DueKind.Round, day);
        }
    }
}
