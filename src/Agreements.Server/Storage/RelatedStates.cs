using Marten;
using System.Collections.Immutable;

namespace Agreements.Server.Storage;

/// <summary>Loads what a decision needs to know besides its own stream: all of it in one exchange, and one more for each step up a line.</summary>
public static class RelatedStates
{
    /// <summary>A stream as it is now; null when there is none of this id, or it is of something else.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="id">Id of the stream.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<TState?> LatestAsync<TState>(this IDocumentOperations session, Guid id, CancellationToken ct)
        where TState : class => await session.Events.FetchLatest<TState>(id, ct);

    /// <summary>The related state asked for, as it is now; what is not there is known to be absent.</summary>
    /// <param name="session">The session.</param>
    /// <param name="needs">What is asked for.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="inHand">What has been loaded before, and is not loaded again; null for nothing.</param>
    public static async Task<RelatedState> RelatedAsync(this IDocumentOperations session, Needs needs, CancellationToken ct, RelatedState? inHand = null)
    {
        var related = inHand ?? RelatedState.Nothing;
        for (var missing = needs.Without(related); missing != Needs.Nothing; missing = needs.Without(related))
        {
            related = await session.LoadAsync(missing, related, ct);
        }

        return related;
    }

    private static async Task<RelatedState> LoadAsync(this IDocumentOperations session, Needs missing, RelatedState related, CancellationToken ct)
    {
        var batch = session.CreateBatchQuery();
        var agreements = missing.Agreements.ToDictionary(id => id, batch.Events.FetchLatest<Agreement>);
        var engagements = missing.Engagements.ToDictionary(id => id, batch.Events.FetchLatest<Engagement>);
        var institutions = missing.Institutions.ToDictionary(c => c, c => batch.Events.FetchLatest<Institution>(DirectoryIds.OfInstitution(c)));
        var bodies = missing.Bodies.ToDictionary(c => c, c => batch.Events.FetchLatest<Body>(DirectoryIds.OfBody(c)));
        var policies = missing.Policies.ToDictionary(k => k, k => batch.Events.FetchLatest<PublishedPolicies>(PublishedPolicies.StreamOf(k)));
        var people = missing.People.Count == 0
            ? Task.FromResult<IReadOnlyList<string>>([])
            : batch.Query<string>("select id from people.people where id = any(?) and erased_at is null", [missing.People.ToArray()]);
        await batch.Execute(ct);
        var known = await people;
        return related with
        {
            Agreements = await related.Agreements.AndAsync(agreements),
            Engagements = await related.Engagements.AndAsync(engagements),
            Institutions = await related.Institutions.AndAsync(institutions),
            Bodies = await related.Bodies.AndAsync(bodies),
            Policies = await related.Policies.AndAsync(policies),
            People = related.People.AddRange(missing.People.Select(p => KeyValuePair.Create(p, known.Contains(p)))),
        };
    }

    private static async Task<ImmutableDictionary<TKey, TState?>> AndAsync<TKey, TState>(
        this ImmutableDictionary<TKey, TState?> there, Dictionary<TKey, Task<TState?>> loaded)
        where TKey : notnull
        where TState : class
    {
        var all = there.ToBuilder();
        foreach (var (key, state) in loaded)
        {
            all[key] = await state;
        }

        return all.ToImmutable();
    }

    /// <summary>What is still to be loaded; of a line, the next step up.</summary>
    private static Needs Without(this Needs needs, RelatedState related)
    {
        var missing = new Needs
        {
            Agreements = Missing(needs.Agreements.Concat(needs.UpFrom.Select(id => NextUp(id, related))), related.Agreements),
            Engagements = Missing(needs.Engagements, related.Engagements),
            Institutions = Missing(
                Standing(needs.Institutions.Concat(needs.BodiesWithMembers.SelectMany(b => related.Bodies.GetValueOrDefault(b)?.Facts?.Members ?? [])), related)
                    .Concat(needs.InstitutionsUpFrom.Select(c => NextUp(c, related))),
                related.Institutions),
            Bodies = Missing(needs.Bodies.Concat(needs.BodiesWithMembers), related.Bodies),
            Policies = Missing(needs.Policies, related.Policies),
            People = Missing(needs.People, related.People),
        };
        int[] counts = [missing.Agreements.Count, missing.Engagements.Count, missing.Institutions.Count, missing.Bodies.Count, missing.Policies.Count,
            missing.People.Count];
        return counts.Sum() == 0 ? Needs.Nothing : missing;
    }

    private static TKey[] Missing<TKey, TValue>(IEnumerable<TKey> needed, ImmutableDictionary<TKey, TValue> there)
        where TKey : notnull => [.. needed.Where(k => !there.ContainsKey(k)).Distinct()];

    /// <summary>
    /// The first agreement of a line that is not loaded; the last one when all are. A line that runs in a circle ends where it would begin
    /// again.
    /// </summary>
    private static Guid NextUp(Guid id, RelatedState related)
    {
        var seen = new HashSet<Guid> { id };
        while (related.Agreements.GetValueOrDefault(id)?.Parent is { } above && seen.Add(above))
        {
            id = above;
        }

        return id;
    }

    /// <summary>Institutions and, of those that were merged, the one that stands for them next.</summary>
    private static IEnumerable<string> Standing(IEnumerable<string> codes, RelatedState related)
    {
        foreach (var code in codes)
        {
            yield return code;
            var seen = new HashSet<string>(StringComparer.Ordinal) { code };
            for (var next = related.Institutions.GetValueOrDefault(code)?.MergedInto; next is not null && seen.Add(next);
                next = related.Institutions.GetValueOrDefault(next)?.MergedInto)
            {
                yield return next;
            }
        }
    }

    private static string NextUp(string code, RelatedState related)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        while (related.Institutions.GetValueOrDefault(code) is { } there && (there.MergedInto ?? there.Under) is { } above && seen.Add(above))
        {
            code = above;
        }

        return code;
    }
}
