using Agreements.Server.Localization;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Queries;

/// <summary>The questions that several surfaces answer, and how each says its answer.</summary>
internal static class OneTruth
{
    /// <summary>What pending actions tell besides the conditions of the next stage: see <see cref="Waits"/>.</summary>
    private static readonly string[] NoConditions =
    [
        "suspended", "amendment-consent-missing", "amendment-signature-missing", "amendment-refused", "termination-consent-missing", "termination-agreed",
        "claim-unverified", "terms-refused", "party-owes-commitments",
    ];

    public static void Gaps(AnswerTable table, Surfaces s)
    {
        var gaps = s.Gaps.EnumerateArray().ToArray();
        var listed = s.InGapList?.GetProperty("gaps").EnumerateArray().ToArray() ?? [];
        table.Put(s.Name, "gaps, with who can fill them", "agreements/{id}/gaps", gaps.Select(g => g.GetRawText()));
        table.Put(s.Name, "gaps, with who can fill them", "gaps", listed.Select(g => g.GetRawText()));
        foreach (var language in new[] { "zh", "en" })
        {
            var question = $"sentences of gaps in {language}";
            table.Put(s.Name, question, "agreements/{id}/gaps", gaps.Select(g => In(g.GetProperty("sentence"), language)));
            table.Put(s.Name, question, "register", s.Row.GetProperty("gaps").EnumerateArray().Select(g => In(g, language)));
            table.Put(
                s.Name, question, "page",
                s.OnPage(language, "<li data-gap=\"[^\"]+\">(?<said>.*?)</li>").Select(g => Surfaces.Read(g["said"])));
        }
    }

    public static void Conditions(AnswerTable table, Surfaces s)
    {
        var unmet = s.Agreement.GetProperty("unmet").EnumerateArray().ToArray();
        foreach (var (surface, conditions) in new[]
        {
            ("agreement", unmet), ("board", [.. s.Card.GetProperty("unmet").EnumerateArray()]), ("guards", [.. s.Guards.EnumerateArray()]), ("why", FromWhy(s)),
        })
        {
            table.Put(s.Name, "conditions, with sentences and who can meet them", surface, conditions.Select(c => c.GetRawText()));
        }

        table.Put(s.Name, "condition and who can meet it", "agreement", unmet.Select(c => $"{Code(c)} ← {Who(c, UiLanguage.English, _ => null)}"));
        table.Put(
            s.Name, "condition and who can meet it", "replay",
            s.State.Split('\n').Where(l => l.TrimStart().StartsWith('•'))
                .Select(l => string.Join(' ', l.TrimEnd().Split(' ').SkipWhile(w => !unmet.Any(c => Code(c) == w)))));
        foreach (var language in new[] { UiLanguage.Chinese, UiLanguage.English })
        {
            var question = $"sentences of conditions and who can meet them in {language.Tag}";
            var tongue = language.Tag == "en" ? "en" : "zh";
            table.Put(s.Name, question, "agreement", unmet.Select(c => $"{c.GetProperty(tongue).GetString()} ← {Who(c, language, NameOf)}"));
            table.Put(
                s.Name, question, "page",
                s.OnPage(tongue, "<tr data-guard=\"[^\"]+\">\\s*<td class=\"guard\">(?<said>.*?)</td>\\s*<td>(?<who>.*?)</td>")
                    .Select(g => $"{Surfaces.Read(g["said"])} ← {Surfaces.Read(g["who"])}"));
        }

        Text? NameOf(string party) => s.Agreement.GetProperty("parties").EnumerateArray().Where(p => p.GetProperty("id").GetString() == party && !IsUnnamed(p))
            .Select(Named).SingleOrDefault();
    }

