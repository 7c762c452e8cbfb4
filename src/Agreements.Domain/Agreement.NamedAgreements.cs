namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>
    /// Ids of the other agreements that its state names: the one above, those it renews or is renewed by, those whose clauses it carries, what
    /// suspended it; and of the engagements that it goes back to.
    /// </summary>
    public IEnumerable<Guid> NamedAgreements => Carried.Keys.Concat(Renewals.Select(r => r.Successor)).Concat(Traces.Select(t => t.Engagement))
        .Concat(new[] { Parent, Predecessor }.Concat(Suspensions.Select(s => s.Cause)).OfType<Guid>()).Distinct();

    /// <summary>The same for somebody from whom some other agreements are kept. For showing only: nothing is decided on it.</summary>
    /// <param name="others">Ids of those that are not to be named.</param>
    public Agreement Without(IReadOnlySet<Guid> others) => others.Count == 0 ? this : this with
    {
        Parent = Parent is { } parent && others.Contains(parent) ? null : Parent,
        Predecessor = Predecessor is { } predecessor && others.Contains(predecessor) ? null : Predecessor,
        Renewals = Renewals.RemoveAll(r => others.Contains(r.Successor)),
        Carried = Carried.RemoveRange(Carried.Keys.Where(others.Contains)),
        Traces = Traces.RemoveAll(t => others.Contains(t.Engagement)),
        Suspensions = [.. Suspensions.Select(s => s.Cause is { } cause && others.Contains(cause) ? s with { Cause = null } : s)],
    };

    /// <summary>What stands in place of a title that is not to be shown.</summary>
    public static Text HiddenTitle { get; } = new("（不可见）", "(not shown)");

    /// <summary>The same under no title: for somebody who may know how it stands, and not what it is.</summary>
    public Agreement Untitled() => this with { Title = HiddenTitle };
}
