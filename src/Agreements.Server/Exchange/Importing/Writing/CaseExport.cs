using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>
/// Writes what sources have told as case files. From the events, never from the read models: facts put right since are written as they stand,
/// and reading the file again on the same record records nothing new.
/// </summary>
/// <param name="reader">What it reads by; no server needs to run where all is in sight.</param>
public sealed class CaseExport(Reader reader)
{
    private static readonly JsonSerializerOptions Stored = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Ids of all sources that something in sight comes from, oldest first.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> SourcesAsync(CancellationToken ct)
    {
        await using var connection = await reader.Db.OpenConnectionAsync(ct);
        return await StoreSetup.HasEventsAsync(connection, ct) ? await CaseStreams.SourcesAsync(connection, reader.Scope, ct) : [];
    }

    /// <summary>What a source has told, as far as it is in sight; null when nothing in sight comes from it.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<CaseDocument?> OfAsync(string source, CancellationToken ct)
    {
        await using var connection = await reader.Db.OpenConnectionAsync(ct);
        if (!await StoreSetup.HasEventsAsync(connection, ct) || await CaseStreams.SourceAsync(connection, reader.Scope, source, ct) is not { } described)
        {
            return null;
        }

        var streams = await CaseStreams.OfAsync(connection, reader.Scope, source, ct);
        var agreements = await AgreementsAsync(streams.Agreements, ct);
        var engagements = new List<Engagement>();
        foreach (var id in streams.Engagements)
        {
            engagements.Add((await reader.Session.Events.AggregateStreamAsync<Engagement>(id, token: ct))!);
        }

        var references = await ReferencesAsync(agreements, engagements, ct);
        return await DocumentAsync(JsonSerializer.Deserialize<Source>(described, Stored)!, streams, agreements, engagements, references, ct);
    }

    private async Task<CaseDocument> DocumentAsync(
        Source source, CaseStreams streams, IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)> agreements,
        IReadOnlyList<Engagement> engagements, IReadOnlyDictionary<Guid, string> references, CancellationToken ct)
    {
        var directory = await DirectoryOfSource.LoadAsync(reader.Session, streams, agreements.Select(a => a.State), engagements, ct);
        var founder = await reader.FoundersAsync(directory.Bodies.Select(b => b.Facts!.FoundedBy), ct);
        string Reference(Guid id) => references[id];
        WrittenIndicator[] figures =
        [
            .. directory.Institutions.SelectMany(i => EngagementWriting.Figures(i.Code, i.Figures, source.Id)),
            .. directory.Bodies.SelectMany(b => EngagementWriting.Figures(b.Facts!.Code, b.Figures, source.Id)),
            .. agreements.SelectMany(a => AgreementWriting.Indicators(a.State, source.Id, Reference)),
        ];
        return new CaseDocument(
            source, [.. directory.Institutions.Select(EngagementWriting.Institution)],
            [.. directory.Bodies.Select(b => EngagementWriting.Body(b.Facts!, founder))],
            [.. agreements.Where(a => a.State.Source?.Id == source.Id).Select(a => AgreementWriting.Agreement(a.State, a.Events, Reference))],
            [.. engagements.Select(e => EngagementWriting.Engagement(e, references.GetValueOrDefault))],
            [.. figures.OrderBy(f => f.Ref, StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)>> AgreementsAsync(
        IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var agreements = new List<(Agreement, IReadOnlyList<AgreementEvent>)>();
        foreach (var id in ids)
        {
            AgreementEvent[] events = [.. (await reader.Session.Events.FetchStreamAsync(id, token: ct)).Select(e => (AgreementEvent)e.Data)];
            agreements.Add((await reader.WithoutOthersAsync(Agreement.Fold(Agreement.Unwritten(id), events), ct), events));
        }

        return agreements;
    }

    /// <summary>What agreements are called: their own reference, or their id.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> ReferencesAsync(
        IReadOnlyList<(Agreement State, IReadOnlyList<AgreementEvent> Events)> agreements, IReadOnlyList<Engagement> engagements, CancellationToken ct)
    {
        var references = agreements.ToDictionary(a => a.State.Id, a => a.State.Reference ?? a.State.Id.ToString());
        var linked = engagements.SelectMany(e => e.Agreements).ToArray();
        var unseen = await reader.UnseenAsync(linked, ct);
        foreach (var id in agreements.Select(a => a.State.Parent).OfType<Guid>().Concat(linked).Distinct().ToArray())
        {
            if (!references.ContainsKey(id) && !unseen.Contains(id))
            {
                references[id] = (await reader.Session.Events.AggregateStreamAsync<Agreement>(id, token: ct))?.Reference ?? id.ToString();
            }
        }

        return references;
    }
}
