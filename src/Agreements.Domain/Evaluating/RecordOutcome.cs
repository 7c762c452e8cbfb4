namespace Agreements.Domain.Evaluating;

/// <summary>Put a result on the list of results.</summary>
/// <param name="Level">Whose recognition it has.</param>
/// <param name="Title">What it is.</param>
/// <param name="Quantity">How many; null when it is one thing.</param>
/// <param name="On">When; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record RecordOutcome(
    OutcomeLevel Level, Text Title, Quantity? Quantity = null, Edtf? On = null, [property: NotInBody] Source? Source = null,
    string? Document = null) : AgreementCommand
{
    /// <summary>Results often show only after the end.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.OpenOrEnded;

    /// <summary>The result.</summary>
    public Outcome Outcome => new(Level, Title, Quantity, On, Source, Document);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Outcomes.Contains(Outcome))
        {
            return Decision.Nothing;
        }

        return ((Source is null ? state.RefuseUnlessIn(Stage.Implementing) : null) ?? state.RefuseUnlessOnFile(Document)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new OutcomeRecorded(Outcome));
    }
}