    /// <summary>
    /// Pending actions ask the nearest who can meet it, while the agreement is open and it is worth asking: those whose turn it is to consent, and for the
    /// evaluation from sixty days before the last day on.
    /// </summary>
    public static void Waiting(AnswerTable table, Surfaces s)
    {
        var asked = IsOf(s.Agreement, "standing", "open") && (!IsOf(s.Agreement, "stage", "implementing") || IsNearTheEnd(s.Agreement)) ? FromWhy(s) : [];
        var turn = s.Agreement.GetProperty("turn");
        var named = s.Agreement.GetProperty("parties").EnumerateArray().Where(p => !IsUnnamed(p)).Select(p => p.GetProperty("id").GetString()).ToArray();
        table.Put(s.Name, "what is missing, and of whom it is asked", "why", asked
            .Where(c => c.GetProperty("metBy").GetArrayLength() > 0 && Code(c) != "amendment-open")
            .Where(c => Code(c) != "consent-missing" || turn.ValueKind == JsonValueKind.Null
                || turn.GetProperty("parties").EnumerateArray().Any(p => p.GetString() == Party(c)))
            .Select(c => (Condition: c, For: c.GetProperty("metBy")[0].GetString() is var who && who == "party" && Party(c) is null ? "coordinator" : who))
            .Where(c => c.For != "party" || named.Contains(Party(c.Condition)))
            .Select(c => $"{Code(c.Condition)} {c.Condition.GetProperty("zh").GetString()} ← {c.For} {Party(c.Condition)}"));
        table.Put(s.Name, "what is missing, and of whom it is asked", "court", s.Waiting.Where(i => !NoConditions.Contains(Code(i)))
            .Select(i => $"{Code(i)} {i.GetProperty("zh").GetString()} ← {i.GetProperty("for").GetString()} {Party(i)}"));
    }

    public static void StageAndStanding(AnswerTable table, Surfaces s)
    {
        var (stage, standing) = (Parsed<Stage>(s.Agreement, "stage"), Parsed<Standing>(s.Agreement, "standing"));
        table.Put(s.Name, "stage", "agreement", StageNames.En(stage));
        table.Put(s.Name, "stage", "register", StageNames.En(Parsed<Stage>(s.Row, "stage")));
        table.Put(s.Name, "stage", "board", StageNames.En(Parsed<Stage>(s.Card, "stage")));
        table.Put(s.Name, "stage", "why", StageNames.En(Parsed<Stage>(s.Why, "stage")));
        table.Put(s.Name, "stage", "timeline", StageNames.En(Parsed<Stage>(s.Timeline.GetProperty("entries")[0], "stageAfter")));
        table.Put(s.Name, "stage", "replay", s.Fact("stage"));
        table.Put(s.Name, "stage", "CSV", s.Csv["Stage"].ToLowerInvariant());
        table.Put(s.Name, "stage", "page", s.OnPage("en", "<li class=\"step [^\"]*step-now[^\"]*\".*?<span class=\"step-name\">(?<name>.*?)</span>")
            .Select(g => Surfaces.Read(g["name"]).ToLowerInvariant()));
        table.Put(s.Name, "standing", "agreement", StandingNames.En(standing));
        table.Put(s.Name, "standing", "register", StandingNames.En(Parsed<Standing>(s.Row, "standing")));
        table.Put(s.Name, "standing", "board", StandingNames.En(Parsed<Standing>(s.Card, "standing")));
        table.Put(s.Name, "standing", "replay", s.Fact("standing"));
        table.Put(s.Name, "standing", "CSV", s.Csv["Standing"]);
        table.Put(s.Name, "standing", "page", s.OnPage("en", "<div class=\"dossier-tags\">(?:(?!</div>).)*?data-standing=\"(?<name>[^\"]+)\"")
            .Select(g => g["name"].Value).DefaultIfEmpty("open"));
        if (s.Record.TryGetProperty("contracts", out var contracts))
        {
            table.Put(s.Name, "status of the contract by docs/exports.md", "agreement", standing switch
            {
                Standing.Declined or Standing.Withdrawn => "cancelled",
                Standing.Terminated or Standing.Expired or Standing.Superseded or Standing.Archived => "terminated",
                _ => stage < Stage.Signed ? "pending" : "active",
            });
            table.Put(s.Name, "status of the contract by docs/exports.md", "record.json", contracts[0].GetProperty("status").GetString());
        }
    }

