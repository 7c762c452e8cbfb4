namespace Agreements.Domain.Correcting;

/// <summary>
/// The one table of facts that can be named by path: what is corrected, updated, or told otherwise by another source. A path is there as soon
/// as its subject is (a party, a signature, a commitment), known or not; so "unknown" can be corrected too. Result lists count from 1.
/// </summary>
public static class Facts
{
    /// <summary>All facts of an agreement, in a fixed order.</summary>
    /// <param name="state">The agreement.</param>
    public static IEnumerable<Fact> Of(Agreement state) => state.AllFacts();

    /// <summary>The fact of a path; null when the agreement has none.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path, such as <c>signed.on</c>.</param>
    public static Fact? Find(Agreement state, string path) => Of(state).FirstOrDefault(f => f.Path == path);

    /// <summary>What people call a fact; its path when the agreement has it no longer.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path.</param>
    public static Text NameOf(Agreement state, string path) => Find(state, path)?.Name ?? new Text(path);
}
