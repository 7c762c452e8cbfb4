using System.Collections.Immutable;

namespace Agreements.Domain;

/// <summary>
/// What a decision needs to know besides the agreement itself: loaded from the other streams in the same session, never from a read model.
/// What was not asked for, or does not exist, is absent.
/// </summary>
/// <param name="Agreements">Other agreements by id: the one above, those below.</param>
/// <param name="Institutions">Entries of the directory by code.</param>
/// <param name="Bodies">Standing bodies by code.</param>
public sealed record Surroundings(
    ImmutableDictionary<Guid, Agreement> Agreements, ImmutableDictionary<string, Institution> Institutions, ImmutableDictionary<string, Body> Bodies)
{
    /// <summary>Nothing is known of the surroundings.</summary>
    public static Surroundings None { get; } = new(
        ImmutableDictionary<Guid, Agreement>.Empty,
        ImmutableDictionary.Create<string, Institution>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Body>(StringComparer.Ordinal));

    /// <summary>Policies that were published, by kind of agreement.</summary>
    public ImmutableDictionary<AgreementKind, PublishedPolicies> Policies { get; init; } = ImmutableDictionary<AgreementKind, PublishedPolicies>.Empty;

    /// <summary>References of people who are known and not erased: of those that the command names, given by whoever has it decided.</summary>
    public ImmutableHashSet<string> People { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The newest policy of a kind that is valid on a day: a published one where there is one, else the newest that was shipped.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public KindPolicy PolicyOn(AgreementKind kind, DateOnly day) => Policies.GetValueOrDefault(kind)?.On(day) ?? KindPolicy.Newest(kind);

    /// <summary>The agreements above one, nearest first, as far as they are known. Ends where a line that runs in a circle would begin again.</summary>
    /// <param name="parent">The agreement right above; null for none.</param>
    public IEnumerable<Agreement> LineFrom(Guid? parent)
    {
        var seen = new HashSet<Guid>();
        while (parent is { } id && seen.Add(id) && Agreements.TryGetValue(id, out var there))
        {
            yield return there;
            parent = there.Parent;
        }
    }
}

/// <summary>Which surroundings a decision needs.</summary>
/// <param name="Agreements">Ids of other agreements.</param>
/// <param name="Institutions">Codes of institutions.</param>
/// <param name="Bodies">Codes of standing bodies.</param>
public sealed record Needs(IReadOnlyList<Guid> Agreements, IReadOnlyList<string> Institutions, IReadOnlyList<string> Bodies)
{
    /// <summary>None at all.</summary>
    public static Needs Nothing { get; } = new([], [], []);

    /// <summary>Ids of other agreements that are needed with all that are above them.</summary>
    public IReadOnlyList<Guid> UpFrom { get; init; } = [];

    /// <summary>Kinds of agreement whose published policies are needed.</summary>
    public IReadOnlyList<AgreementKind> Policies { get; init; } = [];
}
