using System.Collections.Immutable;

namespace Agreements.Domain;

/// <summary>
/// What a decision needs to know besides the stream it is for: loaded from other streams in the same session, never from a read model. What
/// was asked for and is not there is known to be absent; to ask for what nobody loaded is a bug, and throws.
/// </summary>
public sealed record RelatedState
{
    /// <summary>Nothing has been loaded.</summary>
    public static RelatedState Nothing { get; } = new();

    /// <summary>Other agreements by id: the one above, those below.</summary>
    public ImmutableDictionary<Guid, Agreement?> Agreements { get; init; } = ImmutableDictionary<Guid, Agreement?>.Empty;

    /// <summary>Other engagements by id.</summary>
    public ImmutableDictionary<Guid, Engagement?> Engagements { get; init; } = ImmutableDictionary<Guid, Engagement?>.Empty;

    /// <summary>Entries of the directory by code.</summary>
    public ImmutableDictionary<string, Institution?> Institutions { get; init; } = ByCode<Institution?>();

    /// <summary>Standing bodies by code.</summary>
    public ImmutableDictionary<string, Body?> Bodies { get; init; } = ByCode<Body?>();

    /// <summary>Policies that were published, by kind of agreement.</summary>
    public ImmutableDictionary<AgreementKind, PublishedPolicies?> Policies { get; init; } = ImmutableDictionary<AgreementKind, PublishedPolicies?>.Empty;

    /// <summary>By reference to a person, whether that person is known and not erased.</summary>
    public ImmutableDictionary<string, bool> People { get; init; } = ByCode<bool>();

    /// <summary>An agreement; null when there is none of this id.</summary>
    /// <param name="id">Its id.</param>
    public Agreement? FindAgreement(Guid id) => Loaded(Agreements, id);

    /// <summary>An engagement; null when there is none of this id.</summary>
    /// <param name="id">Its id.</param>
    public Engagement? FindEngagement(Guid id) => Loaded(Engagements, id);

    /// <summary>An institution; null when there is none of this code.</summary>
    /// <param name="code">Its code.</param>
    public Institution? FindInstitution(string code) => Loaded(Institutions, code);

    /// <summary>The institution that stands for one of a code: itself, or the one that it was merged into; null when there is none of this code.</summary>
    /// <param name="code">Its code.</param>
    public Institution? FindSurvivor(string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        var there = FindInstitution(code);
        while (there?.MergedInto is { } into && seen.Add(into))
        {
            there = FindInstitution(into);
        }

        return there;
    }

    /// <summary>A standing body; null when there is none of this code.</summary>
    /// <param name="code">Its code.</param>
    public Body? FindBody(string code) => Loaded(Bodies, code);

    /// <summary>Whether the directory has an institution or a standing body of a code.</summary>
    /// <param name="code">The code.</param>
    public bool HasEntry(string code) => FindInstitution(code) is not null || FindBody(code) is not null;

    /// <summary>Whether a person is known and not erased.</summary>
    /// <param name="person">The reference to the person.</param>
    public bool Knows(string person) => Loaded(People, person);

    /// <summary>The newest policy of a kind that is valid on a day: a published one where there is one, else the newest that was shipped.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public KindPolicy PolicyOn(AgreementKind kind, DateOnly day) => Loaded(Policies, kind)?.On(day) ?? KindPolicy.Newest(kind);

    /// <summary>The agreements above one, nearest first. Ends where a line that runs in a circle would begin again.</summary>
    /// <param name="parent">The agreement right above; null for none.</param>
    public IEnumerable<Agreement> LineFrom(Guid? parent)
    {
        var seen = new HashSet<Guid>();
        while (parent is { } id && seen.Add(id) && FindAgreement(id) is { } there)
        {
            yield return there;
            parent = there.Parent;
        }
    }

    private static T Loaded<TKey, T>(ImmutableDictionary<TKey, T> there, TKey key)
        where TKey : notnull => there.TryGetValue(key, out var found)
            ? found
            : throw new InvalidOperationException($"A decision asks for {typeof(T).Name} {key}, which was not loaded: its needs do not name it.");

    private static ImmutableDictionary<string, T> ByCode<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <summary>Which related state a decision needs.</summary>
public sealed record Needs
{
    /// <summary>None at all.</summary>
    public static Needs Nothing { get; } = new();

    /// <summary>What several need, to be loaded at once.</summary>
    /// <param name="several">The needs of each.</param>
    public static Needs All(params IReadOnlyCollection<Needs> several) => several.Count == 1 ? several.Single() : new()
    {
        Agreements = [.. several.SelectMany(n => n.Agreements)], UpFrom = [.. several.SelectMany(n => n.UpFrom)],
        Engagements = [.. several.SelectMany(n => n.Engagements)], Institutions = [.. several.SelectMany(n => n.Institutions)],
        InstitutionsUpFrom = [.. several.SelectMany(n => n.InstitutionsUpFrom)], Bodies = [.. several.SelectMany(n => n.Bodies)],
        BodiesWithMembers = [.. several.SelectMany(n => n.BodiesWithMembers)],
        Policies = [.. several.SelectMany(n => n.Policies)], People = [.. several.SelectMany(n => n.People)],
    };

    /// <summary>Ids of other agreements.</summary>
    public IReadOnlyList<Guid> Agreements { get; init; } = [];

    /// <summary>Ids of other agreements that are needed with all that are above them.</summary>
    public IReadOnlyList<Guid> UpFrom { get; init; } = [];

    /// <summary>Ids of other engagements.</summary>
    public IReadOnlyList<Guid> Engagements { get; init; } = [];

    /// <summary>Codes of institutions; of one that was merged, those that stand for it are loaded too.</summary>
    public IReadOnlyList<string> Institutions { get; init; } = [];

    /// <summary>Codes of institutions that are needed with all that stand above them, or for them since they were merged.</summary>
    public IReadOnlyList<string> InstitutionsUpFrom { get; init; } = [];

    /// <summary>Codes of standing bodies.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>Codes of standing bodies that are needed with the institutions that are their members now.</summary>
    public IReadOnlyList<string> BodiesWithMembers { get; init; } = [];

    /// <summary>Kinds of agreement whose published policies are needed.</summary>
    public IReadOnlyList<AgreementKind> Policies { get; init; } = [];

    /// <summary>References to people.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}
