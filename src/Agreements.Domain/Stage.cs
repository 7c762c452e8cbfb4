using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>The five stages, in order. An agreement is always in exactly one.</summary>
[JsonConverter(typeof(KebabEnum<Stage>))]
public enum Stage
{
    /// <summary>Somebody with the right has proposed it.</summary>
    Proposed,

    /// <summary>All principals have consented to the same text.</summary>
    Negotiated,

    /// <summary>Every principal has signed and the witness rule of the kind is met.</summary>
    Signed,

    /// <summary>Work has begun.</summary>
    Implementing,

    /// <summary>Rated and decided.</summary>
    Evaluated,
}
