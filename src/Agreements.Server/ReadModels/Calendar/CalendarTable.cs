using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Calendar.CalendarRow>;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>The table of what falls due by itself.</summary>
internal static class CalendarTable
{
    public static readonly RowTable<CalendarRow> Rows = new(
        "calendar_rows", "id", r => r.Id, "t.version < excluded.version",
        Col.Uuid("id", r => r.Id),
        Col.MaybeDate("next_day", r => r.NextDay),
        Col.Json("dues", r => r.Dues),
        Col.BigInt("version", r => r.Version));
}
