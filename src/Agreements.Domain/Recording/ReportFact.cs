namespace Agreements.Domain.Recording;

/// <summary>Report what a source says of a fact. Where it disagrees with the record, both stand side by side until somebody decides.</summary>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Value">What the source says, as text.</param>
/// <param name="Source">The source.</param>
public sealed record ReportFact(string Fact, string Value, Source Source) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (Facts.Refuse(state, Fact, Value, out var fact, out var value) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        // A source that says it again, or says what is on record, adds nothing that anybody would have to decide.
        return fact!.Value == value || state.Claims.Exists(x => (x.Fact, x.Value, x.Source.Id) == (Fact, value, Source.Id))
            ? Decision.Nothing
            : Decision.Record(new FactReported(Fact, value!, Source));
    }
}