    public static void Days(AnswerTable table, Surfaces s)
    {
        var entered = s.Agreement.GetProperty("stages").EnumerateArray().ToDictionary(e => Parsed<Stage>(e, "stage"), e => e);
        foreach (var stage in Enum.GetValues<Stage>())
        {
            Entry(table, s, stage, entered.TryGetValue(stage, out var entry) ? entry : null);
        }

        var present = entered.TryGetValue(Parsed<Stage>(s.Agreement, "stage"), out var now) ? On(now) : null;
        table.Put(s.Name, "the first day that it can be in its stage", "agreement", Iso(present?.Earliest));
        table.Put(s.Name, "the first day that it can be in its stage", "board", s.Card.GetProperty("since").GetString());

        var signed = entered.TryGetValue(Stage.Signed, out var signing) ? On(signing) : null;
        table.Put(s.Name, "signed", "agreement", $"{signed?.Value}: {Iso(signed?.Earliest)} to {Iso(signed?.Latest)}");
        table.Put(
            s.Name, "signed", "register",
            $"{s.Row.GetProperty("signedOn").GetString()}: "
                + $"{s.Row.GetProperty("signedEarliest").GetString()} to {s.Row.GetProperty("signedLatest").GetString()}");

        var last = s.Agreement.GetProperty("lastDay");
        table.Put(s.Name, "last day", "CSV", s.Csv["Ends"]);
        table.Put(s.Name, "last day", "replay", s.Fact("last day") ?? "");
        var ends = s.Csv["Ends"] is { Length: > 0 } said ? Edtf.Parse(said) : null;
        table.Put(s.Name, "first and last day that can be the last", "CSV", $"{Iso(ends?.Earliest)} to {Iso(ends?.Latest)}");
        table.Put(
            s.Name, "first and last day that can be the last", "agreement",
            last.ValueKind == JsonValueKind.Null ? " to " : $"{last.GetProperty("earliest").GetString()} to {last.GetProperty("latest").GetString()}");
        if (s.Record.TryGetProperty("contracts", out var contracts))
        {
            // What is imprecise the standard cannot say: it is left out.
            table.Put(s.Name, "exact day of the signing", "agreement", Exact(signed));
            table.Put(s.Name, "exact day of the signing", "record.json", contracts[0].TryGetProperty("dateSigned", out var day) ? Surfaces.Day(day) : "");
            table.Put(s.Name, "exact last day", "CSV", Exact(ends));
            table.Put(s.Name, "exact last day", "record.json", contracts[0].TryGetProperty("period", out var period)
                && period.TryGetProperty("endDate", out var end) ? Surfaces.Day(end) : "");
        }
    }

    /// <summary>When it entered a stage, whether only a source says so, and whether it did at all.</summary>
    private static void Entry(AnswerTable table, Surfaces s, Stage stage, JsonElement? entry)
    {
        var (name, on) = (StageNames.En(stage), entry is { } known ? On(known) : null);
        var full = $"entry into {name}, and whether a source tells it";
        table.Put(s.Name, full, "agreement", entry is not { } e ? "not told"
            : $"{on?.Value ?? "day unknown"}{(e.GetProperty("fromSource").GetBoolean() ? " (from a source)" : "")}");
        table.Put(s.Name, full, "replay", s.Fact($"{name} since") ?? "not told");
        table.Put(s.Name, full, "page", s.OnPage("en", "<li class=\"step .*?</li>").Select(g => OnPage(g[0].Value)).ElementAt((int)stage));

        var column = stage switch
        {
            Stage.Proposed => "Proposed", Stage.Signed => "Signed", Stage.Implementing => "Started", Stage.Evaluated => "Evaluated", _ => null,
        };
        if (column is not null)
        {
            table.Put(s.Name, $"day of entry into {name}", "agreement", on?.Value ?? "");
            table.Put(s.Name, $"day of entry into {name}", "CSV", s.Csv[column]);
        }

        if (stage == Stage.Negotiated && s.Record.TryGetProperty("awards", out var awards))
        {
            table.Put(s.Name, "exact day of the agreement on a text", "agreement", Exact(on));
            table.Put(
                s.Name, "exact day of the agreement on a text", "record.json", awards[0].TryGetProperty("date", out var day) ? Surfaces.Day(day) : "");
        }
    }

