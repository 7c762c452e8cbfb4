using System.CommandLine;

namespace Agreements.Cli.Shell;

/// <summary>Options of every command.</summary>
internal static class CommonOptions
{
    public static Option<string?> Lang { get; } = Make();

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the trace of an error.", Recursive = true };

    public static void AddTo(RootCommand root)
    {
        root.Add(Lang);
        root.Add(Verbose);
    }

    /// <summary>The words that lead to a command.</summary>
    public static IEnumerable<string> PathNames(this Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? [.. above.PathNames(), command.Name] : [];

    private static Option<string?> Make()
    {
        var lang = new Option<string?>("--lang")
        {
            Description = "Language of sentences: zh or en; by the locale, else both.",
            HelpName = "zh|en|both",
            Recursive = true,
        };
        lang.AcceptOnlyFromAmong("zh", "en", "both");
        return lang;
    }
}
