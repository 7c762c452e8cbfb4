namespace Agreements.Domain.Recording;

/// <summary>
/// Record, from a source, that an agreement reached a stage. What happened outside cannot be refused by our guards: it is recorded,
/// the stages passed on the way with an unknown day, and what is missing shows as data gaps.
/// </summary>
/// <param name="Stage">The stage that the source supports.</param>
/// <param name="Source">The source.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
public sealed record RecordStage(Stage Stage, Source Source, Edtf? On = null, string? Place = null, string? Note = null, bool? Implied = null)
    : AgreementCommand
{
    /// <summary>A source may tell only after the end what had happened before.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.OpenOrEnded;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (Stage <= state.Stage)
        {
            return Decision.Nothing;
        }

        var passed = Enumerable.Range((int)state.Stage + 1, (int)Stage - (int)state.Stage).Cast<Stage>();
        return Decision.Record([.. passed.Select(s =>
            s == Stage ? Entry(state, s) : (this with { On = null, Place = null, Note = null, Implied = true }).Entry(state, s))]);
    }

    private AgreementEvent Entry(Agreement state, Stage stage) => stage switch
    {
        Stage.Negotiated => new AgreementNegotiated(state.CurrentTerms?.Digest, On, Source, Place, Note, Implied),
        Stage.Signed => new AgreementSigned(On, Place, Note, Source, Implied),
        Stage.Implementing => new ImplementationStarted(On, Note, Source, Place, Implied),
        Stage.Evaluated => new AgreementEvaluated(null, null, null, On, Source, Place, Note, Implied),
        _ => throw new InvalidOperationException("The stage proposed is entered by proposing."),
    };
}
