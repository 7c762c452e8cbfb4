namespace Agreements.Domain.Closing;

/// <summary>Propose to end it with the consent of all principals. Each then consents for itself; when all have, it can be ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The principal that proposes it; null for the coordinator.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ProposeTermination(string Reason, string? Party = null, Edtf? On = null) : AgreementCommand, IActsAgain
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ProposedTermination is { } there)
        {
            return (there.Reason, there.Party) == (Reason, Party) ? Decision.Nothing : Decision.Refuse(new TerminationUnderWay(there.Reason));
        }

        var refusal = TerminateAgreement.RefuseUnlessSigned(state)
            ?? (Party is null ? null : state.RefuseUnlessPrincipal(Party))
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
        return refusal is null ? Decision.Record(new TerminationProposed(Reason, Party, On ?? Edtf.Day(context.Today))) : Decision.Refuse(refusal);
    }
}

/// <summary>Consent, for a principal, to end it as proposed.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record ConsentToTermination(string Party, Edtf? On = null, string? Document = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.ProposedTermination is not { } proposed)
        {
            return state.ClosedAs is Standing.Terminated ? Decision.Nothing : Decision.Refuse(new TerminationNotProposed());
        }

        return proposed.Consents.ContainsKey(Party) ? Decision.Nothing
            : state.RefuseUnlessOnFile(Document) is { } notOnFile ? Decision.Refuse(notOnFile)
            : Decision.Record(new TerminationConsented(Party, On ?? Edtf.Day(context.Today), Document));
    }
}

/// <summary>Drop the proposal to end it, or refuse it for a principal: it goes its way.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The principal that refuses; null for the coordinator, who drops it.</param>
/// <param name="On">The day; null for today.</param>
public sealed record DropTermination(string Reason, string? Party = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ProposedTermination is null)
        {
            return Decision.Nothing;
        }

        var refusal = (Party is null ? null : state.RefuseUnlessPrincipal(Party)) ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
        return refusal is null ? Decision.Record(new TerminationDropped(Reason, Party, On ?? Edtf.Day(context.Today))) : Decision.Refuse(refusal);
    }
}

/// <summary>Another proposal to end it waits for consent.</summary>
/// <param name="Reason">Why it was proposed.</param>
public sealed record TerminationUnderWay(string Reason)
    : Refusal(
        new Text($"已提议终止（理由：{Reason}）：请对其表示同意，或先撤销。", $"It is proposed already to end it ({Reason}): consent to that, or drop it first."),
        CanMeet.Coordinator);

/// <summary>Nobody has proposed to end it, so there is nothing to consent to.</summary>
public sealed record TerminationNotProposed()
    : Refusal(new Text("尚无人提议终止。", "Nobody has proposed to end it."), CanMeet.Coordinator);
