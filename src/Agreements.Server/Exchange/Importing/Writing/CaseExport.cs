using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>
/// Writes what sources have told as case files. From the events, never from the read models, and from those events only that the source itself told:
/// neither what others say nor what was put right since. Reading the file again on the same record records nothing new.
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
        var engagements = new List<ToldEngagement>();
        foreach (var stream in streams.Engagements)
        {
            var (_, told) = await ToldStream.EventsAsync<EngagementEvent>(reader.Session, stream.Id, stream.Versions, ct);
            if (told.OfType<EngagementRecorded>().FirstOrDefault() is { } begun)
            {
                engagements.Add(new(begun, begun.Reference ?? stream.Id.ToString(), told));
            }
        }

        var references = await ReferencesAsync(agreements, engagements, ct);
        return await DocumentAsync(JsonSerializer.Deserialize<Source>(described, Stored)!, streams, agreements, engagements, references.GetValueOrDefault, ct);
    }

    private async Task<CaseDocument> DocumentAsync(
        Source source, CaseStreams streams, IReadOnlyList<ToldAgreement> agreements, IReadOnlyList<ToldEngagement> engagements,
        Func<Guid, string?> reference, CancellationToken ct)
    {
        WrittenAgreement[] described =
            [.. agreements.Where(a => a.Begun is not null).Select(a => AgreementWriting.Agreement(a.Begun!, reference(a.State.Id)!, a.Told, reference))];
        WrittenEngagement[] held = [.. engagements.Select(e => EngagementWriting.Engagement(e.Begun, e.Name, e.Told, reference))];
        var named = described.SelectMany(a => a.Parties.SelectMany(p => new[] { p.Institution, p.Body }).Concat((a.Commitments ?? []).Select(c => c.Owner)))
            .Concat(held.SelectMany(e => e.Participants.Concat((e.ActionItems ?? []).Select(i => i.Owner))));
        var directory = await DirectoryOfSource.LoadAsync(reader, source.Id, streams, named, ct);
        WrittenIndicator[] figures =
        [
            .. directory.Institutions.SelectMany(i => EngagementWriting.Figures(i.State.Code, i.State.Figures, source.Id)),
            .. directory.Bodies.SelectMany(b => EngagementWriting.Figures(b.State.Code, b.State.Figures, source.Id)),
            .. agreements.SelectMany(a => AgreementWriting.Indicators(a.State, source.Id, id => reference(id)!)),
        ];
        return new CaseDocument(
            source, [.. directory.Institutions.Select(i => i.Told)], [.. directory.Bodies.Select(b => b.Told)], described, held,
            [.. figures.OrderBy(f => f.Ref, StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<ToldAgreement>> AgreementsAsync(IReadOnlyList<ToldStream> streams, CancellationToken ct)
    {
        var agreements = new List<ToldAgreement>();
        foreach (var stream in streams)
        {
            var (all, told) = await ToldStream.EventsAsync<AgreementEvent>(reader.Session, stream.Id, stream.Versions, ct);
            agreements.Add(new(Agreement.Fold(Agreement.Unwritten(stream.Id), all), told.OfType<AgreementProposed>().FirstOrDefault(), told));
        }

        return agreements;
    }

    /// <summary>What agreements are called: their own reference, or their id. Those out of sight are not in it.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> ReferencesAsync(
        IReadOnlyList<ToldAgreement> agreements, IReadOnlyList<ToldEngagement> engagements, CancellationToken ct)
    {
        var references = agreements.ToDictionary(a => a.State.Id, a => a.State.Reference ?? a.State.Id.ToString());
        Guid[] linked =
        [
            .. agreements.Select(a => a.Begun?.Parent).OfType<Guid>()
                .Concat(engagements.SelectMany(e => e.Begun.Agreements.Concat(e.Told.OfType<EngagementLinked>().Select(l => l.Agreement)))).Distinct(),
        ];
        var unseen = await reader.UnseenAsync(linked, ct);
        foreach (var id in linked.Where(id => !references.ContainsKey(id) && !unseen.Contains(id)))
        {
            references[id] = (await reader.Session.Events.AggregateStreamAsync<Agreement>(id, token: ct))?.Reference ?? id.ToString();
        }

        return references;
    }

    /// <summary>An agreement, how the source began it (null where another did), and what it told of it.</summary>
    private sealed record ToldAgreement(Agreement State, AgreementProposed? Begun, IReadOnlyList<AgreementEvent> Told);

    /// <summary>An engagement that the source told of, what it is called, and what it told of it.</summary>
    private sealed record ToldEngagement(EngagementRecorded Begun, string Name, IReadOnlyList<EngagementEvent> Told);
}
