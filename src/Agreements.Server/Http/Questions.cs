using Agreements.Server.Localization;

namespace Agreements.Server.Http;

/// <summary>How the parameters of a read are read, and what is said when they cannot be.</summary>
internal static class Questions
{
    /// <summary>A word of a list of words.</summary>
    /// <exception cref="MalformedRequestException">It is none of them; the message names them all.</exception>
    public static T Word<T>(string parameter, string word)
        where T : struct, Enum => KebabEnum<T>.TryParse(word, out var value)
            ? value
            : throw new MalformedRequestException($"{parameter}={word}: use one of {string.Join(", ", KebabEnum<T>.Names)}.");

    /// <summary>A word that may be left out.</summary>
    /// <exception cref="MalformedRequestException">It is given and none of them.</exception>
    public static T? MaybeWord<T>(string parameter, string? word)
        where T : struct, Enum => word is null ? null : Word<T>(parameter, word);

    /// <summary>A moment to ask by: a day means its end in Asia/Shanghai.</summary>
    /// <exception cref="MalformedRequestException">It is given and neither an ISO day nor an ISO instant; the message names the form.</exception>
    public static DateTimeOffset? MaybeMoment(string parameter, string? text) => string.IsNullOrEmpty(text) ? null
        : Instants.TryParse(text, out var instant) ? instant
        : throw new MalformedRequestException(Instants.NoInstant(parameter, text));

    /// <summary>A day that may be left out.</summary>
    /// <exception cref="MalformedRequestException">It is given and no ISO day; the message names the form.</exception>
    public static DateOnly? MaybeDay(string parameter, string? text) => string.IsNullOrEmpty(text) ? null
        : Instants.TryParseDay(text, out var day) ? day
        : throw new MalformedRequestException(Instants.NoDay(parameter, text));

    /// <summary>The language of what is written; Chinese unless given.</summary>
    /// <exception cref="MalformedRequestException">It is given and none that there is.</exception>
    public static UiLanguage Language(string? lang) =>
        lang is null ? UiLanguage.Chinese : UiLanguage.Find(lang) ?? throw new MalformedRequestException($"lang={lang}: use zh or en.");

    /// <summary>How many at a time.</summary>
    /// <exception cref="MalformedRequestException">None or too many are asked for.</exception>
    public static int Limit(int asked, int most) =>
        asked is > 0 && asked <= most ? asked : throw new MalformedRequestException($"Ask for 1 to {most} at a time.");

    /// <summary>A read that begins at a cursor.</summary>
    /// <exception cref="MalformedRequestException">The cursor is none that was given out for this order.</exception>
    public static async Task<T> Reading<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out for this order: begin again without it.");
        }
    }
}
