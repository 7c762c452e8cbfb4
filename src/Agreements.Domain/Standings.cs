namespace Agreements.Domain;

/// <summary>Standings that several capabilities mean together.</summary>
public static class Standings
{
    /// <summary>All in which facts can still be put on record: an archived agreement is only read.</summary>
    public static IReadOnlyList<Standing> NotArchived { get; } = [.. Enum.GetValues<Standing>().Where(s => s != Standing.Archived)];

    /// <summary>Those of an agreement that was in force and has ended: what was done and owed before can still be judged, counted and taken over.</summary>
    public static IReadOnlyList<Standing> Ended { get; } = [Standing.Terminated, Standing.Expired, Standing.Superseded];

    /// <summary>While it is open, and after it has ended.</summary>
    public static IReadOnlyList<Standing> OpenOrEnded { get; } = [Standing.Open, .. Ended];

    /// <summary>Those in which a stage can be entered: what has ended is judged all the same.</summary>
    /// <param name="stage">The stage.</param>
    internal static IReadOnlyList<Standing> ToEnter(Stage stage) => stage == Stage.Evaluated ? OpenOrEnded : [Standing.Open];

    /// <summary>While it is open or rests, and after it has ended.</summary>
    public static IReadOnlyList<Standing> InForceOrEnded { get; } = [Standing.Open, Standing.Suspended, .. Ended];
}
