namespace Agreements.Domain.Signing;

/// <summary>Put the signing ceremony on record.</summary>
/// <param name="On">The day, which may be imprecise; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Host">The hosting institution's code; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Witnesses">Ids of the witnesses present; null when unknown.</param>
public sealed record RecordCeremony(
    Edtf? On = null, string? Place = null, string? Host = null, Source? Source = null, IReadOnlyList<string>? Witnesses = null)
    : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var ceremony = new CeremonyRecorded(On, Place, Host, Source, Witnesses);
        if (state.Ceremony == ceremony)
        {
            return Decision.Nothing;
        }

        if ((Witnesses ?? []).Select(id => RefuseUnlessWitness(state, id)).FirstOrDefault(r => r is not null) is { } notThere)
        {
            return Decision.Refuse(notThere);
        }

        return Source is null && state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(ceremony);
    }
    private static Refusal? RefuseUnlessWitness(Agreement state, string id) => state.FindParty(id) switch
    {
        null => new PartyUnknown(id),
        { IsWitness: false } p => new NotWitness(p.Id, p.Name),
        _ => null,
    };
}
