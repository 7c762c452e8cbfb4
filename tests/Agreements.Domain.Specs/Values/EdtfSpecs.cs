using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Specs.Values;

public sealed partial class EdtfSpecs
{
    [Theory]
    // Days, months, years.
    [InlineData("2025-03-27", "2025-03-27", "2025-03-27")]
    [InlineData("2020-04", "2020-04-01", "2020-04-30")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("0001", "0001-01-01", "0001-12-31")]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31")]
    // Leap days and months.
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2025-02", "2025-02-01", "2025-02-28")]
    [InlineData("2000-02-29", "2000-02-29", "2000-02-29")]
    [InlineData("202X-02-29", "2020-02-29", "2028-02-29")]
    [InlineData("19XX-02-29", "1904-02-29", "1996-02-29")]
    // Uncertain, approximate, both: the bounds are those of the text.
    [InlineData("2020-06~", "2020-06-01", "2020-06-30")]
    [InlineData("2020-06-15?", "2020-06-15", "2020-06-15")]
    [InlineData("2020%", "2020-01-01", "2020-12-31")]
    [InlineData("2021-22~", "2021-06-01", "2021-08-31")]
    // Digits not given.
    [InlineData("201X", "2010-01-01", "2019-12-31")]
    [InlineData("20XX", "2000-01-01", "2099-12-31")]
    [InlineData("00XX", "0001-01-01", "0099-12-31")]
    [InlineData("201X-06", "2010-06-01", "2019-06-30")]
    [InlineData("2021-XX", "2021-01-01", "2021-12-31")]
    [InlineData("2021-02-XX", "2021-02-01", "2021-02-28")]
    [InlineData("2021-XX-24", "2021-01-24", "2021-12-24")]
    [InlineData("2021-XX-31", "2021-01-31", "2021-12-31")]
    [InlineData("2021-XX-30", "2021-01-30", "2021-12-30")]
    [InlineData("2021-XX-XX", "2021-01-01", "2021-12-31")]
    [InlineData("XXXX-09-24", null, null)]
    [InlineData("XXXX-02-29", null, null)]
    [InlineData("XXXX", null, null)]
    [InlineData("XXXX-XX-XX", null, null)]
    [InlineData("XXXX-12-XX?", null, null)]
    // Seasons.
    [InlineData("2021-21", "2021-03-01", "2021-05-31")]
    [InlineData("2021-22", "2021-06-01", "2021-08-31")]
    [InlineData("2021-23", "2021-09-01", "2021-11-30")]
    [InlineData("2021-24", "2021-12-01", "2022-02-28")]
    [InlineData("2023-24", "2023-12-01", "2024-02-29")]
    // Intervals, open ones among them.
    [InlineData("2025-03-27/2025-03-28", "2025-03-27", "2025-03-28")]
    [InlineData("2020/2025", "2020-01-01", "2025-12-31")]
    [InlineData("2025-03-27/2025-03-27", "2025-03-27", "2025-03-27")]
    [InlineData("2024-02-29~/2025", "2024-02-29", "2025-12-31")]
    [InlineData("2025-06-15/2025-06", "2025-06-15", "2025-06-30")]
    [InlineData("2025/2025-06-15", "2025-01-01", "2025-06-15")]
    [InlineData("2025/..", "2025-01-01", null)]
    [InlineData("../2025", null, "2025-12-31")]
    [InlineData("2025-03-27/", "2025-03-27", null)]
    [InlineData("/2025-03", null, "2025-03-31")]
    [InlineData("2019-24/2020-21", "2019-12-01", "2020-05-31")]
    [InlineData("XXXX-09-24/2025", null, "2025-12-31")]
    // Years that days cannot be counted in: the nearest day that can be told, on the side where they are certainly not beyond it.
    [InlineData("0000", null, "0001-01-01")]
    [InlineData("-1985", null, "0001-01-01")]
    [InlineData("-0001~", null, "0001-01-01")]
    [InlineData("Y170000002", "9999-12-31", null)]
    [InlineData("Y12025?", "9999-12-31", null)]
    [InlineData("Y-170000002", null, "0001-01-01")]
    [InlineData("-1985/2025", null, "2025-12-31")]
    [InlineData("-1985/-0500", null, "0001-01-01")]
    [InlineData("2025/Y12025", "2025-01-01", null)]
    [InlineData("-0500/..", null, null)]
    [InlineData("9999-24", "9999-12-01", null)]
    [InlineData("9999-23", "9999-09-01", "9999-11-30")]
    // Every qualifier on every precision, and in intervals on either end.
    [InlineData("1984?", "1984-01-01", "1984-12-31")]
    [InlineData("2004-06%", "2004-06-01", "2004-06-30")]
    [InlineData("2004-06-11~", "2004-06-11", "2004-06-11")]
    [InlineData("2004-06-11%", "2004-06-11", "2004-06-11")]
    [InlineData("201X?", "2010-01-01", "2019-12-31")]
    [InlineData("2001-24%", "2001-12-01", "2002-02-28")]
    [InlineData("1984~/2004-06", "1984-01-01", "2004-06-30")]
    [InlineData("1984/2004-06~", "1984-01-01", "2004-06-30")]
    [InlineData("1984?/2004%", "1984-01-01", "2004-12-31")]
    [InlineData("1985-04-XX/2004-XX", "1985-04-01", "2004-12-31")]
    [InlineData("1985-04-12/..", "1985-04-12", null)]
    [InlineData("../1985-04-12", null, "1985-04-12")]
    [InlineData("1985-04/", "1985-04-01", null)]
    [InlineData("/1985", null, "1985-12-31")]
    public void Is_read_with_the_first_and_the_last_day_that_it_can_mean(string text, string? earliest, string? latest)
    {
        var edtf = Edtf.Parse(text);
        (edtf.Value, edtf.ToString(), edtf.Basis).ShouldBe((text, text, null));
        (edtf.Earliest, edtf.Latest).ShouldBe((Day(earliest), Day(latest)));
        edtf.IsExactDay.ShouldBe(earliest is not null && earliest == latest && !edtf.IsApproximate);
        edtf.IsApproximate.ShouldBe(text.IndexOfAny(['?', '~', '%']) >= 0);
    }

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
    [InlineData("-25")]
    [InlineData("-2025-03")]
    [InlineData("-2025-03-27")]
    [InlineData("-202X")]
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
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("..")]
    [InlineData("2025-03-28/2025-03-27")]
    [InlineData("2025/2024")]
    [InlineData("2025-07/2025-06")]
    [InlineData("2025/2026/2027")]
    [InlineData("2025/2025-13")]
    [InlineData("2025-02-30/2026")]
    [InlineData("2025--03/2026")]
    public void Is_refused(string? text)
    {
        Edtf.TryParse(text, out var edtf).ShouldBeFalse();
        edtf.ShouldBeNull();
        Should.Throw<FormatException>(() => Edtf.Parse(text!)).Message.ShouldContain($"'{text}'");
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
