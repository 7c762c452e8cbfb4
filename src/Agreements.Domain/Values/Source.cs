using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>How far a source can be relied on.</summary>
[JsonConverter(typeof(KebabEnum<Reliability>))]
public enum Reliability
{
    /// <summary>Published by the parties or an authority.</summary>
    Official,

    /// <summary>Reported by the press.</summary>
    Press,

    /// <summary>Heard of, not published.</summary>
    Hearsay,
}

/// <summary>Where a recorded fact comes from, when it was not decided in this system.</summary>
/// <param name="Id">The source's own id, stable over imports.</param>
/// <param name="Title">Its title.</param>
/// <param name="Published">When it was published; null when unknown.</param>
/// <param name="Reliability">How far it can be relied on.</param>
public sealed record Source(string Id, string Title, Edtf? Published, Reliability Reliability);
