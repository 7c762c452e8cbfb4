namespace Agreements.Domain;

/// <summary>Standings that several capabilities mean together.</summary>
public static class Standings
{
    /// <summary>All in which facts can still be put on record: an archived agreement is only read.</summary>
    public static IReadOnlyList<Standing> NotArchived { get; } = [.. Enum.GetValues<Standing>().Where(s => s != Standing.Archived)];
}
