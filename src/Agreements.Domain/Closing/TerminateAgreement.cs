using System.Text.Json.Serialization;

namespace Agreements.Domain.Closing;

/// <summary>End it before its time: with the agreement of all principals, or at once as a bureau leader.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Reason">Why.</param>
/// <param name="Agreed">Ids of the principals that agree to it; null to end it at once, as an approver.</param>
/// <param name="On">The day from which it is ended; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Below">Ids of agreements below that are ended with it; null for none.</param>
public sealed record TerminateAgreement(
    Guid AgreementId, string Reason, IReadOnlyList<string>? Agreed = null, Edtf? On = null, Source? Source = null, IReadOnlyList<Guid>? Below = null)
    : ClosingCommand(AgreementId), ICascading
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Guid> Others => Below ?? [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    [JsonIgnore]
    public Guid? Cause { get; init; }

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Cascade.Needs(state, this);

    /// <inheritdoc />
    public AgreementCommand ForBelow(Guid id) => this with { AgreementId = id, Below = null, Cause = AgreementId, ExpectedVersion = null };
}

/// <summary>The decision to end it.</summary>
internal static class Termination
{
    public static readonly Stage[] Stages = [Stage.Signed, Stage.Implementing, Stage.Evaluated];

    public static Decision Decide(Agreement state, TerminateAgreement c) => Cascade.With(c, Own(state, c));

    private static Decision Own(Agreement state, TerminateAgreement c)
    {
        if (state.ClosedAs == Standing.Terminated)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stages) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        var on = c.On ?? (c.Source is null ? Edtf.Day(c.Today) : null);
        Refusal[] refusals =
        [
            .. string.IsNullOrWhiteSpace(c.Reason) ? [new ReasonMissing()] : Array.Empty<Refusal>(),
            .. on?.Earliest > c.Today ? [new TerminationInFuture(on)] : Array.Empty<Refusal>(),
            .. c.Cause is not null ? Above(state, c) : c.Source is null ? Basis(state, c) : [],
        ];
        return refusals.Length > 0 ? Decision.Refuse(refusals) : Decision.Record(new AgreementTerminated(on, c.Reason, BasisOf(c), null, c.Cause, c.Source));
    }

    private static IEnumerable<Refusal> Above(Agreement state, TerminateAgreement c) => Cascade.RefuseUnlessBelow(state, c) is { } refusal ? [refusal] : [];

    private static IEnumerable<Refusal> Basis(Agreement state, TerminateAgreement c) => c.Agreed is { } agreed
        ? state.Principals.Where(p => !agreed.Contains(p.Id)).Select(p => new TerminationNotAgreed(p.Id, p.Name))
        : c.By.Role is ActingRole.Approver ? [] : [new ApproverNeeded()];

    private static TerminationBasis BasisOf(TerminateAgreement c) =>
        c.Cause is not null ? TerminationBasis.Above : c.Source is not null ? TerminationBasis.Recorded : c.Agreed is null ? TerminationBasis.Immediate : TerminationBasis.Consent;
}

/// <summary>A principal has not agreed to end it.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record TerminationNotAgreed(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未同意终止。", $"{Name.EnOrZh} has not agreed to end it."), CanMeet.Party, CanMeet.Approver)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>What ends on a later day is noticed, not ended today.</summary>
/// <param name="On">The day given.</param>
public sealed record TerminationInFuture(Edtf On)
    : Refusal(
        new Text($"终止日期（{On}）在今天之后：请发出终止通知。", $"The day ({On}) is after today: give notice to it instead."),
        CanMeet.Coordinator);
