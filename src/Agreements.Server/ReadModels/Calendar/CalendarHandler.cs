using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>Keeps what falls due.</summary>
public static class CalendarHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<CalendarRow> page) =>
        page.Put<Agreement, CalendarRow>(CalendarTable.Rows, (state, _) => CalendarRow.Of(state));
}
