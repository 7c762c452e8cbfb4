using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Specs.Values;

public sealed partial class EdtfSpecs
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 2025")]
    [InlineData("2025 ")]
    [InlineData("2025\n")]
    [InlineData("2025-03-27\n")]
    [InlineData("2025\n/2026")]
    [InlineData("25-03-27")]
    [InlineData("2025-3-27")]
    [InlineData("20250327")]
    [InlineData("2025/03/27")]
    [InlineData("27.03.2025")]
    [InlineData("2025-03-27T08:00")]
    [InlineData("２０２５")]
    [InlineData("２０２５-03")]
    [InlineData("2025年")]
    [InlineData("2025-")]
    [InlineData("2025-03-")]
    [InlineData("-0000")]
    [InlineData("+2025")]
    [InlineData("12025")]
    [InlineData("Y2025")]
    [InlineData("Y02025")]
    [InlineData("Y-2025")]
    [InlineData("Y12025-03")]
    [InlineData("Y1202X")]
    [InlineData("Y1e10")]
    [InlineData("y12025")]
    [InlineData("-0500/-1985")]
    [InlineData("2025/-1985")]
    [InlineData("Y12025/2025")]
    [InlineData("Y170000002/Y17000002")]
    [InlineData("2025?/2024~")]
    // Level 2 only: several qualifiers, parts qualified alone, sets, exponents, significant digits, other sorts of seasons.
    [InlineData("2025-?03")]
    [InlineData("?2025-03")]
    [InlineData("2004-06~-11")]
    [InlineData("[1667,1668]")]
    [InlineData("{1667,1668}")]
    [InlineData("1950S2")]
    [InlineData("Y3388E2S3")]
    [InlineData("2001-37")]
    [InlineData("156X-12-2X")]
    [InlineData("unknown")]
    // Impossible days.
    [InlineData("2025-00")]
    [InlineData("2025-13")]
    [InlineData("2025-99")]
    [InlineData("2025-03-00")]
    [InlineData("2025-03-32")]
    [InlineData("2025-04-31")]
    [InlineData("2025-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2024-02-30")]
    [InlineData("XXXX-02-30")]
    [InlineData("XXXX-XX-32")]
    [InlineData("201X-13")]
    // Digits not given where the format has none, and seasons with days.
    [InlineData("X025")]
    [InlineData("2X25")]
    [InlineData("202x")]
    [InlineData("2025-1X")]
    [InlineData("2025-X1")]
    [InlineData("2025-03-2X")]
    [InlineData("2025-21-01")]
    [InlineData("2025-20")]
    [InlineData("2025-25")]
    [InlineData("20XX-21")]
    [InlineData("XXXX-22")]
    [InlineData("2025?~")]
    [InlineData("~2025")]
    [InlineData("2025-03?-27")]
    // Intervals.
    [InlineData("../..")]
    [InlineData("..")]
    [InlineData("2025-03-28/2025-03-27")]
    [InlineData("2025/2024")]
    [InlineData("2025-07/2025-06")]
    [InlineData("2025/2026/2027")]
    [InlineData("2025/2025-13")]
    [InlineData("2025-02-30/2026")]
    [InlineData("2025--03/2026")]
    [InlineData("2025-02/2025")]
    [InlineData("2025-06-15/2025-06")]
    [InlineData("0000-02/0000")]
    [InlineData("0001/0000")]
    [InlineData("1985-04-XX/2004-XX")]
    [InlineData("XXXX-09-24/2025")]
    [InlineData("2025-03-27T10:30:00/2025-03-28")]
    // Before the year 1.
    [InlineData("-0000-03")]
    [InlineData("-00")]
    [InlineData("-2025-02-29")]
    [InlineData("-XXXX")]
    [InlineData("-20XX-03")]
    [InlineData("0000-21-01")]
    // Times of day.
    [InlineData("2025-03-27T10:30")]
    [InlineData("2025-03-27T10:30:60")]
    [InlineData("2025-03-27T24:00:01")]
    [InlineData("2025-03-27T24:00:00.5")]
    [InlineData("2025-03-27t10:30:00")]
    [InlineData("2025-02-29T10:30:00")]
    [InlineData("2025-03T10:30:00")]
    [InlineData("2025-03-27T10:30:00-00:00")]
    [InlineData("2025-03-27T10:30:00-12:01")]
    [InlineData("2025-03-27T10:30:00+14:01")]
    [InlineData("2025-03-27T10:30:00+05:60")]
    [InlineData("2025-03-27T10:30:00Z08")]
    public void Is_refused(string? text)
    {
        Edtf.TryParse(text, out var edtf).ShouldBeFalse();
        edtf.ShouldBeNull();
        Should.Throw<FormatException>(() => Edtf.Parse(text!)).Message.ShouldContain($"'{text}'");
    }

    [Theory]
    [InlineData("[1667,1668]", "set")]
    [InlineData("{1667..1670}", "set")]
    [InlineData("Y3388E2S3", "exponent")]
    [InlineData("1950S2", "significant digits")]
    [InlineData("2001-37", "season")]
    [InlineData("197", "decade")]
    [InlineData("19~", "century")]
    [InlineData("2004-06~-11", "at the end")]
    [InlineData("?2025-03", "at the end")]
    [InlineData("2019-12/%2020", "at the end")]
    [InlineData("156X-12-2X", "left out")]
    [InlineData("1985-04-XX/2004", "left out")]
    public void A_higher_level_is_refused_with_its_reason_and_what_to_write_instead(string text, string reason)
    {
        Edtf.WhyNot(text)!.EnOrZh.ShouldContain(reason);
        Edtf.WhyNot(text)!.Zh.ShouldNotBe(Edtf.WhyNot(text)!.En);
        Should.Throw<FormatException>(() => Edtf.Parse(text)).Message.ShouldBe($"'{text}': {Edtf.WhyNot(text)!.En}.");
    }

    [Theory]
    [InlineData("2025-03-27")]
    [InlineData("soon")]
    [InlineData("2025-13")]
    public void What_is_of_level_1_or_of_no_level_has_no_such_reason(string text) => Edtf.WhyNot(text).ShouldBeNull();

    [Theory]
    [InlineData("1985-04-XX/2004-XX", "1985-04-01", "2004-12-31")]
    [InlineData("2025-06-15/2025-06", "2025-06-15", "2025-06-30")]
    public void What_an_event_holds_from_before_it_was_refused_is_read_for_ever(string text, string earliest, string? latest)
    {
        var kept = JsonSerializer.Deserialize<Edtf>($"\"{text}\"", Stored.Shape)!;
        (kept.Value, kept.Earliest, kept.Latest).ShouldBe((text, Day(earliest), Day(latest)));
        Edtf.Kept(text).ShouldBe(kept);
    }

    [Fact]
    public void Dates_are_ordered_by_the_earliest_day_then_by_the_latest_and_the_unknown_comes_last()
    {
        string?[] ordered =
        [
            "-1985", "../2019", "XXXX-09-24", "2019", "2019/..", "2020-04-01", "2020-04", "2020-04~/2020-05", "2020-21", "2020-06~",
            "202X-12-24", "2021", "Y12025", null,
        ];
        var shuffled = ordered.Select(t => t is null ? null : Edtf.Parse(t)).Reverse().ToArray();
        shuffled.OrderBy(d => d, Edtf.Order).Select(d => d?.Value).ShouldBe(ordered.OrderBy(t => t is null ? null : Edtf.Parse(t), Edtf.Order));
        Sorted("2020-04", "2020-04-01", "2019/..", "2019", "../2019").ShouldBe(["../2019", "2019", "2019/..", "2020-04-01", "2020-04"]);
        Sorted("2021", "-1985", "Y12025").ShouldBe(["-1985", "2021", "Y12025"]);
        Edtf.Order.Compare(null, null).ShouldBe(0);
        Edtf.Order.Compare(Edtf.Parse("2020~"), Edtf.Parse("2020?")).ShouldBe(0);

        static IEnumerable<string> Sorted(params string[] texts) => texts.Select(t => Edtf.Parse(t)).OrderBy(d => d, Edtf.Order).Select(d => d.Value);
    }

    [Theory]
    [InlineData("2020", "2021", true)]
    [InlineData("2020-06", "2020", false)]
    [InlineData("2020", "2020-12-31", false)]
    [InlineData("2020/..", "2021", false)]
    [InlineData("-1985", "2021", true)]
    [InlineData("2021", "Y12025", true)]
    [InlineData("2021", "../2025", false)]
    public void One_is_certainly_before_another_only_where_no_reading_says_otherwise(string one, string other, bool before)
    {
        Edtf.Parse(one).IsCertainlyBefore(Edtf.Parse(other)).ShouldBe(before);
        Edtf.Parse(one).IsCertainlyBefore(null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2020", "2020-06-15", true)]
    [InlineData("2020", "2021-01-01", false)]
    [InlineData("2020/..", "2030-01-01", true)]
    [InlineData("../2020", "2030-01-01", false)]
    [InlineData("XXXX-09-24", "2030-01-01", true)]
    public void It_may_mean_a_day_between_its_bounds(string text, string day, bool may) => Edtf.Parse(text).MayInclude(Day(day)!.Value).ShouldBe(may);

    [Fact]
    public void A_day_is_the_same_however_it_was_made()
    {
        Edtf.Day(new DateOnly(2025, 3, 27)).ShouldBe(Edtf.Parse("2025-03-27"));
        Edtf.Day(new DateOnly(7, 3, 2)).ShouldBe(Edtf.Parse("0007-03-02"));
        Edtf.Parse("2025-03").ShouldNotBe(Edtf.Parse("2025-03~"));
        Edtf.Parse("2025-03").ShouldNotBe(Edtf.Parse("2025-03", "month given"));
    }

    [Fact]
    public void It_is_stored_as_a_string_and_with_a_basis_as_an_object()
    {
        Stored.Json(Edtf.Parse("2020-06~")).ShouldBe("\"2020-06~\"");
        Stored.Json(Edtf.Parse("2020-06~", "year derived")).ShouldBe("""{"edtf":"2020-06~","basis":"year derived"}""");
        foreach (var edtf in (Edtf[])[Edtf.Parse("2020-06~"), Edtf.Parse("2020-06~", "year derived"), Edtf.Parse("2020/..", "")])
        {
            Stored.Reread(edtf).ShouldBe(edtf);
        }
    }

    [Theory]
    [InlineData("""{"edtf":"2020-09-16","basis":"day given"}""", "2020-09-16", "day given")]
    [InlineData("""{"basis":"day given","edtf":"2020-09-16"}""", "2020-09-16", "day given")]
    [InlineData("""{"edtf":"2020-09-16"}""", "2020-09-16", null)]
    [InlineData("""{"edtf":"2020-09-16","basis":null}""", "2020-09-16", null)]
    [InlineData("\"2020\"", "2020", null)]
    public void It_is_read_from_either(string json, string value, string? basis)
    {
        var edtf = JsonSerializer.Deserialize<Edtf>(json, Stored.Shape)!;
        (edtf.Value, edtf.Basis).ShouldBe((value, basis));
    }

    [Fact]
    public void Unknown_is_null() => JsonSerializer.Deserialize<Edtf?>("null", Stored.Shape).ShouldBeNull();

    [Theory]
    [InlineData("\"2025-02-30\"")]
    [InlineData("\"\"")]
    [InlineData("2025")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"edtf":null}""")]
    [InlineData("""{"edtf":2025}""")]
    [InlineData("""{"edtf":"2025","basis":5}""")]
    [InlineData("""{"edtf":"soon","basis":"he said so"}""")]
    public void What_is_no_date_is_refused_as_json(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Edtf>(json, Stored.Shape));

    /// <summary>The demo files are the curated cases: whatever date stands in them can be said.</summary>
    [Fact]
    public void Every_date_of_the_cases_is_read()
    {
        var files = System.IO.Directory.GetFiles(Repository.Path("ops/demo"), "*.json");
        files.Length.ShouldBeGreaterThanOrEqualTo(3);
        var dates = files.SelectMany(f => DateIn().Matches(File.ReadAllText(f))).Select(m => m.Groups["date"].Value).ToArray();
        dates.Length.ShouldBeGreaterThan(30);
        dates.ShouldContain("2021-XX-24");
        dates.Where(d => !Edtf.TryParse(d, out _)).ShouldBeEmpty();
    }

    [GeneratedRegex("\"(on|due|published|foundedOn|asOf|edtf|period)\": *\"(?<date>[^\"]*)\"")]
    private static partial Regex DateIn();

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
