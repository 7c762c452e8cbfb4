namespace Agreements.Domain.Suspending;

/// <summary>Suspend it, for one of those bound or for the acting bureau.</summary>
/// <param name="Origin">A principal's party id, or the code of the acting bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Below">Ids of agreements below that are suspended with it; null for none.</param>
public sealed record SuspendAgreement(
    string Origin, string Reason, Edtf? On = null, [property: NotInBody] Source? Source = null, IReadOnlyList<Guid>? Below = null)
    : AgreementCommand, ICascading, IActsAgain
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Origin;

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
        if (state.ActiveSuspensions.FirstOrDefault(s => s.Origin == Origin && s.Cause == context.Cause) is { } there)
        {
            return there.Reason == Reason ? Decision.Nothing : Decision.Refuse(new AlreadySuspended(state.NameOf(Origin), there.Reason));
        }

        var refusal = state.RefuseUnlessIn(Stage.Negotiated, Stage.Signed, Stage.Implementing)
            ?? (context.Cause is null ? Stranger(state, context) : Cascade.RefuseUnlessBelow(state, context))
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null);
        return refusal is null
            ? Decision.Record(new AgreementSuspended(Origin, Reason, context.DayOf(On, Source), context.Cause, Source))
            : Decision.Refuse(refusal);
    }

    private Refusal? Stranger(Agreement state, CommandContext context) =>
        Source is not null || (Origin == context.By.Institution && context.By.ActsForBureau()) ? null : state.RefuseUnlessPrincipal(Origin);
}

/// <summary>The same origin has suspended it already, for another reason.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="Reason">The reason on record.</param>
public sealed record AlreadySuspended(Text Origin, string Reason)
    : Refusal(
        new Text($"{Origin.Zh}已暂停本协议，理由为“{Reason}”。", $"{Origin.EnOrZh} has suspended it already, because: {Reason}."),
        CanMeet.Coordinator);
