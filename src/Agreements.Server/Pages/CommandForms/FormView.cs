namespace Agreements.Server.Pages.CommandForms;

/// <summary>What a form shows.</summary>
/// <param name="Operation">What is done with it.</param>
/// <param name="Subject">What it is for.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Values">What was typed.</param>
/// <param name="Return">Where it came from, and goes back to.</param>
/// <param name="Seen">The version that its sender has seen; null for none.</param>
/// <param name="Key">Tells a repetition.</param>
public sealed record FormView(
    Operation Operation, FormSubject Subject, IReadOnlyList<Field> Fields, FormValues Values, string Return, long? Seen, string Key)
{
    /// <summary>What can be chosen in a field; null where it is typed.</summary>
    public Func<Field, IReadOnlyList<Choice>?> Choices { get; init; } = _ => null;

    /// <summary>Names that a browser suggests, by what is looked for.</summary>
    public IReadOnlyDictionary<Pick, IReadOnlyList<Text>> Suggested { get; init; } = new Dictionary<Pick, IReadOnlyList<Text>>();

    /// <summary>What people are called whom a field has by their id, by the paths of fields.</summary>
    public IReadOnlyDictionary<string, Text> Called { get; init; } = new Dictionary<string, Text>();

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What fits what was typed, by the paths of fields where more than one does.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Several { get; init; } = new Dictionary<string, IReadOnlyList<Choice>>();

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Text> Refused { get; init; } = [];

    /// <summary>What has happened since its sender looked; empty for nothing.</summary>
    public IReadOnlyList<Queries.EntryHappening> Since { get; init; } = [];

    /// <summary>What would be recorded; null before it was asked.</summary>
    public IReadOnlyList<Text>? Foreseen { get; init; }

    /// <summary>What would change besides, seen with what would be recorded.</summary>
    public IReadOnlyList<Consequences> Consequences { get; init; } = [];

    /// <summary>What history cannot forget and should not be told: sentences and what to do instead.</summary>
    public IReadOnlyList<Text> Warnings { get; init; } = [];

    /// <summary>Whether its sender has seen what it would record.</summary>
    public bool IsWarned { get; init; }

    /// <summary>What is wrong with a field; empty for nothing.</summary>
    /// <param name="path">The field's path.</param>
    public IEnumerable<Text> FaultsOf(string path) => Faults.Where(f => f.Path == path).Select(f => f.Sentence);

    /// <summary>The id of a field's input.</summary>
    /// <param name="path">The field's path.</param>
    public static string IdOf(string path) => "f-" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
