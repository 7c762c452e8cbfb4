using System.Text.Json.Serialization;

namespace Agreements.Domain.Committing;

/// <summary>How often a commitment comes due again.</summary>
[JsonConverter(typeof(KebabEnum<Recurrence>))]
public enum Recurrence
{
    /// <summary>Every calendar year.</summary>
    Year,

    /// <summary>Every school year, from 1 September.</summary>
    SchoolYear,

    /// <summary>Every quarter.</summary>
    Quarter,
}

/// <summary>Who owes what by when.</summary>
/// <param name="Id">Its id in this agreement.</param>
/// <param name="Title">What is owed.</param>
/// <param name="Owner">The id of the party that owes it; null when no owner is known.</param>
/// <param name="Due">By when, which may be imprecise; null when no day is set.</param>
/// <param name="Every">How often it comes due again; null for once.</param>
/// <param name="Quantity">How much; null when not counted.</param>
/// <param name="Measure">By what one sees that it is kept; null when nobody has said.</param>
/// <param name="EvidenceNeeded">What has to be shown when it is claimed as kept; null for nothing in particular.</param>
/// <param name="Verifier">The id of the party that has to verify it; null when any other side may.</param>
public sealed record Commitment(
    string Id, Text Title, string? Owner, Edtf? Due = null, Recurrence? Every = null, Quantity? Quantity = null,
    Text? Measure = null, Text? EvidenceNeeded = null, string? Verifier = null);
