using System.Collections.Immutable;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>Plans an agreement: commands, each decided by the domain on the state that the ones before leave.</summary>
internal sealed class AgreementPlanner(Source source, Naming naming, Findings findings, DateOnly today)
{
    public PlannedRow Plan(AgreementRow row, ref Known known)
    {
        var id = naming.Agreement(row.Ref.Value);
        var (before, events) = known.Agreement(id);
        var state = before;
        var added = ImmutableList.CreateBuilder<AgreementEvent>();
        foreach (var (command, place) in new AgreementCommands(row, before, source, naming, today).All())
        {
            if (AlreadySaid.By(source, command, state, events))
            {
                continue;
            }

            var decision = Decider.Decide(state, command, ImportPlanner.Context(today));
            state = Agreement.Fold(state, decision.Events);
            added.AddRange(decision.Events);
            foreach (var refusal in decision.Refusals)
            {
                Refused(row, command, refusal, before, place);
            }

            if (decision.IsRefused && command is ProposeAgreement)
            {
                break;
            }
        }

        known = known with
        {
            Agreements = known.Agreements.SetItem(id, new(state, events.AddRange(added))),
            References = known.References.SetItem(row.Ref.Value, (known.References.GetValueOrDefault(row.Ref.Value) ?? []).Add(id)),
        };
        return new PlannedRow(
            RowKind.Agreement, row.Ref.Value, row.Title, state.Stage, row.Place, id, events.Count, added.ToImmutable());
    }

    private void Refused(AgreementRow row, AgreementCommand command, Refusal refusal, Agreement recorded, Place place)
    {
        var differs = command is ProposeAgreement c && recorded.Exists ? Differences(recorded, c) : null;
        findings.Error(
            refusal is AgreementIdTaken ? "record-contradicted" : refusal.Code, place,
            differs is null
                ? refusal.Sentence
                : new($"“{row.Ref.Value}”已有记录，但内容不同：{differs.Zh}。", $"{row.Ref.Value} is on record, and differently: {differs.EnOrZh}."),
            recorded.Exists
                ? new(
                    "导入只补充记录，不更改已记录的事实：请恢复原值，或以新的编号描述。",
                    "An import adds to the record and never changes it: put back what was there, or describe it under a new ref.")
                : new("按上述说明改正文件。", "Mend the file accordingly."));
    }

    private static Text Differences(Agreement recorded, ProposeAgreement said)
    {
        // Compared with what was proposed: parties may have joined since, and facts may have been corrected.
        var proposed = recorded.Proposal!;
        var zh = new List<string>();
        var en = new List<string>();
        Add("kind", KebabEnum<AgreementKind>.Name(proposed.Kind), KebabEnum<AgreementKind>.Name(said.Kind));
        Add("title.zh", proposed.Title.Zh, said.Title.Zh);
        Add("title.en", proposed.Title.En, said.Title.En);
        Add("parent", proposed.Parent?.ToString(), said.Parent?.ToString());
        Add("parties", Parties(proposed.Parties), Parties(said.Parties));
        Add("on", proposed.On?.Value, said.On?.Value);
        Add("source", proposed.Source?.Id, said.Source?.Id);
        Add("ref", proposed.Reference, said.Reference);
        return new Text(string.Join("；", zh), string.Join("; ", en));

        void Add(string key, string? was, string? now)
        {
            if (was != now)
            {
                zh.Add($"{key} 已记为“{was ?? "null"}”，文件为“{now ?? "null"}”");
                en.Add($"{key} is on record as '{was ?? "null"}', the file says '{now ?? "null"}'");
            }
        }
    }

    private static string Parties(IEnumerable<Party> parties) =>
        string.Join(", ", parties.Select(p => $"{p.Id} {KebabEnum<PartyRole>.Name(p.Role)} ({p.Name.EnOrZh})"));
}
