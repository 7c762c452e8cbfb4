
namespace Agreements.Server.ReadModels.Tree;

/// <summary>A clause of an agreement's present text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Zh">Its wording in Chinese.</param>
/// <param name="En">The same in English; null where there is none.</param>
public sealed record TreeClause(string Id, string Zh, string? En);

/// <summary>An agreement in the tree of agreements.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Kept">How many of its commitments were kept.</param>
/// <param name="Commitments">How many commitments it has.</param>
/// <param name="Clauses">The clauses of its present text.</param>
/// <param name="Carried">Ids of clauses that it carries, by the id of the agreement above that has them.</param>
/// <param name="Counts">Whether what it carries counts as carried: not when it was declined, withdrawn, terminated or superseded.</param>
/// <param name="Version">The version of its stream that the node shows.</param>
public sealed record TreeNode(
    Guid Id, Guid? Parent, Text Title, AgreementKind Kind, Stage Stage, Standing Standing, int Kept, int Commitments,
    IReadOnlyList<TreeClause> Clauses, IReadOnlyDictionary<string, IReadOnlyList<string>> Carried, bool Counts, long Version)
{
    /// <summary>The node of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static TreeNode Of(Agreement state) => new(
        state.Id, state.Parent, state.Title, state.Kind, state.Stage, state.Standing, state.Commitments.Count(c => c.IsKept), state.Commitments.Count,
        [.. (state.CurrentTerms?.Terms.Clauses ?? []).Select(c => new TreeClause(c.Id, c.Text.Zh, c.Text.En))],
        state.Carried.ToDictionary(c => c.Key.ToString(), IReadOnlyList<string> (c) => c.Value),
        (state.ArchivedFrom ?? state.Standing) is not (Standing.Declined or Standing.Withdrawn or Standing.Terminated or Standing.Superseded), state.Version);

    /// <summary>Ids of the other agreements that it names.</summary>
    internal IEnumerable<Guid> NamedAgreements() => [.. Parent is { } parent ? [parent] : Array.Empty<Guid>(), .. Carried.Keys.Select(Guid.Parse)];

    /// <summary>The same without a word of some others.</summary>
    internal TreeNode Without(IReadOnlySet<Guid> others) => others.Count == 0 ? this : this with
    {
        Parent = Parent is { } parent && others.Contains(parent) ? null : Parent,
        Carried = Carried.Where(c => !others.Contains(Guid.Parse(c.Key))).ToDictionary(),
    };
}
