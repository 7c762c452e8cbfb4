
namespace Agreements.Server.ReadModels.Visibility;

/// <summary>Who has a role in an agreement, or took part in an engagement.</summary>
/// <param name="Id">The agreement or engagement.</param>
/// <param name="Codes">Codes of the institutions and standing bodies.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record VisibilityRow(Guid Id, IReadOnlyList<string> Codes, long Version)
{
    /// <summary>Codes of the institutions that only take a step of its approval: they see it, and do no more than that.</summary>
    public IReadOnlyList<string> Approving { get; init; } = [];

    /// <summary>The row of an agreement in a state: those who have a role now, not those who had one.</summary>
    /// <param name="state">The state.</param>
    public static VisibilityRow Of(Agreement state) => new(state.Id, CodesOf(state), state.Version) { Approving = ApprovingOf(state) };

    /// <summary>The row of an engagement in a state.</summary>
    /// <param name="state">The state.</param>
    public static VisibilityRow Of(Engagement state) => new(state.Id, CodesOf(state), state.Version);

    /// <summary>Codes of those who took part in an engagement, have something to do after it or have to verify that, each once.</summary>
    /// <param name="state">The engagement as it is.</param>
    public static string[] CodesOf(Engagement state) =>
    [
        .. state.Participants.Concat(state.ActionItems.SelectMany(i => new[] { i.Owner, i.Verifier }).OfType<string>()).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Codes of the institutions and standing bodies that have a role in an agreement, each once.</summary>
    /// <param name="state">The agreement as it is.</param>
    public static string[] CodesOf(Agreement state) =>
        [.. state.Parties.Select(p => p.Institution ?? p.Body).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Codes of all through whom an agreement is seen: those with a role, and those that take a step of its approval.</summary>
    /// <param name="state">The agreement as it is.</param>
    public static string[] SeersOf(Agreement state) => [.. CodesOf(state), .. ApprovingOf(state)];

    /// <summary>The bureau that proposed it and those above it see it through it; those that a step names, or that one was given to, by the step.</summary>
    private static string[] ApprovingOf(Agreement state)
    {
        var places = ApprovalPlace.Of(state).Where(p => p.From is not null).ToArray();
        return [.. places.Select(p => p.From!).Concat(state.DelegatedSteps.Values.Select(d => d.To)).Except(CodesOf(state)).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>Who sees what an entry of the directory sees: the institution above it, the entry that it was merged into, the members of a body.</summary>
/// <param name="Id">Id of the entry's stream.</param>
/// <param name="Code">Its code.</param>
/// <param name="Above">Their codes.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record VisibilityEdge(Guid Id, string Code, IReadOnlyList<string> Above, long Version)
{
    /// <summary>The edges of an institution in a state.</summary>
    /// <param name="state">The state.</param>
    public static VisibilityEdge Of(Institution state) =>
        new(state.Id, state.Code, [.. new[] { state.Under, state.MergedInto }.OfType<string>()], state.Version);

    /// <summary>The edges of a standing body in a state that has facts: its present members and those who lead it.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidOperationException">Nothing is known of the body.</exception>
    public static VisibilityEdge Of(Body state) => state.Facts is { } f
        ? new VisibilityEdge(
            state.Id, f.Code, [.. f.Members.Concat(f.CoLeads).Concat(f.Chair is null ? [] : [f.Chair]).Distinct(StringComparer.Ordinal)], state.Version)
        : throw new InvalidOperationException($"Nothing has been recorded of body {state.Id}.");
}
