
namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>Plans a figure: it goes to the stream of what it is a figure of.</summary>
internal sealed class IndicatorPlanner(Source source, Naming naming, Findings findings, DateOnly today)
{
    public PlannedRow? Plan(IndicatorRow row, ref Known known)
    {
        // A row without these is among the errors already.
        if (row is not { Of: { } of, Name: { } name, Quantity: { } quantity })
        {
            return null;
        }

        if (known.HasInstitution(of.Value))
        {
            return OfInstitution(row, of.Value, Figure(row, name, quantity), ref known);
        }

        return known.HasBody(of.Value)
            ? OfBody(row, of.Value, Figure(row, name, quantity), ref known)
            : OfAgreement(row, naming.Agreement(of.Value), name, quantity, ref known);
    }

    private Figure Figure(IndicatorRow row, Text name, Quantity quantity) => new(row.Ref.Value, name, quantity, row.AsOf, row.Period, row.Scope, source);

    private PlannedRow OfInstitution(IndicatorRow row, string code, Figure figure, ref Known known)
    {
        var (state, events) = known.Institution(code);
        var decision = Registrar.Decide(state, new RecordInstitutionFigure(figure), ImportPlanner.Context(today));
        Refused(row, decision.Refusals);
        known = known with
        {
            Institutions = known.Institutions.SetItem(code, new(Institution.Fold(state, decision.Events), events.AddRange(decision.Events))),
        };
        return new PlannedRow(RowKind.Institution, code, state.Name, null, row.Place, state.Id, events.Count, decision.Events);
    }

    private PlannedRow OfBody(IndicatorRow row, string code, Figure figure, ref Known known)
    {
        var (state, events) = known.Body(code);
        var decision = Registrar.Decide(state, new RecordBodyFigure(figure), ImportPlanner.Context(today));
        Refused(row, decision.Refusals);
        known = known with { Bodies = known.Bodies.SetItem(code, new(Body.Fold(state, decision.Events), events.AddRange(decision.Events))) };
        return new PlannedRow(RowKind.Body, code, state.Facts!.Name, null, row.Place, state.Id, events.Count, decision.Events);
    }

    private PlannedRow OfAgreement(IndicatorRow row, Guid id, Text name, Quantity quantity, ref Known known)
    {
        if (row.Scope?.En is not null)
        {
            findings.Warning(
                "part-not-recorded", row.Place,
                new($"{row.Ref.Value}：范围只记录中文。", $"{row.Ref.Value}: only the Chinese wording of the scope is recorded."),
                new("范围写成一个字符串。", "Write the scope as one string."));
        }

        var (state, events) = known.Agreement(id);
        var decision = Decider.Decide(
            state, new MeasureIndicator(row.Ref.Value, quantity, row.AsOf, row.Period, source, null, name, row.Scope?.Zh), ImportPlanner.Context(today));
        Refused(row, decision.Refusals);
        known = known with { Agreements = known.Agreements.SetItem(id, new(Agreement.Fold(state, decision.Events), events.AddRange(decision.Events))) };
        return new PlannedRow(RowKind.Agreement, state.Reference ?? "", state.Title, state.Stage, row.Place, id, events.Count, decision.Events);
    }

    private void Refused(IndicatorRow row, IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            findings.Error(refusal.Code, row.Place, refusal.Sentence, new("改正此项，或以新的编号描述。", "Mend the row, or describe it under a new ref."));
        }
    }
}
