using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>A card with its days in the stage as of today.</summary>
/// <param name="Card">The card.</param>
/// <param name="DaysInStage">Days since it entered the stage; null when the day is unknown.</param>
public sealed record CardView(BoardCard Card, int? DaysInStage)
{
    /// <summary>How many of its commitments are overdue today.</summary>
    public int Overdue => Card.Overdue ?? 0;
}

/// <summary>A stage of the board.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many agreements are in it.</param>
/// <param name="Cards">The first of them, longest in the stage first.</param>
/// <param name="More">Where the next begin; null when these are all.</param>
public sealed record ColumnView(Stage Stage, int Count, IReadOnlyList<CardView> Cards, string? More);

/// <summary>Reading the read models.</summary>
public static class ReadModelRoutes
{
    /// <summary>Maps board, register and timeline.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapReadModels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/board", BoardAsync).WithName("readBoard")
            .WithSummary("The five stages with their first cards; with closed=true, those that are over.").Produces<ColumnView[]>();
        api.MapGet("/board/{stage}", StageAsync).WithName("readStage").WithSummary("More cards of one stage.").Produces<CardView[]>();
        api.MapGet("/register", RegisterAsync).WithName("readRegister").WithSummary("The register: filter, sort, page by cursor, count. "
                + "With asOf (an instant, or a day: its end in Asia/Shanghai) as it was: by clock=recorded, what was on record by then, "
                + "or clock=happened, the stage and standing that agreements had on that day by what is on record now.")
            .Produces<RegisterPage>();
        api.MapGet("/agreements/{id:guid}/timeline", TimelineAsync).WithName("readTimeline")
            .WithSummary("Every event as a sentence in zh and en.").Produces<TimelinePage>().ProducesProblem(404);
    }

    private static async Task<IReadOnlyList<ColumnView>> BoardAsync(
        Reader reader, TimeProvider clock, [FromQuery] string[]? kind, string? institution, string? region, string? text, int cards = 20, bool closed = false,
        CancellationToken stop = default)
    {
        var today = clock.Today();
        var columns = await BoardQuery.ColumnsAsync(reader, Limit(cards, 200), closed, Among(kind, institution, region, text), today, stop);
        return [.. columns.Select(c => new ColumnView(c.Stage, c.Count, Cards(c.Cards, today), c.More))];
    }

    private static async Task<object> StageAsync(
        string stage, Reader reader, TimeProvider clock, [FromQuery] string[]? kind, string? institution, string? region, string? text, string? after = null,
        int count = 50, bool closed = false, CancellationToken stop = default)
    {
        var among = Among(kind, institution, region, text);
        var page = await Reading(() => BoardQuery.CardsAsync(
            reader, Word<Stage>("stage", stage), after, Limit(count, 200), closed, among, clock.Today(), stop));
        return new { Cards = Cards(page.Cards, clock.Today()), page.More };
    }

    private static Task<RegisterPage> RegisterAsync(
        Reader reader, [FromQuery] string[]? stage, [FromQuery] string[]? kind, [FromQuery] string[]? standing,
        string? institution, string? partner, string? region, string? text,
        string? sort, bool descending = false, int size = 50, string? after = null, string? asOf = null, string? clock = null,
        CancellationToken stop = default) => Reading(() => RegisterQuery.PageAsync(
        reader,
        new RegisterFilter
        {
            Stages = [.. (stage ?? []).Select(s => Word<Stage>("stage", s))],
            Kinds = [.. (kind ?? []).Select(k => Word<AgreementKind>("kind", k))],
            Standings = [.. (standing ?? []).Select(s => Word<Standing>("standing", s))],
            Institution = institution,
            Partner = partner,
            Region = region,
            Text = text,
            Past = Past.Asked(asOf, clock),
            Sort = sort is null ? RegisterSort.Updated : Word<RegisterSort>("sort", sort),
            Descending = sort is null || descending,
            PageSize = Limit(size, RegisterFilter.LargestPage),
            After = after,
            WithFacets = after is null,
        },
        stop));

    private static async Task<IResult> TimelineAsync(
        Guid id, Reader reader, bool newestFirst = true, long? after = null, int count = 100, CancellationToken stop = default) =>
        await Timeline.FindAsync(reader, id, stop) is { } timeline
            ? Results.Ok(await timeline.PageAsync(newestFirst, after, Limit(count, 500), stop))
            : Problems.Refused([new AgreementUnknown(id)]).ToResult();

    private static RegisterFilter Among(string[]? kind, string? institution, string? region, string? text) => new()
    {
        Kinds = [.. (kind ?? []).Select(k => Word<AgreementKind>("kind", k))], Institution = institution, Region = region, Text = text,
    };

    private static CardView[] Cards(IReadOnlyList<BoardCard> cards, DateOnly today) => [.. cards.Select(c => new CardView(c, c.DaysInStage(today)))];
}
