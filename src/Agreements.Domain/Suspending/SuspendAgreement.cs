using System.Text.Json.Serialization;

namespace Agreements.Domain.Suspending;

/// <summary>Suspend it, for one of those bound or for the acting bureau.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Origin">A principal's party id, or the code of the acting bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Below">Ids of agreements below that are suspended with it; null for none.</param>
public sealed record SuspendAgreement(
    Guid AgreementId, string Origin, string Reason, Edtf? On = null, Source? Source = null, IReadOnlyList<Guid>? Below = null)
    : SuspendingCommand(AgreementId), ICascading
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Origin;

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

/// <summary>The decision to suspend.</summary>
internal static class SuspensionDecision
{
    public static Decision Decide(Agreement state, SuspendAgreement c) => Cascade.With(c, Own(state, c));

    private static Decision Own(Agreement state, SuspendAgreement c)
    {
        if (state.ActiveSuspensions.FirstOrDefault(s => s.Origin == c.Origin && s.Cause == c.Cause) is { } there)
        {
            return there.Reason == c.Reason ? Decision.Nothing : Decision.Refuse(new AlreadySuspended(state.NameOf(c.Origin), there.Reason));
        }

        var refusal = state.RefuseUnlessIn(Stage.Negotiated, Stage.Signed, Stage.Implementing)
            ?? (c.Cause is null ? Origin(state, c) : Cascade.RefuseUnlessBelow(state, c))
            ?? (string.IsNullOrWhiteSpace(c.Reason) ? new ReasonMissing() : null);
        return refusal is null
            ? Decision.Record(new AgreementSuspended(c.Origin, c.Reason, c.On ?? (c.Source is null ? Edtf.Day(c.Today) : null), c.Cause, c.Source))
            : Decision.Refuse(refusal);
    }

    private static Refusal? Origin(Agreement state, SuspendAgreement c) =>
        c.Source is not null || (c.Origin == c.By.Institution && c.By.ActsForBureau()) ? null : state.RefuseUnlessPrincipal(c.Origin);
}

/// <summary>The same origin has suspended it already, for another reason.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="Reason">The reason on record.</param>
public sealed record AlreadySuspended(Text Origin, string Reason)
    : Refusal(
        new Text($"{Origin.Zh}已暂停本协议，理由为“{Reason}”。", $"{Origin.EnOrZh} has suspended it already, because: {Reason}."),
        CanMeet.Coordinator);
