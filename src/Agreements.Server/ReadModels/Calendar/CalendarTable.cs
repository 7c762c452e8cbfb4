using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>The table of what falls due by itself.</summary>
internal static class CalendarTable
{
    public static readonly RowTable<CalendarRow> Rows = RowTable.Of<CalendarRow>("calendar_rows", t => t
        .Key(r => r.Id)
        .Column(r => r.NextDay)
        .Json(r => r.Dues)
        .Column(r => r.Version)
        .Index("due", "(next_day, id) where next_day is not null"));
}