    /// <summary>A step of the page's stepper, in the words of the replay.</summary>
    private static string OnPage(string step)
    {
        var day = Regex.Match(step, "datetime=\"(?<day>[^\"]+)\"|day-imprecise\" title=\"(?<day>[^\"· ]+)|(?<unknown>day-unknown)");
        var source = step.Contains("step-note", StringComparison.Ordinal) ? " (from a source)" : "";
        return day.Success ? $"{(day.Groups["unknown"].Success ? "day unknown" : day.Groups["day"].Value)}{source}" : "not told";
    }

    private static bool IsNearTheEnd(JsonElement agreement) =>
        agreement.GetProperty("lastDay") is { ValueKind: JsonValueKind.Object } last && last.GetProperty("latest").GetString() is { } latest
        && DateOnly.Parse(latest, CultureInfo.InvariantCulture).AddDays(-60) <= Shanghai.Day(DateTimeOffset.UtcNow);

    private static JsonElement[] FromWhy(Surfaces s) => s.Why.GetProperty("steps").EnumerateArray().Take(1)
        .SelectMany(step => step.GetProperty("unmet").EnumerateArray()).Select(u => u.GetProperty("reason")).ToArray();

    /// <summary>Who can meet a condition, in the words of the page and of the replay.</summary>
    private static string Who(JsonElement condition, UiLanguage language, Func<string, Text?> nameOf) =>
        condition.TryGetProperty("next", out var next) ? language[Names.Of(new NextToApprove("", Named(next), Parsed<ActingRole>(next, "role"), null))]
        : string.Join(language.Tag == "en" ? ", " : "、", condition.GetProperty("metBy").EnumerateArray().Select(m =>
            KebabEnum<CanMeet>.TryParse(m.GetString(), out var who) && who == CanMeet.Party && Party(condition) is { } party && nameOf(party) is { } name
                ? language[name] : language[Names.Of(who)]));

    private static Text Named(JsonElement of) => of.GetProperty("name").Deserialize<Text>(JsonSerializerOptions.Web)!;

    private static bool IsUnnamed(JsonElement party) =>
        party.GetProperty("institution").ValueKind == JsonValueKind.Null && party.GetProperty("body").ValueKind == JsonValueKind.Null;

    private static bool IsOf(JsonElement of, string property, string word) => of.GetProperty(property).GetString() == word;

    private static string? Code(JsonElement condition) => condition.GetProperty("code").GetString();

    private static string? Party(JsonElement condition) => condition.GetProperty("party").GetString();

    /// <summary>A day is a text, or an object where it has a basis.</summary>
    private static Edtf? On(JsonElement entry)
    {
        var on = entry.GetProperty("on");
        return Edtf.TryParse(on.ValueKind == JsonValueKind.Object ? on.GetProperty("edtf").GetString() : on.GetString(), out var day) ? day : null;
    }

    private static string Exact(Edtf? day) => day is { IsExactDay: true } ? day.Value : "";

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string In(JsonElement text, string language) =>
        text.TryGetProperty(language, out var said) && said.GetString() is { } words ? words : text.GetProperty("zh").GetString()!;

    private static T Parsed<T>(JsonElement of, string property)
        where T : struct, Enum => KebabEnum<T>.TryParse(of.GetProperty(property).GetString(), out var value) ? value : throw new FormatException(property);
}
