using Agreements.Server.Identity;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.NotificationEndpoints;

/// <summary>Reads of which agreements somebody is to be told, as the fields of <see cref="ConditionFields"/> say it.</summary>
internal static class ConditionForm
{
    private static readonly char[] Commas = [',', '，', '、', ';', '；'];

    /// <summary>The words that were chosen in a field; null for none.</summary>
    public static T[]? Words<T>(this IFormCollection form, string field)
        where T : struct, Enum =>
        form[field].Select(g => KebabEnum<T>.TryParse(g ?? "", out var word) ? word : (T?)null).OfType<T>().ToArray() is { Length: > 0 } words ? words : null;

    /// <summary>The codes of what was typed in a field by name, alias, pinyin or code; as it was typed where it names none, and why.</summary>
    public static async Task<(string[] Codes, Text? Fault)> EntriesAsync(
        this IFormCollection form, string field, Reader reader, Caller? caller, CancellationToken ct)
    {
        var typed = form[field].ToString().Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var codes = new List<string>();
        foreach (var one in typed)
        {
            var asking = new Asking(new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [field] = one }));
            var entry = await asking.InstitutionAsync(field, reader, caller, ct);
            if (asking.Wrong is [var wrong, ..])
            {
                return (typed, wrong);
            }

            codes.Add(entry!.Code);
        }

        return ([.. codes], null);
    }
}
