using System.Text.Json;
using Spectre.Console;

namespace Agreements.Cli.Benchmarking;

/// <summary>What the bench found, beside what is asked: as tables, or as JSON.</summary>
/// <param name="output">Where it is written.</param>
/// <param name="isJson">Whether as JSON.</param>
internal sealed class BenchReport(TextWriter output, bool isJson)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private const int Width = 130;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    private readonly List<object> _parts = [];

    public void Conditions(string conditions)
    {
        if (!isJson)
        {
            output.WriteLine(conditions);
        }
    }

    public void Add(BenchPart part, Figures figures)
    {
        if (isJson)
        {
            _parts.Add(new
            {
                part.Name,
                part.Title,
                Figures = figures.All.Select(f => new { f.What, f.Median, f.Rounds, Asked = f.Bound?.ToString(), Reached = f.IsReached }),
            });
            return;
        }

        var table = new Table().Title(Markup.Escape($"{part.Name}: {part.Title}")).AddColumns("", "median", "asked", "", "rounds");
        foreach (var f in figures.All)
        {
            var judged = f.IsReached switch { true => "[green]reached[/]", false => "[red]missed[/]", null => "" };
            var rounds = string.Join("  ", f.Rounds.Select(BenchFigure.Text));
            table.AddRow(Markup.Escape(f.What), BenchFigure.Text(f.Median), f.Bound?.ToString() ?? "", judged, rounds);
        }

        _console.Profile.Width = Width;
        _console.Write(table);
    }

    /// <summary>Ends it: JSON is one document.</summary>
    public void End(string conditions)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new { Conditions = conditions, Parts = _parts }, Format));
        }
    }
}
