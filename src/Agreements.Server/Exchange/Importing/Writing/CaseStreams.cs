using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>What a source has told of one stream.</summary>
/// <param name="Id">The stream's id.</param>
/// <param name="Versions">The versions of the events that it told.</param>
internal sealed record ToldStream(Guid Id, IReadOnlySet<long> Versions)
{
    /// <summary>The stream's events, and those of them that the source told.</summary>
    public static async Task<(IReadOnlyList<TEvent> All, IReadOnlyList<TEvent> Told)> EventsAsync<TEvent>(
        IQuerySession session, Guid id, IReadOnlySet<long>? versions, CancellationToken ct)
    {
        var all = await session.Events.FetchStreamAsync(id, token: ct);
        return ([.. all.Select(e => (TEvent)e.Data)], [.. all.Where(e => versions?.Contains(e.Version) is true).Select(e => (TEvent)e.Data)]);
    }
}

/// <summary>Which streams a source has told of, in the order in which they began.</summary>
/// <param name="Institutions">Institutions.</param>
/// <param name="Bodies">Standing bodies.</param>
/// <param name="Agreements">Agreements.</param>
/// <param name="Engagements">Engagements.</param>
internal sealed record CaseStreams(
    IReadOnlyList<ToldStream> Institutions, IReadOnlyList<ToldStream> Bodies, IReadOnlyList<ToldStream> Agreements, IReadOnlyList<ToldStream> Engagements)
{
    private static readonly string Events = $"{StoreSetup.EventSchema}.mt_events";

    private static readonly string[] Beginnings =
        [.. new[] { typeof(InstitutionRegistered), typeof(BodyRegistered), typeof(AgreementProposed), typeof(EngagementRecorded) }
            .Select(t => EventNames.All[t])];

    private static readonly string[] Directory = Beginnings[..2];

    /// <summary>Ids of all sources that something on record comes from, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> SourcesAsync(NpgsqlConnection connection, VisibilityScope scope, CancellationToken ct)
    {
        await using var command = Command(
            connection, $"select data -> 'source' ->> 'id' from {Events} h where data -> 'source' ->> 'id' is not null and {InSight(scope)} "
                + "group by 1 order by min(seq_id)").With(scope);
        return await command.ListAsync(r => r.GetString(0), ct);
    }

    /// <summary>A source as it was last described; null when nothing comes from it.</summary>
    public static async Task<string?> SourceAsync(NpgsqlConnection connection, VisibilityScope scope, string id, CancellationToken ct)
    {
        await using var command = Command(
            connection, $"select (data -> 'source')::text from {Events} h where data -> 'source' ->> 'id' = $2 and {InSight(scope)} "
                + "order by seq_id desc limit 1").With(id).With(scope);
        return await command.FirstAsync(r => r.GetString(0), ct);
    }

    /// <summary>The streams that a source has begun or spoken of, and what it said there: by its name in the event, or since its file was recorded.</summary>
    public static async Task<CaseStreams> OfAsync(NpgsqlConnection connection, VisibilityScope scope, string source, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            $"""
            select h.stream_id, b.type, array_agg(h.version) from {Events} h
            join {Events} b on b.stream_id = h.stream_id and b.version = 1 and b.type = any($3)
            where (h.data -> 'source' ->> 'id' = $2 or h.data -> 'figure' -> 'source' ->> 'id' = $2 or h.causation_id = $2) and {InSight(scope)}
            group by h.stream_id, b.type, b.seq_id order by b.seq_id
            """).With(source).With(Beginnings).With(scope);
        var streams = await command.ListAsync(r => (Told: new ToldStream(r.GetGuid(0), r.GetFieldValue<long[]>(2).ToHashSet()), Began: r.GetString(1)), ct);
        return new CaseStreams(Begun(0), Begun(1), Begun(2), Begun(3));

        ToldStream[] Begun(int which) => [.. streams.Where(s => s.Began == Beginnings[which]).Select(s => s.Told)];
    }

    /// <summary>A statement whose first parameter is that of <see cref="InSight"/>.</summary>
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new NpgsqlCommand(sql, connection).With(Directory);

    /// <summary>The condition that an event (<c>h</c>) is of something in sight: the directory is in everybody's.</summary>
    private static string InSight(VisibilityScope scope) => scope.IsWhole
        ? "true"
        : $"({EngagementQuery.InSight(scope, "h.stream_id")} or exists (select from {Events} d where d.stream_id = h.stream_id and d.version = 1 "
            + "and d.type = any($1)))";
}
