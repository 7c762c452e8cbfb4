
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads agreements and what hangs on them.</summary>
internal static class AgreementReader
{
    private static readonly string[] Statuses = ["open", "fulfilled"];
    private static readonly string[] PartyKeys = ["institution", "body", "unknown"];
    private static readonly string[] Happenings = [.. Enum.GetNames<Happening>().Select(n => n.ToLowerInvariant())];

    public static AgreementRow? Read(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "ref kind title parties stage", "parent terms history commitments outcomes openQuestions")
            is not { } fields)
        {
            return null;
        }

        var reference = values.Line(fields["ref"]);
        var kind = values.Word<AgreementKind>(fields["kind"]);
        var title = values.Name(fields["title"]);
        var parent = values.Line(fields["parent"]);
        var parties = CaseFileReader.Rows(fields, "parties", n => Party(n, values));
        var terms = TermsReader.Read(fields["terms"], values);
        var stage = values.Word<Stage>(fields["stage"]);
        var history = CaseFileReader.Rows(fields, "history", n => History(n, values));
        var commitments = CaseFileReader.Rows(fields, "commitments", n => CommitmentOf(n, values));
        var outcomes = CaseFileReader.Rows(fields, "outcomes", n => OutcomeOf(n, values));
        var questions = CaseFileReader.Rows(fields, "openQuestions", n => values.Words(n) is { } q ? new Located<string>(q.Zh, n.Place) : null);
        return reference is null
            ? null
            : new AgreementRow(
                reference, kind ?? default, title ?? new Text(reference.Value), parent,
                new Located<IReadOnlyList<PartyRow>>(parties, fields["parties"]?.Place ?? fields.Place), terms,
                // Without a readable stage, the last one: then no history contradicts it.
                new Located<Stage>(stage ?? Stage.Evaluated, fields["stage"]?.Place ?? fields.Place), history, commitments, outcomes, questions, fields.Place);
    }

    private static PartyRow? Party(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "role", "institution body unknown") is not { } fields)
        {
            return null;
        }

        string[] given = [.. PartyKeys.Where(k => fields[k] is not null)];
        if (given.Length != 1)
        {
            values.Findings.Error(
                "party-not-one", fields.Place,
                given.Length == 0
                    ? new Text("一方须写明 institution、body 或 unknown，此处都没有。", "A party is an institution, a body or unknown; none of them is given.")
                    : new Text($"一方只能写一项，此处有：{string.Join("、", given)}。", $"A party is one thing only; here stand {string.Join(" and ", given)}."),
                new("只保留一项；来源没有写明名称时用 unknown。", "Give one of them; unknown when the source does not name the party."));
        }

        var role = values.Word<PartyRole>(fields["role"]);
        var institution = values.Line(fields["institution"]);
        var body = values.Line(fields["body"]);
        var unknown = values.Name(fields["unknown"]);
        // Counted as a principal while its role is unreadable, so that one slip is not called two.
        return new PartyRow(institution, body, unknown, role ?? PartyRole.Principal, fields.Place);
    }

    private static HistoryRow? History(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "what", "on place note") is not { } fields)
        {
            return null;
        }

        var what = values.Line(fields["what"]);
        var on = values.Date(fields["on"]);
        var where = values.Name(fields["place"])?.Zh;
        var note = values.Words(fields["note"])?.Zh;
        if (what is null)
        {
            return null;
        }

        var index = Array.IndexOf(Happenings, what.Value);
        if (index >= 0)
        {
            return new HistoryRow(new Located<Happening>((Happening)index, what.Place), on, where, note, fields.Place);
        }

        values.Findings.NotAWord(what, Happenings);
        return null;
    }

    private static CommitmentRow? CommitmentOf(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "id title", "owner due every quantity status") is not { } fields)
        {
            return null;
        }

        var id = values.Line(fields["id"]);
        var title = values.Name(fields["title"]);
        var owner = values.Line(fields["owner"]);
        var due = values.Date(fields["due"]);
        var every = values.Word<Recurrence>(fields["every"]);
        var quantity = values.Quantity(fields["quantity"]);
        var status = values.Line(fields["status"]);
        if (status is not null && !Statuses.Contains(status.Value, StringComparer.Ordinal))
        {
            values.Findings.NotAWord(status, Statuses);
        }

        return id is null
            ? null
            : new CommitmentRow(id, title ?? new Text(id.Value), owner, due, every, quantity, status?.Value == "fulfilled", fields.Place);
    }

    private static Located<OutcomeRow>? OutcomeOf(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "level title", "quantity on") is not { } fields)
        {
            return null;
        }

        var level = values.Word<OutcomeLevel>(fields["level"]);
        var title = values.Name(fields["title"]);
        var quantity = values.Quantity(fields["quantity"]);
        var on = values.Date(fields["on"]);
        return level is null || title is null ? null : new Located<OutcomeRow>(new OutcomeRow(level.Value, title, quantity, on), fields.Place);
    }
}
