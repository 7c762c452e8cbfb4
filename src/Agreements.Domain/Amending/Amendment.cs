using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Amending;

/// <summary>How a supplementary agreement stands.</summary>
[JsonConverter(typeof(KebabEnum<AmendmentStanding>))]
public enum AmendmentStanding
{
    /// <summary>拟订中: consented to and signed.</summary>
    Open,

    /// <summary>已生效: its text is the text of the agreement.</summary>
    Adopted,

    /// <summary>已撤回: nothing came of it.</summary>
    Withdrawn,

    /// <summary>待生效: consented to and signed by all; in force from a day to come.</summary>
    Scheduled,
}

/// <summary>Who becomes bound by an amendment, and who no longer is.</summary>
/// <param name="Joining">Principals that join, named.</param>
/// <param name="Leaving">Ids of the principals that leave.</param>
public sealed record PartyChanges(IReadOnlyList<Party> Joining, IReadOnlyList<string> Leaving)
{
    /// <inheritdoc />
    public bool Equals(PartyChanges? other) => other is not null && Joining.SequenceEqual(other.Joining) && Leaving.SequenceEqual(other.Leaving);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Joining.Count, Leaving.Count);
}

/// <summary>A supplementary agreement (补充协议): its own text, consents and signatures.</summary>
/// <param name="Number">Its number in the agreement, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Terms">The whole text of the terms as it would be.</param>
/// <param name="Digest">What is consented to: see <see cref="AmendmentDigest"/>.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
/// <param name="Reason">Why it was proposed.</param>
public sealed record Amendment(int Number, Text Title, Terms Terms, string Digest, PartyChanges? Parties, string Reason)
{
    /// <summary>How it stands.</summary>
    public AmendmentStanding Standing { get; init; }

    /// <summary>The day on which it was proposed; null when unknown.</summary>
    public Edtf? On { get; init; }

    /// <summary>The day of the last consent; null when unknown, or nobody has consented.</summary>
    public Edtf? LastConsentOn { get; init; }

    /// <summary>Those who have consented to the text as it is.</summary>
    public ImmutableSortedSet<string> Consents { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Reasons of those who have refused the text as it is.</summary>
    public ImmutableSortedDictionary<string, string> Refusals { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Signatures under the text as it is.</summary>
    public ImmutableSortedDictionary<string, Signature> Signatures { get; init; } = ImmutableSortedDictionary.Create<string, Signature>(StringComparer.Ordinal);

    /// <summary>From which day it will be in force, in Asia/Shanghai; null unless that day is to come.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Why it was withdrawn; null unless it was.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>Those who must consent and sign: the principals there are, those that leave included, and those that join.</summary>
    /// <param name="state">The agreement.</param>
    public IEnumerable<Party> Bound(Agreement state) => [.. state.Principals, .. Parties?.Joining ?? []];

    /// <summary>What does not hold yet for it to be in force: consents first, then signatures. Empty unless it is open.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public IReadOnlyList<Refusal> Unmet(Agreement state, DateOnly today) => Standing is not AmendmentStanding.Open
        ? []
        : [.. AmendmentChecks.Consents(state, this), .. Bound(state).SelectMany(p => AmendmentChecks.Signature(this, p, today))];
}

/// <summary>The identity of what an amendment asks consent to.</summary>
public static class AmendmentDigest
{
    /// <summary>The digest of the text; where parties join or leave, of both together, so that nobody consents to one and gets the other.</summary>
    /// <param name="terms">The whole text.</param>
    /// <param name="parties">Who joins and leaves; null for nobody.</param>
    public static string Of(Terms terms, PartyChanges? parties) => parties is null ? TermsDigest.Of(terms) : TermsDigest.Of(terms, parties);
}
