using Agreements.Server.Localization;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>What a row tells of an agreement's text.</summary>
internal sealed class SheetTerms(SheetRow row, SheetFindings findings, DateOnly today)
{
    /// <summary>Reads it; null when the row tells nothing of it.</summary>
    /// <param name="path">Where it will stand.</param>
    /// <param name="cells">Where places are kept.</param>
    public JsonObject? Read(string path, IDictionary<string, SheetCell> cells)
    {
        var terms = new JsonObject();
        if (row[SheetField.Purpose] is { Length: > 0 } purpose)
        {
            Keep("purpose", SheetField.Purpose, purpose);
        }

        if (row[SheetField.Areas] is { Length: > 0 } areas)
        {
            Keep("areas", SheetField.Areas, new JsonArray([.. SheetWords.Several(areas).Select(a => (JsonNode)a)]));
        }

        if (row[SheetField.Clauses] is { Length: > 0 } clauses)
        {
            Keep("clauses", SheetField.Clauses, new JsonArray([.. SheetWords.Lines(clauses).Select((text, i) =>
                (JsonNode)new JsonObject { ["id"] = (i + 1).ToString(CultureInfo.InvariantCulture), ["text"] = text })]));
        }

        if (Period() is { Count: > 0 } period)
        {
            Keep("term", row[SheetField.Period].Length > 0 ? SheetField.Period : SheetField.To, period);
        }

        return terms.Count > 0 ? terms : null;

        void Keep(string part, SheetField field, JsonNode value)
        {
            cells[$"{path}.{part}"] = row.At(field);
            terms[part] = value;
        }
    }

    private JsonObject Period()
    {
        var period = new JsonObject();
        if (row[SheetField.Period] is { Length: > 0 } said)
        {
            if (SheetWords.Years(said) is { } years)
            {
                period["years"] = years;
            }
            else if (SaidDay.TryRead(said, today, out var days) && days?.Value.Split('/') is [{ Length: > 0 } first, { Length: > 0 } last])
            {
                (period["from"], period["to"]) = (first, last);
            }
            else
            {
                findings.Error(
                    row.At(SheetField.Period), "period-malformed", new($"“{said}”不是期限。", $"'{said}' is no period."),
                    new("写作“3年”或“2025-03-27 至 2028-03-26”；没有约定就留空。",
                        "Write “3 years” or “2025-03-27 to 2028-03-26”; leave it empty where none is agreed."));
            }
        }

        Put("from", SheetField.From);
        Put("to", SheetField.To);
        Reversed(period);
        return period;

        void Put(string part, SheetField field)
        {
            if (SheetReading.Day(row, field, findings, today) is { } day)
            {
                period[part] = day;
            }
        }
    }

    private void Reversed(JsonObject period)
    {
        if (!Edtf.TryParse((string?)period["from"], out var from) || !Edtf.TryParse((string?)period["to"], out var to))
        {
            return;
        }

        if (new Domain.Negotiating.Period(null, from, to).IsReversed)
        {
            findings.Error(
                row.At(row[SheetField.To].Length > 0 ? SheetField.To : SheetField.Period), "period-reversed",
                new($"结束（{to}）早于开始（{from}）。", $"It ends ({to}) before it starts ({from})."), new("改正其中一个日期。", "Mend one of the two days."));
            period.Remove("to");
        }
    }
}
