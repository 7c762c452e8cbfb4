using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Queries.People;

/// <summary>Finds where words stand in what was recorded: in every text of every event, whatever it is of.</summary>
public static class TraceQuery
{
    /// <summary>More than anybody follows up in one go; the rest is counted.</summary>
    private const int Listed = 500;

    /// <summary>
    /// The texts of an event as they are compared: without what people put between the digits of a number and the parts of a name, full-width
    /// digits as others, in lower case. <see cref="Traced.Plain"/> does the same.
    /// </summary>
    private const string Plain = $"lower(translate(e.data::text, '{Traced.Mapped}{Traced.LeftOut}', '{Traced.MappedTo}') collate \"C\")";

    /// <summary>
    /// Where some words stand. One pass over all events: a word may stand in any text, and a person is erased so seldom that no index is kept for it.
    /// </summary>
    /// <param name="reader">What the caller reads by; what is out of its sight is counted.</param>
    /// <param name="words">The words.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<TracesLeft> TracesAsync(this Reader reader, IReadOnlyCollection<Traced> words, CancellationToken ct)
    {
        if (words.Count == 0)
        {
            return TracesLeft.None;
        }

        await using var command = reader.Db.CreateCommand(Statement(reader)).With(words.Select(w => w.Pattern).ToArray()).With(reader.Scope);
        var rows = await command.ListAsync(
            r => (Seen: r.GetBoolean(0), Row: new Found(
                r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.Text(5), r.Words(7), r.Words(8))), ct);
        var traces = rows.Where(r => r.Seen).SelectMany(r => TracesIn(r.Row, words)).ToArray();
        return new TracesLeft([.. traces.Take(Listed)], Math.Max(0, traces.Length - Listed), rows.Count(r => !r.Seen));
    }

    private static string Statement(Reader reader) =>
        $"""
        select i.id is not null or b.id is not null or e.type = 'policy-published' or {EngagementQuery.InSight(reader.Scope, "e.stream_id")} as seen,
            e.stream_id, e.version, e.type, e.data::text,
            coalesce(a.title_zh, g.title_zh, i.name_zh, b.name_zh), coalesce(a.title_en, g.title_en, i.name_en, b.name_en),
            coalesce(a.reference, g.reference, i.code, b.code),
            case when a.id is not null then '/agreements/' || a.id when g.id is not null then '/api/v1/engagements/' || g.id
                 when i.id is not null then '/api/v1/institutions/' || i.code when b.id is not null then '/api/v1/bodies/' || b.code end
        from {StoreSetup.EventSchema}.mt_events e
        left join register_rows a on a.id = e.stream_id
        left join engagement_rows g on g.id = e.stream_id
        left join directory_institutions i on i.id = e.stream_id
        left join directory_bodies b on b.id = e.stream_id
        where {Plain} like any($1)
        order by e.seq_id
        """;

    private static IEnumerable<TextTrace> TracesIn(Found row, IReadOnlyCollection<Traced> words)
    {
        using var data = JsonDocument.Parse(row.Data);
        foreach (var (place, text) in JsonTexts.In(data.RootElement))
        {
            var plain = Traced.Plain(text);
            var found = words.Where(w => plain.Contains(w.Word, StringComparison.Ordinal)).Select(w => w.What).Distinct().ToArray();
            if (found.Length > 0)
            {
                yield return new TextTrace(row.Stream, row.Title, row.Reference, row.Version, row.Type, place, found, row.Link);
            }
        }
    }

    private sealed record Found(Guid Stream, long Version, string Type, string Data, Text? Title, string? Reference, string? Link);
}
