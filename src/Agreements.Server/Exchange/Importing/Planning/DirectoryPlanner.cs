using Agreements.Server.Localization.ChineseText;

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
        if (!state.Exists)
        {
            SameName(row, known);
        }

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

    /// <summary>One school under two codes is told when the second comes, here or in the same run.</summary>
    private void SameName(InstitutionRow row, Known known)
    {
        var name = Chinese.Fold(row.Name.Zh);
        var inHand = known.Institutions.Values.Select(i => i.State).Where(i => i is { Exists: true, MergedInto: null } && Chinese.Fold(i.Name.Zh) == name);
        var others = inHand.Select(i => i.Code).Concat(known.InstitutionsByName.GetValueOrDefault(row.Name.Zh) ?? []).Where(c => c != row.Code.Value);
        foreach (var other in others.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            findings.Warning(
                "institution-same-name", row.Code.Place,
                new($"“{row.Code.Value}”与“{other}”同名（{row.Name.Zh}）。", $"'{row.Code.Value}' has the name of '{other}' ({row.Name.EnOrZh})."),
                new($"若是同一单位，请用代码“{other}”，或导入后合并。", $"If they are one institution, use the code '{other}', or merge them afterwards."));
        }
    }

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
