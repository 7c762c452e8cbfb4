using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>The table of who takes part in what.</summary>
internal static class ParticipationTable
{
    public static readonly RowTable<Participation> Rows = RowTable.Of<Participation>("participations", t => t
        .Key(p => p.Id)
        .Named(p => p.Kind)
        .Column(p => p.Stage)
        .Named(p => p.Standing)
        .Text(p => p.Title, inChineseOrder: true)
        .Computed("codes", p => p.Codes)
        .Json(p => p.Parties)
        .Json(p => p.Owed)
        .Column(p => p.Version)
        .FillFactor(80)
        .Index("by_code", "using gin (codes)"));
}
