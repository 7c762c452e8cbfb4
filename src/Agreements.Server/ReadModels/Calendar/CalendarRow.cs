
namespace Agreements.Server.ReadModels.Calendar;

/// <summary>What falls due by itself in one agreement, and the days that its calendar shows.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="NextDay">The first day on which anything is due, in Asia/Shanghai; null when nothing ever is.</param>
/// <param name="Dues">What is due, and from when.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record CalendarRow(Guid Id, DateOnly? NextDay, IReadOnlyList<DueDay> Dues, long Version)
{
    /// <summary>Its last day, while it is in force or after it has expired; null for none that is known.</summary>
    public Edtf? EndsOn { get; init; }

    /// <summary>The day on which the first pending notice takes effect; null for none.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>The day of its signing ceremony; null for none on record, or an unknown day.</summary>
    public Edtf? CeremonyOn { get; init; }

    /// <summary>Where the ceremony is; null when unknown.</summary>
    public string? CeremonyPlace { get; init; }

    /// <summary>References of the people who are its liaisons.</summary>
    public IReadOnlyList<string> Liaisons { get; init; } = [];

    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static CalendarRow Of(Agreement state)
    {
        var dues = Domain.Calendar.Of(state);
        return new CalendarRow(state.Id, dues.Count == 0 ? null : dues.Min(d => d.Day), dues, state.Version)
        {
            EndsOn = state.Stage >= Stage.Signed && state.ClosedAs is null or Standing.Expired ? LastDay.Of(state)?.Date : null,
            NoticeOn = state.ClosedAs is null ? state.PendingNotices.FirstOrDefault()?.Effective : null,
            CeremonyOn = state.ClosedAs is Standing.Declined or Standing.Withdrawn ? null : state.Ceremony?.On,
            CeremonyPlace = state.Ceremony?.Place,
            Liaisons = [.. state.Liaisons.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}
