using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>Words for people, in Chinese and, where somebody has written it, in English.</summary>
/// <param name="Zh">The Chinese (or only) wording; never null.</param>
/// <param name="En">The English wording; null when nobody has written one.</param>
public sealed record Text(string Zh, string? En = null)
{
    /// <summary>The English wording, or the Chinese one where there is none.</summary>
    [JsonIgnore]
    public string EnOrZh => En ?? Zh;

    /// <summary>The wording for a language tag: <c>en…</c> gives English where there is one, all else Chinese.</summary>
    /// <param name="language">A BCP 47 tag such as <c>zh-CN</c> or <c>en</c>.</param>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? EnOrZh : Zh;
}
