
namespace Agreements.Server.ReadModels.Participations;

/// <summary>A party of an agreement, or one that was.</summary>
/// <param name="Party">Its id in the agreement.</param>
/// <param name="Code">Code of the institution or standing body; null for one not yet named.</param>
/// <param name="Role">Its role, the last one where it is a party no more.</param>
/// <param name="IsGone">Whether it left or was replaced.</param>
public sealed record PartyTie(string Party, string? Code, PartyRole Role, bool IsGone);

/// <summary>What a party owes in an agreement, in numbers.</summary>
/// <param name="Party">Its id in the agreement; null for what has no owner.</param>
/// <param name="Open">How many are open or claimed.</param>
/// <param name="Kept">How many were kept.</param>
/// <param name="Waived">How many were let off.</param>
/// <param name="Due">The last days that the due days of the open ones can mean, in order; those without one are left out.</param>
public sealed record OwedByParty(string? Party, int Open, int Kept, int Waived, IReadOnlyList<DateOnly> Due);

/// <summary>Who takes part in an agreement as what, and what each owes.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties, those that went last.</param>
/// <param name="Owed">What each owes; parties that never owed anything are left out.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record Participation(
    Guid Id, AgreementKind Kind, Stage Stage, Standing Standing, Text Title, IReadOnlyList<PartyTie> Parties, IReadOnlyList<OwedByParty> Owed, long Version)
{
    /// <summary>Codes of all institutions and bodies that take or took part, each once.</summary>
    public IEnumerable<string> Codes => Parties.Select(p => p.Code).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static Participation Of(Agreement state) => new(
        state.Id, state.Kind, state.Stage, state.Standing, state.Title,
        [.. state.Parties.Select(p => Tie(p, false)), .. state.FormerParties.Select(f => Tie(f.Party, true))],
        [.. state.Commitments.GroupBy(c => c.Commitment.Owner).Select(g => new OwedByParty(
            g.Key, g.Count(c => !c.IsSettled), g.Count(c => c.IsKept), g.Count(c => c.Status == CommitmentStatus.Waived),
            [.. g.Where(c => !c.IsSettled).Select(c => c.Commitment.Due?.Latest).OfType<DateOnly>().Order()]))],
        state.Version);

    private static PartyTie Tie(Party p, bool isGone) => new(p.Id, p.Institution ?? p.Body, p.Role, isGone);
}
