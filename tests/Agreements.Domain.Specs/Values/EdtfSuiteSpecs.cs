namespace Agreements.Domain.Specs.Values;

/// <summary>Strings and verdicts of two peers' suites: levels 0 and 1 are read wholly, higher levels are refused with their reason.</summary>
public sealed class EdtfSuiteSpecs
{
    private const string Suite = "suites/edtf.json";

    /// <summary>What is decided otherwise here, each with its reason.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["15XX-12-25"] = "level 2, and taken: the day is known and the year is not",
        ["156X-12-31"] = "level 2, and taken: the day is known and the year is not",
        ["15XX-XX-25"] = "level 2, and taken: the day is known, year and month are not",
        ["2018-21/2018-23"] = "level 3 by one peer, level 1 by the other, whose 2003-22/2003-23 is the same",
        ["Y-61000/-2000"] = "no date by one peer; it is in order, events may hold it, and no way in takes such years",
    };

    [FieldFact(Suite)]
    public void Levels_0_and_1_are_read_and_higher_levels_are_refused_with_their_reason()
    {
        var cases = Field.Json(Suite).GetProperty("cases").EnumerateArray()
            .Select(c => (Text: c.GetProperty("text").GetString()!, IsValid: c.GetProperty("valid").GetBoolean(),
                Level: c.GetProperty("level") is { ValueKind: System.Text.Json.JsonValueKind.Number } level ? level.GetInt32() : (int?)null))
            .Where(c => !Otherwise.ContainsKey(c.Text)).ToArray();
        cases.Length.ShouldBeGreaterThan(200);
        cases.Where(c => c is { IsValid: true, Level: <= 1 } && !Edtf.TryParse(c.Text, out _)).Select(c => c.Text).ShouldBeEmpty("of level 0 or 1");
        cases.Where(c => c is not { IsValid: true, Level: <= 1 } && Edtf.TryParse(c.Text, out _)).Select(c => c.Text)
            .ShouldBeEmpty("of no level, or of a higher");
        cases.Where(c => c is { IsValid: true, Level: >= 2 } && Edtf.WhyNot(c.Text) is null).Select(c => c.Text).ShouldBeEmpty("without a reason");
    }

    [FieldFact(Suite)]
    public void Bounds_are_the_first_and_the_last_day_that_a_text_can_mean()
    {
        foreach (var bound in Field.Json(Suite).GetProperty("bounds").EnumerateArray())
        {
            var text = bound.GetProperty("text").GetString()!;
            var isRead = Edtf.TryParse(text, out var read);
            isRead.ShouldBe(!bound.GetProperty("why").GetString()!.StartsWith("must be refused", StringComparison.Ordinal), text);
            (Said(read?.Earliest), Said(read?.Latest)).ShouldBe((bound.GetProperty("earliest").GetString(), bound.GetProperty("latest").GetString()), text);
        }
    }

    private static string? Said(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
