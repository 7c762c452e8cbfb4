using System.Globalization;

namespace Agreements.Server.Localization;

/// <summary>The language that a page speaks: Chinese or English, nothing else.</summary>
public sealed record UiLanguage
{
    private UiLanguage(string tag, CultureInfo culture) => (Tag, Culture) = (tag, culture);

    /// <summary>Simplified Chinese, the default.</summary>
    public static UiLanguage Chinese { get; } = new("zh-CN", CultureInfo.GetCultureInfo("zh-CN"));

    /// <summary>English.</summary>
    public static UiLanguage English { get; } = new("en", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Its BCP 47 tag, as <c>lang</c> of the page says it.</summary>
    public string Tag { get; }

    /// <summary>How it writes numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>True for Chinese.</summary>
    public bool IsChinese => this == Chinese;

    /// <summary>The other one, which the language switch offers.</summary>
    public UiLanguage Other => IsChinese ? English : Chinese;

    /// <summary>A text in this language.</summary>
    /// <param name="text">The text.</param>
    public string this[Text text] => text.In(Tag);

    /// <summary>The same text in the other language; null when nobody has written it, or it is the same.</summary>
    /// <param name="text">The text.</param>
    public string? InOther(Text text) => text.En is null || text.En == text.Zh ? null : text.In(Other.Tag);

    /// <summary>The language that the words are really in: Chinese where the English is missing.</summary>
    /// <param name="text">The text.</param>
    public string TagOf(Text text) => text.En is null ? Chinese.Tag : Tag;

    /// <summary>The language for a tag; null for any but Chinese and English.</summary>
    /// <param name="tag">A BCP 47 tag such as <c>zh-Hans-CN</c> or <c>en-GB</c>; null gives null.</param>
    public static UiLanguage? Find(string? tag) => tag?.Split('-', 2)[0].Trim().ToUpperInvariant() switch
    {
        "ZH" => Chinese,
        "EN" => English,
        _ => null,
    };
}
