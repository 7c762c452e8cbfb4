
namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>A result (标志性成果) of an agreement.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Number">Its place on the agreement's list, from 1.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Institutions">Codes of the institutions among the agreement's parties.</param>
/// <param name="AgreementTitle">The agreement's title.</param>
/// <param name="Kind">The agreement's kind.</param>
/// <param name="Version">The version of the agreement's stream that the row shows.</param>
public sealed record OutcomeRow(
    Guid Agreement, int Number, Outcome Outcome, IReadOnlyList<string> Institutions, Text AgreementTitle, AgreementKind Kind, long Version)
{
    /// <summary>The year of the result; null when unknown, or when its day can mean several years.</summary>
    public int? Year => Outcome.On is { Earliest: { } first, Latest: { } last } && first.Year == last.Year ? first.Year : null;

    /// <summary>The rows of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static IEnumerable<OutcomeRow> Of(Agreement state)
    {
        string[] institutions = [.. state.Parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)];
        return state.Outcomes.Select((o, i) => new OutcomeRow(state.Id, i + 1, o, institutions, state.Title, state.Kind, state.Version));
    }
}
