using Agreements.Server.Storage;
using Marten;
using Npgsql;
using System.Collections.Immutable;

namespace Agreements.Server.Exchange.Importing.Recording;

/// <summary>
/// Reads from the store what a file mentions. From the events themselves, never from the read models: those may lag behind, and the
/// import must work where no server has ever run.
/// </summary>
internal sealed class KnownLoader(IDocumentStore store, NpgsqlDataSource data)
{
    public async Task<Known> LoadAsync(CaseFile file, CancellationToken token)
    {
        await using var connection = await data.OpenConnectionAsync(token);
        if (!await StoreSetup.HasEventsAsync(connection, token))
        {
            return Known.Nothing;
        }

        var mentions = new Mentions(file);
        await using var session = store.QuerySession();
        var known = Known.Nothing with { References = await References(connection, mentions.References, token) };
        var named = await SameNames.OfAsync(connection, [.. file.Institutions.Select(i => i.Name.Zh).Distinct(StringComparer.Ordinal)], token);
        known = known with
        {
            InstitutionsByName = named.GroupBy(n => n.Name, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.Select(n => n.Code).ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal),
        };
        foreach (var code in mentions.Codes)
        {
            known = await WithCode(known, session, code, token);
        }

        foreach (var id in mentions.Engagements)
        {
            var events = await Events<EngagementEvent>(session, id, token);
            known = events.IsEmpty
                ? known
                : known with { Engagements = known.Engagements.Add(id, new(Engagement.Fold(Engagement.Unwritten(id), events), events)) };
        }

        foreach (var id in mentions.Agreements.Union(known.References.Values.SelectMany(ids => ids)))
        {
            var events = await Events<AgreementEvent>(session, id, token);
            known = events.IsEmpty
                ? known
                : known with { Agreements = known.Agreements.Add(id, new(Agreement.Fold(Agreement.Unwritten(id), events), events)) };
        }

        return known;
    }

    private static async Task<Known> WithCode(Known known, IQuerySession session, string code, CancellationToken token)
    {
        var institution = await Events<InstitutionEvent>(session, StableIds.OfInstitution(code), token);
        if (!institution.IsEmpty)
        {
            var state = institution.Aggregate(Institution.Unwritten(StableIds.OfInstitution(code)), Institution.Evolve);
            known = known with { Institutions = known.Institutions.Add(code, new(state, institution)) };
        }

        var body = await Events<BodyEvent>(session, StableIds.OfBody(code), token);
        if (!body.IsEmpty)
        {
            var state = body.Aggregate(Body.Unwritten(StableIds.OfBody(code)), Body.Evolve);
            known = known with { Bodies = known.Bodies.Add(code, new(state, body)) };
        }

        return known;
    }

    private static async Task<ImmutableList<T>> Events<T>(IQuerySession session, Guid stream, CancellationToken token)
    {
        var events = await session.Events.FetchStreamAsync(stream, token: token);
        return [.. events.Select(e => (T)e.Data)];
    }

    private static async Task<ImmutableDictionary<string, ImmutableSortedSet<Guid>>> References(
        NpgsqlConnection connection, IReadOnlyList<string> references, CancellationToken token)
    {
        if (references.Count == 0)
        {
            return Known.Nothing.References;
        }

        await using var command = new NpgsqlCommand(
            $"select data ->> 'reference', stream_id from {StoreSetup.EventSchema}.mt_events where type = $1 and data ->> 'reference' = any($2)", connection)
            .With(EventNames.All[typeof(AgreementProposed)]).With(references.ToArray());
        var found = await command.ListAsync(r => (Reference: r.GetString(0), Id: r.GetGuid(1)), token);
        return found.GroupBy(f => f.Reference, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Select(f => f.Id).ToImmutableSortedSet(), StringComparer.Ordinal);
    }
}
