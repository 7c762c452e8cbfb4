using System.Text.Json.Serialization;

namespace Agreements.Domain.Negotiating;

/// <summary>One clause of the terms.</summary>
/// <param name="Id">Its id in this agreement, stable over revisions.</param>
/// <param name="Text">Its wording.</param>
public sealed record Clause(string Id, Text Text);

/// <summary>How long the agreement runs. Everything may be unknown.</summary>
/// <param name="Years">Number of years from the signing; null when not given so.</param>
/// <param name="From">First day; null when not given.</param>
/// <param name="To">Last day; null when not given.</param>
/// <param name="NoticeDays">Days of notice to end it early; null when not given.</param>
public sealed record Period(decimal? Years = null, Edtf? From = null, Edtf? To = null, int? NoticeDays = null)
{
    /// <summary>True when it certainly ends before it starts.</summary>
    [JsonIgnore]
    public bool IsReversed => From?.Earliest is { } start && To?.Latest is { } end && end < start;
}

/// <summary>
/// The structured text that principals consent to. <see langword="null"/> parts are unknown; empty lists say there is nothing.
/// </summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Principles">Guiding principles, in order.</param>
/// <param name="Areas">Areas of cooperation, in order.</param>
/// <param name="Clauses">Clauses, in order.</param>
/// <param name="Guarantees">Guarantees (组织领导, 联络机制, 投入保障, 宣传推广 …), in order.</param>
/// <param name="Term">How long it runs.</param>
public sealed record Terms(
    Text? Purpose = null,
    IReadOnlyList<Text>? Principles = null,
    IReadOnlyList<Text>? Areas = null,
    IReadOnlyList<Clause>? Clauses = null,
    IReadOnlyList<Text>? Guarantees = null,
    Period? Term = null);
