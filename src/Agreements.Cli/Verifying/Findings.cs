using Agreements.Cli.Shell;
using Spectre.Console;

namespace Agreements.Cli.Verifying;

/// <summary>What does not fit.</summary>
/// <param name="Place">Where: a file, and a line of it.</param>
/// <param name="Sentence">What.</param>
/// <param name="IsOpen">Whether it cannot be told, for want of something; false where it is wrong.</param>
internal sealed record Finding(string Place, Text Sentence, bool IsOpen = false);

/// <summary>All that does not fit: every one is counted, and the first of many are told.</summary>
internal sealed class Findings
{
    private const int MostTold = 1000;
    private readonly List<Finding> _told = [];

    /// <summary>The first of them, in the order found.</summary>
    public IReadOnlyList<Finding> Told => _told;

    /// <summary>How many are wrong.</summary>
    public long Wrong { get; private set; }

    /// <summary>How many cannot be told.</summary>
    public long Open { get; private set; }

    /// <summary>0 sound, 1 broken, 2 cannot tell.</summary>
    public int ExitCode => Wrong > 0 ? App.HasErrors : Open > 0 ? App.CannotRun : App.Done;

    public void Add(string place, string zh, string en)
    {
        Wrong++;
        Tell(new Finding(place, new Text(zh, en)));
    }

    public void CannotTell(string place, string zh, string en)
    {
        Open++;
        Tell(new Finding(place, new Text(zh, en), IsOpen: true));
    }

    /// <summary>Prints them, each with its place.</summary>
    public void Print(Terminal terminal)
    {
        foreach (var finding in _told)
        {
            terminal.Out.MarkupLine(
                $"[{(finding.IsOpen ? "yellow" : "red")}]{Markup.Escape(finding.Place)}[/] {Markup.Escape(terminal.Line(finding.Sentence))}");
        }

        if (Wrong + Open - _told.Count is > 0 and var more)
        {
            terminal.Say(new Text($"……另有 {more} 处。", $"… and {more} more."));
        }
    }

    private void Tell(Finding finding)
    {
        if (_told.Count < MostTold)
        {
            _told.Add(finding);
        }
    }
}
