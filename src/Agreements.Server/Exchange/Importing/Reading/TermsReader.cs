
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads terms. A part that is absent is unknown; an empty list says that there is nothing.</summary>
internal static class TermsReader
{
    public static Located<Terms>? Read(Node? node, Values values)
    {
        if (node is null || Fields.Of(node, values.Findings, "", "purpose principles areas clauses guarantees term") is not { } fields)
        {
            return null;
        }

        var terms = new Terms(
            values.Words(fields["purpose"]),
            values.WordsList(fields, "principles"),
            values.WordsList(fields, "areas"),
            fields["clauses"] is null ? null : Clauses(fields, values),
            values.WordsList(fields, "guarantees"),
            PeriodOf(fields["term"], values));
        return terms == new Terms() ? null : new Located<Terms>(terms, fields.Place);
    }

    private static List<Clause> Clauses(Fields terms, Values values)
    {
        var clauses = new List<Clause>();
        foreach (var node in terms.Items("clauses") ?? [])
        {
            if (Fields.Of(node, values.Findings, "id text", "") is not { } fields)
            {
                continue;
            }

            var id = values.Line(fields["id"]);
            var text = values.Words(fields["text"]);
            if (id is not null && clauses.Exists(c => c.Id == id.Value))
            {
                values.Findings.Error(
                    "id-duplicate", id.Place,
                    new($"条款编号“{id.Value}”出现了两次。", $"The clause id '{id.Value}' stands twice."),
                    new("每条条款使用不同的编号。", "Give every clause an id of its own."));
            }
            else if (id is not null && text is not null)
            {
                clauses.Add(new Clause(id.Value, text));
            }
        }

        return clauses;
    }

    private static Period? PeriodOf(Node? node, Values values)
    {
        if (node is null || Fields.Of(node, values.Findings, "", "years from to noticeDays") is not { } fields)
        {
            return null;
        }

        var years = values.Amount(fields["years"]);
        var from = values.Date(fields["from"]);
        var to = values.Date(fields["to"]);
        var notice = values.Amount(fields["noticeDays"]);
        if (notice is { } days && (days > int.MaxValue || days != decimal.Truncate(days)))
        {
            values.Findings.Error(
                "days-not-whole", fields["noticeDays"]!.Place,
                new($"天数须为整数：{days}。", $"Days are counted whole: {days}."),
                new("改为整数。", "Write a whole number."));
            notice = null;
        }

        var period = new Period(years, from, to, (int?)notice);
        if (period.IsReversed)
        {
            values.Findings.Error(
                "period-reversed", fields.Place,
                new($"期限的结束（{to}）早于开始（{from}）。", $"The period ends ({to}) before it starts ({from})."),
                new("改正 from 或 to。", "Mend from or to."));
        }

        return period;
    }
}
