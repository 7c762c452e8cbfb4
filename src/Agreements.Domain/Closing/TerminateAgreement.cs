namespace Agreements.Domain.Closing;

/// <summary>End it before its time: as proposed and consented to by all principals, or at once as a bureau leader.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day from which it is ended; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Below">Ids of agreements below that are ended with it; null for none.</param>
public sealed record TerminateAgreement(
    string Reason, Edtf? On = null, [property: NotInBody] Source? Source = null, IReadOnlyList<Guid>? Below = null)
    : AgreementCommand, ICascading
{
    /// <summary>The stages in which there is something to end.</summary>
    internal static readonly Stage[] Stages = [Stage.Signed, Stage.Implementing, Stage.Evaluated];

    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Below ?? [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <summary>Those below, and all that is above each of them.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => new() { UpFrom = Below ?? [] };

    /// <inheritdoc />
    public AgreementCommand ForBelow => this with { Below = null };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => Cascade.With(state, this, context, Own(state, context));

    private Decision Own(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Terminated)
        {
            return Decision.Nothing;
        }

        if (RefuseUnlessSigned(state) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        var on = context.DayOf(On, Source);
        Refusal[] refusals =
        [
            .. string.IsNullOrWhiteSpace(Reason) ? [new ReasonMissing()] : Array.Empty<Refusal>(),
            .. on?.Earliest > context.Today ? [new TerminationInFuture(on)] : Array.Empty<Refusal>(),
            .. context.Cause is not null ? Above(state, context) : Source is null ? Basis(state, context) : [],
        ];
        return refusals.Length > 0 ? Decision.Refuse(refusals)
            : Decision.Record(new AgreementTerminated(on, Reason, BasisOf(state, context), null, context.Cause, Source));
    }

    private static IEnumerable<Refusal> Above(Agreement state, CommandContext context) =>
        Cascade.RefuseUnlessBelow(state, context) is { } refusal ? [refusal] : [];

    /// <summary>Null from the last signature on; what is not signed by all is withdrawn or declined.</summary>
    internal static Refusal? RefuseUnlessSigned(Agreement state) =>
        state.Stage == Stage.Negotiated && state.IsSignedByAll() ? null : state.RefuseUnlessIn(Stages);

    private static IEnumerable<Refusal> Basis(Agreement state, CommandContext context) => context.By.Role is ActingRole.Approver ? []
        : state.ProposedTermination is { } proposed ? proposed.Missing(state).Select(p => new TerminationNotAgreed(p.Id, p.Name))
        : [new TerminationNotProposed(), new ApproverNeeded()];

    private TerminationBasis BasisOf(Agreement state, CommandContext context) =>
        context.Cause is not null ? TerminationBasis.Above : Source is not null ? TerminationBasis.Recorded
            : state.ProposedTermination?.Missing(state).Any() is false ? TerminationBasis.Consent : TerminationBasis.Immediate;
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
