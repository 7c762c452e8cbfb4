using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.Storage;
using Dapper;
using Npgsql;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>Which streams a source has told of, in the order in which they began.</summary>
/// <param name="Institutions">Institutions.</param>
/// <param name="Bodies">Standing bodies.</param>
/// <param name="Agreements">Agreements.</param>
/// <param name="Engagements">Engagements.</param>
internal sealed record CaseStreams(
    IReadOnlyList<Guid> Institutions, IReadOnlyList<Guid> Bodies, IReadOnlyList<Guid> Agreements, IReadOnlyList<Guid> Engagements)
{
    private static readonly string Events = $"{StoreSetup.EventSchema}.mt_events";

    private static readonly string[] Beginnings =
        [.. new[] { typeof(InstitutionRegistered), typeof(BodyRegistered), typeof(AgreementProposed), typeof(EngagementRecorded) }.Select(t => EventNames.All[t])];

    private static readonly string[] Directory = Beginnings[..2];

    /// <summary>Ids of all sources that something on record comes from, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> SourcesAsync(NpgsqlConnection connection, VisibilityScope scope) => [.. await connection.QueryAsync<string>(
        $"select data -> 'source' ->> 'id' from {Events} h where data -> 'source' ->> 'id' is not null and {InSight(scope)} group by 1 order by min(seq_id)",
        new { scope.Institution, Directory })];

    /// <summary>A source as it was last described; null when nothing comes from it.</summary>
    public static async Task<string?> SourceAsync(NpgsqlConnection connection, VisibilityScope scope, string id) => await connection.QueryFirstOrDefaultAsync<string>(
        $"select (data -> 'source')::text from {Events} h where data -> 'source' ->> 'id' = @id and {InSight(scope)} order by seq_id desc limit 1", new { id, scope.Institution, Directory });

    /// <summary>The streams that a source has begun or spoken of.</summary>
    public static async Task<CaseStreams> OfAsync(NpgsqlConnection connection, VisibilityScope scope, string source)
    {
        // One pass over what names the source: what it began, and which entries of the directory it has a figure or a fact of.
        var streams = (await connection.QueryAsync<(Guid Id, string Began)>(
            $"""
            select s.stream_id, b.type from (
                select distinct stream_id from {Events} h
                where (data -> 'source' ->> 'id' = @source or data -> 'figure' -> 'source' ->> 'id' = @source) and {InSight(scope)}) s
            join {Events} b on b.stream_id = s.stream_id and b.version = 1 and b.type = any(@Beginnings)
            order by b.seq_id
            """,
            new { source, Beginnings, scope.Institution, Directory })).ToArray();
        return new CaseStreams(Begun(0), Begun(1), Begun(2), Begun(3));

        Guid[] Begun(int which) => [.. streams.Where(s => s.Began == Beginnings[which]).Select(s => s.Id)];
    }

    /// <summary>The condition that an event (<c>h</c>) is of something in sight: the directory is in everybody's.</summary>
    private static string InSight(VisibilityScope scope) => scope.IsWhole
        ? "true"
        : $"({EngagementQuery.InSight(scope, "h.stream_id", "@Institution")} or exists (select from {Events} d where d.stream_id = h.stream_id and d.version = 1 and d.type = any(@Directory)))";
}
