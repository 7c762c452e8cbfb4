using System.CommandLine;

namespace Agreements.Cli.Shell;

/// <summary>In which languages sentences are printed.</summary>
internal enum Language
{
    /// <summary>Chinese, then English.</summary>
    Both,

    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>English, or Chinese where nobody has written English.</summary>
    En,
}

/// <summary>Which language: the option, else the locale, else both.</summary>
internal static class LanguageChoice
{
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static Language Of(ParseResult parsed, Func<string, string?> variable)
    {
        var asked = parsed.GetValue(CommonOptions.Lang) ?? Locale(variable);
        return asked.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh
            : asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En
            : Language.Both;
    }

    private static string Locale(Func<string, string?> variable) =>
        LocaleVariables.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
}
