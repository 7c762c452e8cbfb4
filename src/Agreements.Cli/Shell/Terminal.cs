using Spectre.Console;

namespace Agreements.Cli.Shell;

/// <summary>Where a command prints: coloured at a terminal, plain lines anywhere else.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that no line of a file is broken by us.</summary>
    private const int PlainWidth = 220;

    private readonly Language _language;

    public Terminal(TextWriter output, TextWriter error, Language language)
    {
        _language = language;
        Out = On(output);
        Error = On(error);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    /// <summary>Whether somebody is watching.</summary>
    public bool IsWatched => Out.Profile.Out.IsTerminal;

    /// <summary>A word or two for a heading or a table: both languages side by side where both are wanted.</summary>
    public string Label(string zh, string en) => _language switch
    {
        Language.Zh => zh,
        Language.En => en,
        _ => $"{zh} {en}",
    };

    /// <summary>The wordings of a text that are wanted, Chinese first; one where both are the same.</summary>
    public IReadOnlyList<string> Wordings(Text text) => _language switch
    {
        Language.Zh => [text.Zh],
        Language.En => [text.EnOrZh],
        _ => text.En is { } en && en != text.Zh ? [text.Zh, en] : [text.Zh],
    };

    /// <summary>The wordings as lines of one string.</summary>
    public string Lines(Text text) => string.Join('\n', Wordings(text));

    /// <summary>The wordings on one line.</summary>
    public string Line(Text text) => string.Join(" / ", Wordings(text));

    /// <summary>Says something in every language wanted, each on its line, in a style of Spectre's markup.</summary>
    public void Say(Text text, string style = "default", string indent = "")
    {
        foreach (var wording in Wordings(text))
        {
            Out.MarkupLine($"{indent}[{style}]{Markup.Escape(wording)}[/]");
        }
    }

    /// <summary>Says on the error stream why something is not done.</summary>
    public void Complain(Text text)
    {
        foreach (var wording in Wordings(text))
        {
            Error.MarkupLine($"[red]{Markup.Escape(wording)}[/]");
        }
    }

    /// <summary>Text as a cell of a table, taken literally.</summary>
    public static Markup Plain(string text) => new(Markup.Escape(text));

    /// <summary>A table: with lines at a terminal, without anywhere else.</summary>
    public Table Table(params string[] headings)
    {
        var table = new Table { Border = IsWatched ? TableBorder.Rounded : TableBorder.None, ShowHeaders = true };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn($"[bold]{Markup.Escape(heading)}[/]"));
        }

        return table;
    }

    private static IAnsiConsole On(TextWriter writer)
    {
        var watched = new AnsiConsoleOutput(writer);
        if (watched.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = watched });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(new TrimmingWriter(writer)),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
