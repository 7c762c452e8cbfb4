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

        if (!context.IsTakingOver)
        {
            return state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage ? Decision.Refuse(wrongStage) : Decision.Record(ceremony);
        }

        return state.Ceremony is { } there && Source is { } source ? Beside(state, there, source) : Decision.Record(ceremony);
    }

    /// <summary>A source does not take the place of what is on record: where it says otherwise, both stand until somebody decides.</summary>
    private Decision Beside(Agreement state, CeremonyRecorded there, Source source)
    {
        (string Fact, string? Recorded, string? Said)[] all =
            [("ceremony.on", there.On?.Value, On?.Value), ("ceremony.place", there.Place, Place), ("ceremony.host", there.Host, Host)];
        FactReported[] said =
        [
            .. all.Where(f =>
                f.Said is not null && f.Said != f.Recorded && !state.Claims.Exists(c => (c.Fact, c.Value, c.Source.Id) == (f.Fact, f.Said, source.Id)))
                .Select(f => new FactReported(f.Fact, f.Said!, source)),
        ];
        return said.Length == 0 ? Decision.Nothing : Decision.Record(said);
    }

    private static Refusal? RefuseUnlessWitness(Agreement state, string id) => state.FindParty(id) switch
    {
        null => new PartyUnknown(id),
        { IsWitness: false } p => new NotWitness(p.Id, p.Name),
        _ => null,
    };
}
