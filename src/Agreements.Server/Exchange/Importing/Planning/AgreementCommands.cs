using Agreements.Server.Exchange.Importing.Checking;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>What a row asks to be recorded, in the order in which the domain accepts it.</summary>
internal sealed class AgreementCommands(AgreementRow row, Agreement before, Source source, Naming naming, DateOnly today)
{
    /// <summary>True when another source told of the agreement first: it is not proposed again, and what is said otherwise stands beside.</summary>
    private readonly bool _toldBefore = before.Exists && before.Source?.Id != source.Id;

    public IEnumerable<(AgreementCommand Command, Place Place)> All()
    {
        if (!_toldBefore)
        {
            yield return (Propose(), row.Place);
        }

        if (row.Terms is { } terms && (!_toldBefore || before.CurrentTerms is null))
        {
            yield return (new ReviseTerms(terms.Value), terms.Place);
        }

        foreach (var step in Signing())
        {
            yield return step;
        }

        foreach (var step in Stages(s => s < Stage.Evaluated))
        {
            yield return step;
        }

        foreach (var step in Work())
        {
            yield return step;
        }

        // Last: an evaluated agreement takes no more commitments.
        foreach (var step in Stages(s => s == Stage.Evaluated))
        {
            yield return step;
        }

        foreach (var said in Opinions())
        {
            yield return said;
        }
    }

    private HistoryRow? History(Happening what) => row.History.FirstOrDefault(h => h.What.Value == what);

    private ProposeAgreement Propose() => new(
        row.Kind, row.Title, [.. Parties()], row.Parent is { } parent ? naming.Agreement(parent.Value) : null,
        History(Happening.Proposed)?.On, row.Ref.Value, source, History(Happening.Proposed)?.Where, History(Happening.Proposed)?.Note,
        History(Happening.Proposed) is null ? true : null);

    private IEnumerable<Party> Parties()
    {
        var unnamed = 0;
        foreach (var party in row.Parties.Value)
        {
            yield return party switch
            {
                { Institution: { } code } => Party.OfInstitution(code.Value, party.Role, naming.Institution(code.Value)),
                { Body: { } code } => Party.OfBody(code.Value, party.Role, naming.Body(code.Value)),
                _ => Party.Unnamed(++unnamed, party.Role, party.Unknown!),
            };
        }
    }

    private IEnumerable<(AgreementCommand, Place)> Signing()
    {
        if (History(Happening.Signed) is { Where: { } place } signed && !(_toldBefore && before.Ceremony is not null))
        {
            var host = row.Parties.Value.FirstOrDefault(p => p.Role == PartyRole.Host)?.Institution?.Value;
            yield return (new RecordCeremony(signed.On, place, host, source), signed.Place);
        }

        if (History(Happening.Witnessed) is { } witnessed)
        {
            foreach (var witness in row.Parties.Value.Where(p => p.Role == PartyRole.Witness))
            {
                // An unnamed witness cannot attest; that gap is among the warnings.
                if ((witness.Institution ?? witness.Body) is { } code)
                {
                    yield return (new AttestAsWitness(code.Value, witnessed.On, witnessed.Note, source), witnessed.Place);
                }
            }
        }
    }

    private IEnumerable<(AgreementCommand, Place)> Stages(Func<Stage, bool> wanted)
    {
        var told = row.History
            .Where(h => h.What.Value is not (Happening.Proposed or Happening.Witnessed))
            .OrderBy(h => h.What.Value)
            .ToArray();
        foreach (var h in told.Where(h => wanted(HistoryChecks.StageOf(h.What.Value))))
        {
            yield return (new RecordStage(HistoryChecks.StageOf(h.What.Value), source, h.On, h.Where, h.Note), h.Place);
        }

        var stage = row.Stage.Value;
        var between = stage == Stage.Evaluated && wanted(Stage.Implementing) ? Stage.Implementing : stage;
        if (between != Stage.Proposed && wanted(between) && !told.Any(h => HistoryChecks.StageOf(h.What.Value) == between))
        {
            yield return (new RecordStage(between, source, Implied: true), row.Stage.Place);
        }
    }

    private IEnumerable<(AgreementCommand, Place)> Work()
    {
        foreach (var c in row.Commitments)
        {
            if (_toldBefore && before.FindCommitment(c.Id.Value) is not null)
            {
                continue;
            }

            yield return (new AddCommitment(new Commitment(c.Id.Value, c.Title, c.Owner?.Value, c.Due, c.Every, c.Quantity), source), c.Place);
            if (c.Fulfilled)
            {
                yield return (new FulfilCommitment(c.Id.Value, KnownBy(), source.Title, source), c.Place);
            }
        }

        foreach (var o in row.Outcomes.Where(o =>
            !_toldBefore || !before.Outcomes.Exists(there => (there.Level, there.Title.Zh) == (o.Value.Level, o.Value.Title.Zh))))
        {
            yield return (new RecordOutcome(o.Value.Level, o.Value.Title, o.Value.Quantity, o.Value.On, source), o.Place);
        }
    }

    /// <summary>What the source says of facts that are on record, and what it leaves open.</summary>
    private IEnumerable<(AgreementCommand, Place)> Opinions()
    {
        var claims = new AgreementClaims(row, before, source);
        return
        [
            .. claims.OnStages(), .. _toldBefore ? claims.OnTheRest([.. Parties()]) : [],
            .. row.OpenQuestions.Select((AgreementCommand, Place) (q) => (new LeaveQuestionOpen(q.Value, source), q.Place)),
        ];
    }

    private Edtf KnownBy() => KnownDays.UpTo(source, today);
}
