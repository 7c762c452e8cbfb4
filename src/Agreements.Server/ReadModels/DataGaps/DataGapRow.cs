
namespace Agreements.Server.ReadModels.DataGaps;

/// <summary>What is not known of one agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Institutions">Codes of the institutions among its parties, each once.</param>
/// <param name="Gaps">What is not known, what somebody has to decide first; may be empty.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record DataGapRow(
    Guid Id, Text Title, AgreementKind Kind, Stage Stage, IReadOnlyList<string> Institutions, IReadOnlyList<Gap> Gaps, long Version)
{
    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static DataGapRow Of(Agreement state) => new(
        state.Id, state.Title, state.Kind, state.Stage,
        [.. state.Parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)], Domain.Recording.Gaps.Of(state), state.Version);
}
