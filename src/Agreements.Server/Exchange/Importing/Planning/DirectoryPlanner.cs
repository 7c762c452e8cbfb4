
namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>Plans institutions and standing bodies.</summary>
internal sealed class DirectoryPlanner(Source source, Findings findings, DateOnly today)
{
    public PlannedRow Plan(InstitutionRow row, ref Known known)
    {
        var code = row.Code.Value;
        var (state, events) = known.Institution(code);
        var added = Registrar.Decide(
            state, new RegisterInstitution(code, row.Kind, row.Name, row.Aliases, row.Region, row.Under?.Value, source), ImportPlanner.Context(today)).Events;
        var after = Institution.Fold(state, added);
        Contradictions(row, after);
        known = known with { Institutions = known.Institutions.SetItem(code, new(after, events.AddRange(added))) };
        return new PlannedRow(RowKind.Institution, code, row.Name, null, row.Code.Place, state.Id, events.Count, added);
    }

    public PlannedRow Plan(BodyRow row, ref Known known)
    {
        var code = row.Code.Value;
        var (state, events) = known.Body(code);
        var facts = new BodyFacts(
            code, row.Kind, row.Name, row.Chair?.Value, Codes(row.CoLeads), Codes(row.Members), row.MembersComplete, row.FoundedOn, row.FoundedBy?.Value);
        var added = Registrar.Decide(state, RegisterBody.Of(facts, source), ImportPlanner.Context(today)).Events;
        known = known with { Bodies = known.Bodies.SetItem(code, new(added.Aggregate(state, Body.Evolve), events.AddRange(added))) };
        return new PlannedRow(RowKind.Body, code, row.Name, null, row.Code.Place, state.Id, events.Count, added);
    }

    private static string[] Codes(IEnumerable<Reading.Located<string>> codes) => [.. codes.Select(c => c.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Two sources that disagree stay side by side: the record keeps what it has, and somebody is told.</summary>
    private void Contradictions(InstitutionRow row, Institution state)
    {
        Differs("kind", KebabEnum<InstitutionKind>.Name(state.Kind), KebabEnum<InstitutionKind>.Name(row.Kind));
        Differs("region", state.Region, row.Region);
        Differs("under", state.Under, row.Under?.Value);

        void Differs(string key, string? recorded, string? said)
        {
            if (recorded is not null && said is not null && recorded != said)
            {
                findings.Warning(
                    "institution-contradicted", row.Code.Place,
                    new(
                        $"“{row.Code.Value}”的 {key} 已记为“{recorded}”，本来源写为“{said}”。",
                        $"'{row.Code.Value}' is on record with the {key} '{recorded}'; this source says '{said}'."),
                    new("记录保持不变，请核实。", "The record stays as it is; find out which is right."));
            }
        }
    }
}
