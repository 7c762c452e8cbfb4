using System.Text.Json.Serialization;

namespace Agreements.Domain.Evaluating;

/// <summary>Whose recognition a result has.</summary>
[JsonConverter(typeof(KebabEnum<OutcomeLevel>))]
public enum OutcomeLevel
{
    /// <summary>国家级.</summary>
    National,

    /// <summary>省级.</summary>
    Provincial,

    /// <summary>市级.</summary>
    Municipal,

    /// <summary>区县级.</summary>
    District,
}

/// <summary>A result on the list of results (标志性成果).</summary>
/// <param name="Level">Whose recognition it has.</param>
/// <param name="Title">What it is.</param>
/// <param name="Quantity">How many; null when it is one thing.</param>
/// <param name="On">When; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record Outcome(
    OutcomeLevel Level, Text Title, Quantity? Quantity, Edtf? On, Source? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null);

/// <summary>The grade that a score gives.</summary>
[JsonConverter(typeof(KebabEnum<Grade>))]
public enum Grade
{
    /// <summary>优秀: 90 and above.</summary>
    Excellent,

    /// <summary>良好: 75 and above.</summary>
    Good,

    /// <summary>合格: 60 and above.</summary>
    Sufficient,

    /// <summary>不合格: below 60.</summary>
    Insufficient,
}

/// <summary>What the evaluation recommends next.</summary>
[JsonConverter(typeof(KebabEnum<Recommendation>))]
public enum Recommendation
{
    /// <summary>续签.</summary>
    Renew,

    /// <summary>调整后续签.</summary>
    RenewWithChanges,

    /// <summary>到期终止.</summary>
    LetLapse,
}
