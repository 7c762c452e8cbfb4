using Agreements.Server.Identity.People;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>
/// What those are called that events refer to, for one who reads: the only place where a description of an event meets people, other agreements and
/// institutions. A person erased has no name here, and an agreement out of sight not even its id.
/// </summary>
/// <param name="Person">What a person is called, by reference.</param>
/// <param name="Agreement">What another agreement is called, by id.</param>
/// <param name="Institution">What an institution is called today, by code; by its code where nobody has entered it.</param>
/// <param name="Founder">What the agreement is called that founded a body, by the agreement's own reference.</param>
public sealed record Naming(Func<string, Text> Person, Func<Guid, string> Agreement, Func<string, Text> Institution, Func<string, string> Founder)
{
    private const string Hidden = "…";

    /// <summary>The title of another agreement or of an engagement, by id.</summary>
    public Func<Guid, Text> Title { get; init; } = id => new Text(id.ToString());

    /// <summary>What a commitment of another agreement is called, by the agreement's id and its own.</summary>
    public Func<Guid, string, Text> Commitment { get; init; } = (_, id) => new Text(id);

    /// <summary>Everything by its reference: for an operator at the console, who reads the stored events as they are.</summary>
    public static Naming ByReference { get; } = new(reference => new Text(reference), id => id.ToString(), code => new Text(code), reference => reference);

    /// <summary>
    /// Loads what all that some events refer to is called: one statement for people, one for agreements, one for institutions, one for founders.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="events">The events.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Naming> ForAsync(Reader reader, IEnumerable<object> events, CancellationToken ct)
    {
        var references = events.SelectMany(Reference.In).ToLookup(r => r.To, r => r.Id);
        var people = await reader.Db.MentionsAsync(references[ReferenceTo.Person], ct);
        var agreements = references[ReferenceTo.Agreement].Select(Guid.Parse).ToHashSet();
        agreements.ExceptWith(await reader.UnseenAsync(agreements, ct));
        var institution = await InstitutionsAsync(reader, references[ReferenceTo.Institution], ct);
        var founder = await reader.FoundersAsync(references[ReferenceTo.Founder], ct);
        var titled = await TitlesAsync(
            reader, references[ReferenceTo.Title].Concat(references[ReferenceTo.Commitment].Select(c => c.Split('/')[0])).Select(Guid.Parse), ct);
        return new Naming(
            reference => people.Of(reference, MentionedAs.Liaison).Name,
            id => agreements.Contains(id) ? id.ToString() : Hidden,
            institution,
            reference => founder(reference) ?? Hidden)
        {
            Title = titled.Title,
            Commitment = titled.Commitment,
        };
    }

    /// <summary>Titles are read from the streams, which know at once what was recorded a moment ago; of what is out of sight there is none.</summary>
    private static async Task<(Func<Guid, Text> Title, Func<Guid, string, Text> Commitment)> TitlesAsync(
        Reader reader, IEnumerable<Guid> named, CancellationToken ct)
    {
        Guid[] ids = [.. named.Distinct()];
        if (ids.Length == 0)
        {
            return (_ => new Text(Hidden), (_, _) => new Text(Hidden));
        }

        var unseen = await reader.UnseenAsync(ids, ct);
        Guid[] seen = [.. ids.Where(id => !unseen.Contains(id))];
        var there = await reader.Session.RelatedAsync(new Needs { Agreements = seen, Engagements = seen }, ct);
        Domain.Agreement? AgreementOf(Guid id) => there.Agreements.GetValueOrDefault(id);
        return (
            id => AgreementOf(id)?.Title ?? there.Engagements.GetValueOrDefault(id)?.Title ?? new Text(Hidden),
            (id, commitment) => AgreementOf(id)?.FindCommitment(commitment)?.Commitment.Title ?? new Text(Hidden));
    }

    /// <summary>What institutions are called today, by code; one that nobody has entered is called by its code.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Func<string, Text>> InstitutionsAsync(Reader reader, IEnumerable<string> codes, CancellationToken ct)
    {
        string[] asked = [.. codes.Distinct(StringComparer.Ordinal)];
        var rows = asked.Length == 0 ? null : await DirectoryQuery.InstitutionsAsync(reader, asked, ct);
        return code => rows?.GetValueOrDefault(code)?.Name ?? new Text(code);
    }
}
