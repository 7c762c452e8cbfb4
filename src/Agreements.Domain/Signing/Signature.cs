using System.Text.Json.Serialization;

namespace Agreements.Domain.Signing;

/// <summary>How a principal signed.</summary>
[JsonConverter(typeof(KebabEnum<SigningMethod>))]
public enum SigningMethod
{
    /// <summary>盖章: the institution's seal.</summary>
    Seal,

    /// <summary>亲笔: by hand.</summary>
    WetInk,

    /// <summary>电子签名: electronically.</summary>
    Electronic,
}

/// <summary>The record of one principal's signature. The signatory's name is not in it, only the title.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="On">The day, which may be imprecise; null when unknown.</param>
/// <param name="SignatoryTitle">The title of the person who signed; null when unknown.</param>
/// <param name="Method">How; null when unknown.</param>
/// <param name="DocumentDigest">SHA-256 of the signed document, 64 lower-case hexadecimal digits; null when it is not at hand.</param>
/// <param name="Originals">Number of originals; null when unknown.</param>
/// <param name="OutsideSystem">Whether it was signed outside this system, on paper or by another's means; null when nothing was said.</param>
/// <param name="Source">Where the fact comes from; null when recorded by one who saw to it.</param>
/// <param name="OriginalAt">Where the signed original is kept, in words: an archive, a room, a file number; null when nothing was said.</param>
public sealed record Signature(
    string Party, Edtf? On, string? SignatoryTitle = null, SigningMethod? Method = null, string? DocumentDigest = null, int? Originals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? OutsideSystem = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OriginalAt = null);
