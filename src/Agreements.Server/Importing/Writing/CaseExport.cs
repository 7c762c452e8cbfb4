using System.Text.Json;
using Agreements.Server.Storage;
using Dapper;
using Marten;
using Npgsql;

namespace Agreements.Server.Importing.Writing;

/// <summary>
/// Writes what sources have told as case files. From the events, never from the read models: facts put right since are written as they stand,
/// and reading the file again on the same record records nothing new.
/// </summary>
/// <param name="store">The store; no server needs to run.</param>
/// <param name="data">The same database.</param>
public sealed class CaseExport(IDocumentStore store, NpgsqlDataSource data)
{
    private static readonly JsonSerializerOptions Stored = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Ids of all sources that something on record comes from, oldest first.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> SourcesAsync(CancellationToken ct)
    {
        await using var connection = await data.OpenConnectionAsync(ct);
        return await HasEventsAsync(connection) ? await CaseStreams.SourcesAsync(connection) : [];
    }

    /// <summary>What a source has told; null when nothing on record comes from it.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<CaseDocument?> OfAsync(string source, CancellationToken ct)
    {
        await using var connection = await data.OpenConnectionAsync(ct);
        if (!await HasEventsAsync(connection) || await CaseStreams.SourceAsync(connection, source) is not { } described)
        {
            return null;
        }

        await using var session = store.QuerySession();
        var streams = await CaseStreams.OfAsync(connection, source);
        var agreements = await AgreementsAsync(session, streams.Agreements, ct);
        var engagements = new List<Engagement>();
        foreach (var id in streams.Engagements)
        {
            engagements.Add((await session.Events.AggregateStreamAsync<Engagement>(id, token: ct))!);
        }

        var references = await ReferencesAsync(session, agreements, engagements, ct);
        return await DocumentAsync(JsonSerializer.Deserialize<Source>(described, Stored)!, session, streams, agreements, engagements, references, ct);
    }

    private static async Task<CaseDocument> DocumentAsync(
        Source source, IQuerySession session, CaseStreams streams, IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)> agreements,
        IReadOnlyList<Engagement> engagements, IReadOnlyDictionary<Guid, string> references, CancellationToken ct)
    {
        var directory = await DirectoryOfSource.LoadAsync(session, streams, agreements.Select(a => a.State), engagements, ct);
        string Reference(Guid id) => references[id];
        WrittenIndicator[] figures =
        [
            .. directory.Institutions.SelectMany(i => EngagementWriting.Figures(i.Code, i.Figures, source.Id)),
            .. directory.Bodies.SelectMany(b => EngagementWriting.Figures(b.Facts!.Code, b.Figures, source.Id)),
            .. agreements.SelectMany(a => AgreementWriting.Indicators(a.State, source.Id, Reference)),
        ];
        return new CaseDocument(
            source, [.. directory.Institutions.Select(EngagementWriting.Institution)], [.. directory.Bodies.Select(b => EngagementWriting.Body(b.Facts!))],
            [.. agreements.Where(a => a.State.Source?.Id == source.Id).Select(a => AgreementWriting.Agreement(a.State, a.Events, Reference))],
            [.. engagements.Select(e => EngagementWriting.Engagement(e, Reference))], [.. figures.OrderBy(f => f.Ref, StringComparer.Ordinal)]);
    }

    private static async Task<IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)>> AgreementsAsync(
        IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var agreements = new List<(Agreement, IReadOnlyList<AgreementEvent>)>();
        foreach (var id in ids)
        {
            AgreementEvent[] events = [.. (await session.Events.FetchStreamAsync(id, token: ct)).Select(e => (AgreementEvent)e.Data)];
            agreements.Add((Agreement.Fold(Agreement.Unwritten(id), events), events));
        }

        return agreements;
    }

    /// <summary>What agreements are called: their own reference, or their id.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> ReferencesAsync(
        IQuerySession session, IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)> agreements, IReadOnlyList<Engagement> engagements, CancellationToken ct)
    {
        var references = agreements.ToDictionary(a => a.State.Id, a => a.State.Reference ?? a.State.Id.ToString());
        foreach (var id in agreements.Select(a => a.State.Parent).OfType<Guid>().Concat(engagements.SelectMany(e => e.Agreements)).Distinct().ToArray())
        {
            if (!references.ContainsKey(id))
            {
                references[id] = (await session.Events.AggregateStreamAsync<Agreement>(id, token: ct))?.Reference ?? id.ToString();
            }
        }

        return references;
    }

    private static async Task<bool> HasEventsAsync(NpgsqlConnection connection) =>
        await connection.ExecuteScalarAsync<string?>($"select to_regclass('{StoreSetup.EventSchema}.mt_events')::text") is not null;
}
