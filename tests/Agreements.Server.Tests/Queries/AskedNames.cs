using Agreements.Server.Queries;

namespace Agreements.Server.Tests.Queries;

/// <summary>Hears what a description asks the names of.</summary>
internal static class AskedNames
{
    public static IReadOnlyList<Reference> Of(Func<Naming, Text> describe)
    {
        var asked = new List<Reference>();
        T Heard<T>(ReferenceTo to, string id, T name)
        {
            asked.Add(new Reference(to, id));
            return name;
        }

        describe(new Naming(
            p => Heard(ReferenceTo.Person, p, new Text(p)), a => Heard(ReferenceTo.Agreement, a.ToString(), new Text($"<{a}>")),
            i => Heard(ReferenceTo.Institution, i, new Text(i)),
            f => Heard(ReferenceTo.Founder, f, new Text(f)))
        {
            Engagement = id => Heard(ReferenceTo.Engagement, id.ToString(), new Text(id.ToString())),
            Commitment = (id, c) => Heard(ReferenceTo.Commitment, $"{id}/{c}", new Text(c)),
        });
        return [.. asked.Distinct()];
    }
}
