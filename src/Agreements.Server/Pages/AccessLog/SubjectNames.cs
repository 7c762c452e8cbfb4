using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.AccessLog;

/// <summary>Something that was read, as people know it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its page; null where it has none.</param>
public sealed record NamedSubject(Text Name, string? Address);

/// <summary>What those are called whom lines of the access log name by id or code.</summary>
internal static class SubjectNames
{
    /// <summary>The names by id or code, of agreements, entries of the directory, people and the institutions acted for; what has none is left out.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, NamedSubject>> OfAsync(Reader reader, IReadOnlyList<AccessLogLine> lines, CancellationToken ct)
    {
        string[] all = [.. lines.SelectMany(l => l.Subjects.Append(l.Institution)).OfType<string>().Distinct(StringComparer.Ordinal)];
        var titles = await Naming.TitlesAsync(reader, [.. all.Where(s => Guid.TryParse(s, out _)).Select(Guid.Parse)], ct);
        var entries = await EntryQuery.OfAsync(reader, all, ct);
        string[] people = [.. all.Where(PersonReference.IsOne)];
        var mentions = await reader.Db.MentionsAsync(people, ct);
        var names = new Dictionary<string, NamedSubject>(StringComparer.Ordinal);
        foreach (var subject in all)
        {
            if (Guid.TryParse(subject, out var id) && titles.GetValueOrDefault(id) is { } title)
            {
                names[subject] = new NamedSubject(title, $"/agreements/{id}");
            }
            else if (entries.Find(subject) is { } entry)
            {
                names[subject] = new NamedSubject(entry.Name, entry.Address);
            }
            else if (people.Contains(subject))
            {
                names[subject] = new NamedSubject(mentions.Of(subject, MentionedAs.Liaison).Name, $"/people/{subject}");
            }
        }

        return names;
    }
}
