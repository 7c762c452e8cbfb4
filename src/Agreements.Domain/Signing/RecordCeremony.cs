namespace Agreements.Domain.Signing;

/// <summary>Put the signing ceremony on record.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="On">The day, which may be imprecise; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Host">The hosting institution's code; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record RecordCeremony(Guid AgreementId, Edtf? On, string? Place, string? Host = null, Source? Source = null)
    : SigningCommand(AgreementId);

/// <summary>The decision to record it.</summary>
internal static class CeremonyRecord
{
    public static Decision Decide(Agreement state, RecordCeremony c)
    {
        var ceremony = new CeremonyRecorded(c.On, c.Place, c.Host, c.Source);
        if (state.Ceremony == ceremony)
        {
            return Decision.Nothing;
        }

        return c.Source is null && state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(ceremony);
    }
}
