namespace Agreements.Server.Pages.NotificationEndpoints;

/// <summary>Reads of which agreements somebody is to be told, as the fields of <see cref="ConditionFields"/> say it.</summary>
internal static class ConditionForm
{
    /// <summary>The words that were chosen in a field; null for none.</summary>
    public static T[]? Words<T>(this IFormCollection form, string field)
        where T : struct, Enum =>
        form[field].Select(g => KebabEnum<T>.TryParse(g ?? "", out var word) ? word : (T?)null).OfType<T>().ToArray() is { Length: > 0 } words ? words : null;

    /// <summary>The codes that were written in a field; null for none.</summary>
    public static string[]? Codes(this IFormCollection form, string field) =>
        form[field].ToString().Split((char[])[' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } codes ? codes : null;
}
