namespace Agreements.Domain.Recording;

/// <summary>
/// Record, from a source, that an agreement reached a stage. What happened outside cannot be refused by our guards: it is recorded,
/// the stages passed on the way with an unknown day, and what is missing shows as data gaps.
/// </summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Stage">The stage that the source supports.</param>
/// <param name="Source">The source.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
public sealed record RecordStage(Guid AgreementId, Stage Stage, Source Source, Edtf? On = null, string? Place = null, string? Note = null, bool? Implied = null)
    : RecordingCommand(AgreementId)
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open];
}

/// <summary>The decision to record it.</summary>
internal static class StageRecord
{
    public static Decision Decide(Agreement state, RecordStage c)
    {
        if (c.Stage <= state.Stage)
        {
            return Decision.Nothing;
        }

        var passed = Enumerable.Range((int)state.Stage + 1, (int)c.Stage - (int)state.Stage).Cast<Stage>();
        return Decision.Record([.. passed.Select(s => s == c.Stage ? Entry(state, c, s) : Entry(state, c with { On = null, Place = null, Note = null, Implied = true }, s))]);
    }

    private static AgreementEvent Entry(Agreement state, RecordStage c, Stage stage) => stage switch
    {
        Stage.Negotiated => new AgreementNegotiated(state.CurrentTerms?.Digest, c.On, c.Source, c.Place, c.Note, c.Implied),
        Stage.Signed => new AgreementSigned(c.On, c.Place, c.Note, c.Source, c.Implied),
        Stage.Implementing => new ImplementationStarted(c.On, c.Note, c.Source, c.Place, c.Implied),
        Stage.Evaluated => new AgreementEvaluated(null, null, null, c.On, c.Source, c.Place, c.Note, c.Implied),
        _ => throw new InvalidOperationException("The stage proposed is entered by proposing."),
    };
}
