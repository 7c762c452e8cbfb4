using Agreements.Server.ReadModels.Visibility;
using Marten;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>The entries of the directory that a document needs: what the source has told of, and whoever it names.</summary>
/// <param name="Institutions">Institutions with what was told of them: those told of first, in the order in which they were entered.</param>
/// <param name="Bodies">Standing bodies likewise.</param>
internal sealed record DirectoryOfSource(
    IReadOnlyList<(Institution State, WrittenInstitution Told)> Institutions, IReadOnlyList<(Body State, WrittenBody Told)> Bodies)
{
    public static async Task<DirectoryOfSource> LoadAsync(
        Reader reader, string source, CaseStreams streams, IEnumerable<string?> named, CancellationToken ct)
    {
        var codes = named.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var there = new List<Body>();
        foreach (var id in streams.Bodies.Select(s => s.Id).Concat(codes.Select(StableIds.OfBody)).Distinct())
        {
            if (await reader.Session.Events.AggregateStreamAsync<Body>(id, token: ct) is { Facts: not null } body)
            {
                there.Add(body);
            }
        }

        var founder = await reader.FoundersAsync(there.Select(b => b.Told.GetValueOrDefault(source)?.FoundedBy), ct);
        (Body State, WrittenBody Told)[] bodies = [.. there.Select(b => (b, EngagementWriting.Body(b, source, founder)))];
        codes.UnionWith(bodies.SelectMany(b => b.Told.Members.Concat(b.Told.CoLeads ?? []).Append(b.Told.Chair)).OfType<string>());
        return new DirectoryOfSource(await InstitutionsAsync(reader.Session, source, streams, codes, ct), bodies);
    }

    /// <summary>The institutions, and those that the source placed above them.</summary>
    private static async Task<IReadOnlyList<(Institution State, WrittenInstitution Told)>> InstitutionsAsync(
        IQuerySession session, string source, CaseStreams streams, IEnumerable<string> named, CancellationToken ct)
    {
        var told = streams.Institutions.ToDictionary(s => s.Id, s => s.Versions);
        var found = new List<(Institution, WrittenInstitution)>();
        var waiting = new Queue<Guid>(told.Keys.Concat(named.Select(StableIds.OfInstitution)).Distinct());
        var seen = waiting.ToHashSet();
        while (waiting.TryDequeue(out var id))
        {
            var (all, own) = await ToldStream.EventsAsync<InstitutionEvent>(session, id, told.GetValueOrDefault(id), ct);
            if (all.Count == 0)
            {
                continue;
            }

            var state = Institution.Fold(Institution.Unwritten(id), all);
            var written = EngagementWriting.Institution(state, own, source);
            found.Add((state, written));
            if (written.Under is { } under && seen.Add(StableIds.OfInstitution(under)))
            {
                waiting.Enqueue(StableIds.OfInstitution(under));
            }
        }

        return found;
    }
}
