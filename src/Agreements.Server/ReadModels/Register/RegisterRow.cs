
namespace Agreements.Server.ReadModels.Register;

/// <summary>A party in the register.</summary>
/// <param name="Id">Its id in the agreement.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">How the agreement names it.</param>
/// <param name="Institution">The institution's code; null for a body or a party not yet named.</param>
/// <param name="Body">The standing body's code; null otherwise.</param>
public sealed record RegisterParty(string Id, PartyRole Role, Text Name, string? Institution, string? Body);

/// <summary>An agreement in the register.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Reference">The proposer's own reference; null for none.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="Parties">Its parties, in the order named.</param>
/// <param name="Institutions">Codes of the institutions among them, each once.</param>
/// <param name="SignedOn">When it was signed, in EDTF; null when unsigned or unknown.</param>
/// <param name="SignedEarliest">The first day that can mean, in Asia/Shanghai; null when open or unknown.</param>
/// <param name="SignedLatest">The last day that can mean; null when open or unknown.</param>
/// <param name="Gaps">What is not known of it: as many as on its own page and in the list of gaps.</param>
/// <param name="SourceId">The source it was recorded from; null when proposed here.</param>
/// <param name="RecordedAt">When its first event was recorded, UTC.</param>
/// <param name="UpdatedAt">When its last event was recorded, UTC.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record RegisterRow(
    Guid Id, string? Reference, AgreementKind Kind, Stage Stage, Text Title, Guid? Parent, IReadOnlyList<RegisterParty> Parties,
    IReadOnlyList<string> Institutions, string? SignedOn, DateOnly? SignedEarliest, DateOnly? SignedLatest, IReadOnlyList<Text> Gaps,
    string? SourceId, DateTimeOffset RecordedAt, DateTimeOffset UpdatedAt, long Version)
{
    /// <summary>How it stands, besides its stage.</summary>
    public Standing Standing { get; init; }

    /// <summary>The parties of a state, in the order named.</summary>
    /// <param name="state">The state.</param>
    internal static IReadOnlyList<RegisterParty> PartiesOf(Agreement state) =>
        [.. state.Parties.Select(p => new RegisterParty(p.Id, p.Role, p.Name, p.Institution, p.Body))];

    /// <summary>Codes of the institutions among them, each once.</summary>
    /// <param name="state">The state.</param>
    internal static IReadOnlyList<string> InstitutionsOf(Agreement state) =>
        [.. state.Parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="recorded">When its first event was recorded, UTC.</param>
    /// <param name="updated">When its last event was recorded, UTC.</param>
    public static RegisterRow Of(Agreement state, DateTimeOffset recorded, DateTimeOffset updated)
    {
        var signed = state.Entries.GetValueOrDefault(Stage.Signed)?.On;
        return new RegisterRow(
            state.Id, state.Reference, state.Kind, state.Stage, state.Title, state.Parent,
            PartiesOf(state), InstitutionsOf(state),
            signed?.Value, signed?.Earliest, signed?.Latest, [.. Domain.Recording.Gaps.Of(state).Select(g => g.Sentence)], state.Source?.Id,
            recorded, updated, state.Version)
        {
            Standing = state.Standing,
        };
    }
}
