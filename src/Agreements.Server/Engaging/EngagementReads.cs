using Agreements.Server.Access;
using Agreements.Server.Http;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.Storage;

namespace Agreements.Server.Engaging;

/// <summary>One thing that happened to an engagement, as its history shows it.</summary>
/// <param name="Version">Its number in the stream, from 1.</param>
/// <param name="Type">The stored name of the event's type.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown, or when the event has no day of its own.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="User">The account that recorded it; null when unknown.</param>
/// <param name="Sentence">What happened, for people.</param>
public sealed record EngagementEntry(long Version, string Type, string? Happened, DateTimeOffset RecordedAt, string? User, Text Sentence);

/// <summary>An engagement with its history.</summary>
/// <param name="Engagement">The engagement as it is.</param>
/// <param name="History">What happened, oldest first.</param>
public sealed record EngagementView(EngagementRow Engagement, IReadOnlyList<EngagementEntry> History)
{
    /// <summary>The view of an engagement; null when there is none in sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The engagement.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<EngagementView?> FindAsync(Reader reader, Guid id, CancellationToken ct)
    {
        var state = Domain.Engaging.Engagement.Unwritten(id);
        var entries = new List<EngagementEntry>();
        foreach (var e in await reader.Session.Events.FetchStreamAsync(id, token: ct))
        {
            if (e.Data is not EngagementEvent happened)
            {
                return null;
            }

            state = Domain.Engaging.Engagement.Evolve(state, happened);
            entries.Add(new EngagementEntry(
                e.Version, EventNames.All[e.EventType], (happened as IDated)?.On?.Value, e.Timestamp.ToUniversalTime(), e.UserName, EngagementSentences.Of(happened, state)));
        }

        if (!state.Exists || !await SeesAsync(reader, state, ct))
        {
            return null;
        }

        var row = EngagementRow.Of(state);
        var blot = await reader.BlotAsync(entries.Select(e => e.Sentence), ct);
        return new EngagementView(
            row.Without(await reader.UnseenAsync(row.Others(), ct)), blot is null ? entries : [.. entries.Select(e => e with { Sentence = blot(e.Sentence) })]);
    }

    /// <summary>Those see it who took part, and those who see an agreement that it was about.</summary>
    private static async Task<bool> SeesAsync(Reader reader, Engagement state, CancellationToken ct)
    {
        if (await reader.SeesByAsync([.. state.Participants], ct))
        {
            return true;
        }

        var unseen = await reader.UnseenAsync(state.Agreements, ct);
        return state.Agreements.Exists(a => !unseen.Contains(a));
    }
}

/// <summary>Reading engagements.</summary>
public static class EngagementReads
{
    /// <summary>Maps the list of engagements, one with its history, and those of an agreement.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapEngagementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/engagements", ListAsync).WithName("readEngagements")
            .WithSummary("Engagements, latest first; of an agreement, with an institution or body, or with open action items only.").Produces<EngagementPage>();
        api.MapGet("/engagements/{id:guid}", ReadAsync).WithName("readEngagement")
            .WithSummary("One engagement with its history in sentences, zh and en.").Produces<EngagementView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/engagements", (Guid id, Reader reader, string? after, int? count, CancellationToken stop) =>
                reader.OfAgreementAsync(id, async _ => Results.Ok(await ListAsync(reader, id, null, false, after, count ?? 50, stop)), stop))
            .WithName("readAgreementEngagements").WithSummary("The engagements that were about an agreement, latest first.").Produces<EngagementPage>().ProducesProblem(404);
    }

    private static async Task<EngagementPage> ListAsync(
        Reader reader, Guid? agreement, string? institution, bool open = false, string? after = null, int count = 50, CancellationToken stop = default)
    {
        if (count is < 1 or > 200)
        {
            throw new MalformedRequestException("Ask for 1 to 200 at a time.");
        }

        try
        {
            return await EngagementQuery.PageAsync(reader, new EngagementFilter(agreement, institution, open), after, count, stop);
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out for this order: begin again without it.");
        }
    }

    private static async Task<IResult> ReadAsync(Guid id, Reader reader, HttpContext http)
    {
        if (await EngagementView.FindAsync(reader, id, http.RequestAborted) is not { } view)
        {
            return Problems.Refused([new EngagementUnknown(id)]).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(view.Engagement.Version);
        return Results.Ok(view);
    }
}
