using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;

namespace Agreements.Server.Exchange.Exporting.Annual;

/// <summary>Counts the figures of a year from the events that were recorded by the end of a day.</summary>
public static class AnnualReport
{
    /// <summary>The figures of what is in sight now.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">The day of the report, in Asia/Shanghai.</param>
    /// <param name="today">Today there.</param>
    /// <param name="ct">Ends the counting.</param>
    public static async Task<AnnualFigures> OfAsync(Reader reader, int year, DateOnly asOf, DateOnly today, CancellationToken ct)
    {
        // Before the counting: what ends meanwhile is counted or not, and the figures are not said to be final.
        var isFinal = asOf < today && await RunningWrites.EndedAsync(reader.Db, ct);
        var count = new AnnualCount(year, asOf);
        var until = count.Figures(true).Until;
        await foreach (var agreement in StreamedStates.AllAsync(reader, until, ct))
        {
            count.Add(agreement);
        }

        foreach (var engagement in await EngagementsAsync(reader, until, ct))
        {
            count.Add(engagement);
        }

        return count.Figures(isFinal);
    }

    /// <summary>The figures as rows of a sheet: what, of which sort, how many.</summary>
    /// <param name="figures">The figures.</param>
    internal static IEnumerable<AnnualLine> Lines(AnnualFigures figures) =>
    [
        Line("year", null, figures.Year), new("as-of", null, figures.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Line("agreements", null, figures.Agreements),
        .. figures.ByStage.Select(c => Line("by-stage", c.What, c.Count)), .. figures.ByKind.Select(c => Line("by-kind", c.What, c.Count)),
        .. figures.ByStanding.Select(c => Line("by-standing", c.What, c.Count)), Line("signed", null, figures.Signed),
        Line("perhaps-signed", null, figures.PerhapsSigned),
        Line("commitments", "due", figures.Commitments.Due), Line("commitments", "kept", figures.Commitments.Kept),
        Line("commitments", "waived", figures.Commitments.Waived),
        Line("commitments", "overdue", figures.Commitments.Overdue), Line("commitments", "undated", figures.Commitments.Undated),
        .. figures.Outcomes.Select(o => Line(
            "outcomes", $"{KebabEnum<OutcomeLevel>.Name(o.Level)}{(o.Unit is null ? "" : $" ({(o.AtLeast ? "at-least " : "")}{o.Unit})")}",
            o.Value ?? o.Results)),
        .. figures.Engagements.Select(c => Line("engagements", c.What, c.Count)),
    ];

    private static AnnualLine Line(string what, string? sort, decimal count) => new(what, sort, count);

    private static async Task<IReadOnlyList<Engagement>> EngagementsAsync(Reader reader, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select e.stream_id, e.type, e.data::text from {StoreSetup.EventSchema}.mt_events b
            join {StoreSetup.EventSchema}.mt_events e on e.stream_id = b.stream_id
            where b.version = 1 and b.type = $1 and e.timestamp <= $2 and {EngagementQuery.InSight(reader.Scope, "b.stream_id")} order by e.stream_id, e.version
            """);
        command.With(EventNames.All[typeof(EngagementRecorded)]).With(until).With(reader.Scope);
        var events = await command.ListAsync(r => (Id: r.GetGuid(0), Event: StreamedStates.Event<EngagementEvent>(r.GetString(1), r.GetString(2))), ct);
        return [.. events.GroupBy(e => e.Id).Select(g => g.Aggregate(Engagement.Unwritten(g.Key), (state, e) => Engagement.Evolve(state, e.Event)))];
    }
}

/// <summary>A line of the annual report.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Sort">Of which sort; null for all.</param>
/// <param name="Value">How many, or a day.</param>
internal sealed record AnnualLine(string What, string? Sort, object Value);
