namespace Agreements.Domain.Recording;

/// <summary>Report what a source says of a fact. Where it disagrees with the record, both stand side by side until somebody decides.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Value">What the source says, as text.</param>
/// <param name="Source">The source.</param>
public sealed record ReportFact(Guid AgreementId, string Fact, string Value, Source Source) : RecordingCommand(AgreementId);

/// <summary>The decision to report it.</summary>
internal static class FactReport
{
    public static Decision Decide(Agreement state, ReportFact c)
    {
        if (Facts.Refuse(state, c.Fact, c.Value, out var fact, out var value) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        // A source that says it again, or says what is on record, adds nothing that anybody would have to decide.
        return fact!.Value == value || state.Claims.Exists(x => (x.Fact, x.Value, x.Source.Id) == (c.Fact, value, c.Source.Id))
            ? Decision.Nothing
            : Decision.Record(new FactReported(c.Fact, value!, c.Source));
    }
}
