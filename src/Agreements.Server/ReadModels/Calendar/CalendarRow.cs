
namespace Agreements.Server.ReadModels.Calendar;

/// <summary>What falls due by itself in one agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="NextDay">The first day on which anything is due, in Asia/Shanghai; null when nothing ever is.</param>
/// <param name="Dues">What is due, and from when.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record CalendarRow(Guid Id, DateOnly? NextDay, IReadOnlyList<DueDay> Dues, long Version)
{
    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static CalendarRow Of(Agreement state)
    {
        var dues = Domain.Calendar.Of(state);
        return new CalendarRow(state.Id, dues.Count == 0 ? null : dues.Min(d => d.Day), dues, state.Version);
    }
}
