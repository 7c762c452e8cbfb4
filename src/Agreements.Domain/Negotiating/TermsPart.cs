using System.Text.Json.Serialization;

namespace Agreements.Domain.Negotiating;

/// <summary>A part of the terms.</summary>
[JsonConverter(typeof(KebabEnum<TermsPart>))]
public enum TermsPart
{
    /// <summary>What it is for.</summary>
    Purpose,

    /// <summary>Guiding principles.</summary>
    Principles,

    /// <summary>Areas of cooperation.</summary>
    Areas,

    /// <summary>Clauses.</summary>
    Clauses,

    /// <summary>Guarantees.</summary>
    Guarantees,

    /// <summary>How long it runs.</summary>
    Term,
}

/// <summary>What the parts of the terms are called.</summary>
public static class TermsPartNames
{
    /// <summary>Both words for a part.</summary>
    /// <param name="part">The part.</param>
    public static Text Of(TermsPart part) => part switch
    {
        TermsPart.Purpose => new("目的", "purpose"),
        TermsPart.Principles => new("原则", "principles"),
        TermsPart.Areas => new("合作领域", "areas"),
        TermsPart.Clauses => new("条款", "clauses"),
        TermsPart.Guarantees => new("保障措施", "guarantees"),
        TermsPart.Term => new("期限", "term"),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
    };
}
