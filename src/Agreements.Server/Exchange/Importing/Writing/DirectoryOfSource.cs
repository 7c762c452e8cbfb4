using Marten;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>The entries of the directory that a document needs: what the source has told of, and whoever is named.</summary>
/// <param name="Institutions">Institutions: those told of first, in the order in which they were entered.</param>
/// <param name="Bodies">Standing bodies likewise.</param>
internal sealed record DirectoryOfSource(IReadOnlyList<Institution> Institutions, IReadOnlyList<Body> Bodies)
{
    public static async Task<DirectoryOfSource> LoadAsync(
        IQuerySession session, CaseStreams streams, IEnumerable<Agreement> agreements, IEnumerable<Engagement> engagements, CancellationToken ct)
    {
        var named = agreements.SelectMany(a => a.Parties).SelectMany(p => new[] { p.Institution, p.Body })
            .Concat(engagements.SelectMany(e => e.Participants.Concat(e.ActionItems.Select(i => i.Owner!)))).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToArray();
        var bodies = new List<Body>();
        foreach (var id in streams.Bodies.Concat(named.Select(StableIds.OfBody)).Distinct())
        {
            if (await session.Events.AggregateStreamAsync<Body>(id, token: ct) is { Facts: not null } body)
            {
                bodies.Add(body);
            }
        }

        var of = bodies.Select(b => b.Facts!).SelectMany(f => f.Members.Concat(f.CoLeads).Append(f.Chair)).OfType<string>();
        return new DirectoryOfSource(
            await InstitutionsAsync(session, [.. streams.Institutions, .. named.Concat(of).Select(StableIds.OfInstitution)], ct), bodies);
    }

    /// <summary>The institutions, and those above them.</summary>
    private static async Task<IReadOnlyList<Institution>> InstitutionsAsync(IQuerySession session, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = new List<Institution>();
        var waiting = new Queue<Guid>(ids.Distinct());
        var seen = waiting.ToHashSet();
        while (waiting.TryDequeue(out var id))
        {
            if (await session.Events.AggregateStreamAsync<Institution>(id, token: ct) is not { } institution)
            {
                continue;
            }

            found.Add(institution);
            if (institution.Under is { } under && seen.Add(StableIds.OfInstitution(under)))
            {
                waiting.Enqueue(StableIds.OfInstitution(under));
            }
        }

        return found;
    }
}
