namespace Agreements.Domain.Suspending;

/// <summary>Suspend it, for one of those bound or for the acting bureau.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Origin">A principal's party id, or the code of the acting bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record SuspendAgreement(Guid AgreementId, string Origin, string Reason, Edtf? On = null, Source? Source = null) : SuspendingCommand(AgreementId)
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];
}

/// <summary>The decision to suspend.</summary>
internal static class SuspensionDecision
{
    public static Decision Decide(Agreement state, SuspendAgreement c)
    {
        if (state.ActiveSuspensions.FirstOrDefault(s => s.Origin == c.Origin && s.Cause is null) is { } there)
        {
            return there.Reason == c.Reason ? Decision.Nothing : Decision.Refuse(new AlreadySuspended(state.NameOf(c.Origin), there.Reason));
        }

        var refusal = state.RefuseUnlessIn(Stage.Negotiated, Stage.Signed, Stage.Implementing)
            ?? Origin(state, c)
            ?? (string.IsNullOrWhiteSpace(c.Reason) ? new ReasonMissing() : null);
        return refusal is null
            ? Decision.Record(new AgreementSuspended(c.Origin, c.Reason, c.On ?? (c.Source is null ? Edtf.Day(c.Today) : null), null, c.Source))
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
