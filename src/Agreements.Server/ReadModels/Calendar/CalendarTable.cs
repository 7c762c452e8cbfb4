using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>The table of what falls due by itself, and of the days that calendars show.</summary>
internal static class CalendarTable
{
    public static readonly RowTable<CalendarRow> Rows = RowTable.Of<CalendarRow>("calendar_rows", t => t
        .Key(r => r.Id)
        .Column(r => r.NextDay)
        .Json(r => r.Dues)
        .Json(r => r.EndsOn)
        .Computed("ends_first", r => r.EndsOn?.Earliest)
        .Computed("ends_last", r => r.EndsOn?.Latest ?? r.EndsOn?.Earliest)
        .Column(r => r.NoticeOn)
        .Json(r => r.CeremonyOn)
        .Computed("ceremony_first", r => r.CeremonyOn?.Earliest)
        .Computed("ceremony_last", r => r.CeremonyOn?.Latest ?? r.CeremonyOn?.Earliest)
        .Column(r => r.CeremonyPlace)
        .Column(r => r.Liaisons)
        .Column(r => r.Version)
        .Index("due", "(next_day, id) where next_day is not null")
        .Index("ends", "(ends_last, id) where ends_last is not null")
        .Index("ends_sometime", "(ends_last, id) where ends_first is distinct from ends_last")
        .Index("notice", "(notice_on, id) where notice_on is not null")
        .Index("ceremony", "(ceremony_last, id) where ceremony_last is not null")
        .Index("ceremony_sometime", "(ceremony_last, id) where ceremony_first is distinct from ceremony_last")
        .Index("liaisons", "using gin (liaisons) where liaisons <> '{}'"));
}
