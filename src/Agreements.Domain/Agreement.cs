using System.Collections.Immutable;

namespace Agreements.Domain;

/// <summary>A text of the terms that was on the table.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Terms">The text.</param>
/// <param name="Party">Id of the principal that put it on the table; null when the coordinator did.</param>
/// <param name="Answers">Number of the text that it is a counter-proposal to; null when it answers none.</param>
/// <param name="On">The day on which it was put on the table; null when unknown.</param>
public sealed record TermsRevision(int Number, string Digest, Terms Terms, string? Party = null, int? Answers = null, Edtf? On = null);

/// <summary>When a stage began.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Recorded">True when taken from a source rather than decided here under the guards.</param>
/// <param name="Version">The version of the agreement that the entry made.</param>
public sealed record StageEntry(Edtf? On, bool Recorded, long Version = 0);

/// <summary>
/// The state of one agreement that the rules need, folded from its events. Immutable; a fold never changes an instance it was given.
/// </summary>
public sealed partial record Agreement
{
    private Agreement(Guid id) => Id = id;

    /// <summary>The id of the agreement and of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded; 0 before the first.</summary>
    public long Version { get; private init; }

    /// <summary>True once it has been proposed.</summary>
    public bool Exists => Version > 0;

    /// <summary>The stage it is in. Meaningless before the first event.</summary>
    public Stage Stage { get; private init; }

    /// <summary>Its kind.</summary>
    public AgreementKind Kind { get; private init; }

    /// <summary>The policy it is judged by.</summary>
    public KindPolicy Policy { get; private init; } = KindPolicy.Of(AgreementKind.Framework, 1);

    /// <summary>Its title.</summary>
    public Text Title { get; private init; } = new("");

    /// <summary>The agreement above it; null for none.</summary>
    public Guid? Parent { get; private init; }

    /// <summary>The proposer's own reference; null for none.</summary>
    public string? Reference { get; private init; }

    /// <summary>The source it was recorded from; null when proposed here.</summary>
    public Source? Source { get; private init; }

    /// <summary>What was proposed, as it was; null before the first event.</summary>
    public AgreementProposed? Proposal { get; private init; }

    /// <summary>Those who are its parties now, in the order named.</summary>
    public ImmutableArray<Party> Parties { get; private init; } = [];

    /// <summary>When each stage that it has reached (and not gone back behind) began.</summary>
    public ImmutableSortedDictionary<Stage, StageEntry> Entries { get; private init; } = ImmutableSortedDictionary<Stage, StageEntry>.Empty;

    /// <summary>Principals in the order named.</summary>
    public IEnumerable<Party> Principals => Parties.Where(p => p.IsPrincipal);

    /// <summary>An agreement of which nothing has been recorded yet.</summary>
    /// <param name="id">The id it will have.</param>
    public static Agreement Unwritten(Guid id) => new(id);

    /// <summary>The party with an id; null when there is none.</summary>
    /// <param name="id">The party's id.</param>
    public Party? FindParty(string id) => Parties.FirstOrDefault(p => p.Id == id);

    private static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}
