namespace Agreements.Server.Pages.CommandForms;

/// <summary>Something that would be other than it is.</summary>
/// <param name="Address">Its page.</param>
/// <param name="Title">What it is called.</param>
public sealed record ConsequenceLine(string Address, Text Title)
{
    /// <summary>The stage of an agreement; null for what has none.</summary>
    public Stage? Stage { get; init; }

    /// <summary>What would be other, in sentences; empty where its heading says all.</summary>
    public IReadOnlyList<Text> Changes { get; init; } = [];
}

/// <summary>What a command would change besides what it records, to be seen before.</summary>
/// <param name="Heading">What it is.</param>
/// <param name="Sentences">How much of it there is, and what it means.</param>
/// <param name="Lines">The first of it.</param>
public sealed record Consequences(Text Heading, IReadOnlyList<Text> Sentences, IReadOnlyList<ConsequenceLine> Lines)
{
    /// <summary>How many lines are shown.</summary>
    public const int MostLines = 20;
}
