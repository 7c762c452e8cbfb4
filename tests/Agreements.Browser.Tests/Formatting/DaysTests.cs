using Agreements.Server.Localization;

namespace Agreements.Browser.Tests.Formatting;

public sealed class DaysTests
{
    [Theory]
    [InlineData("2025-03-27", "2025年3月27日", "27 March 2025")]
    [InlineData("2025-03", "2025年3月", "March 2025")]
    [InlineData("2025", "2025年", "2025")]
    [InlineData("2020-06~", "2020年6月前后", "about June 2020")]
    [InlineData("2021?", "2021年（存疑）", "2021 (uncertain)")]
    [InlineData("2021%", "2021年前后（存疑）", "about 2021 (uncertain)")]
    [InlineData("202X", "2020年代", "2020s")]
    [InlineData("20XX", "20××年", "2000s")]
    [InlineData("XXXX-09-24", "年份不详，9月24日", "24 September, year unknown")]
    [InlineData("XXXX-09", "年份不详，9月", "September, year unknown")]
    [InlineData("2021-XX-24", "2021年某月24日", "day 24 of an unknown month, 2021")]
    [InlineData("2021-09-XX", "2021年9月（日期不详）", "September 2021 (day unknown)")]
    [InlineData("2021-XX", "2021年（月份不详）", "2021 (month unknown)")]
    [InlineData("2021-XX-XX", "2021年（月日不详）", "2021 (day and month unknown)")]
    [InlineData("2024-21", "2024年春季", "spring 2024")]
    [InlineData("2025-03-27/2025-03-28", "2025年3月27日–28日", "27–28 March 2025")]
    [InlineData("2025-03-27/2025-04-02", "2025年3月27日–4月2日", "27 March – 2 April 2025")]
    [InlineData("2024-12-30/2025-01-02", "2024年12月30日–2025年1月2日", "30 December 2024 – 2 January 2025")]
    [InlineData("2025-03/2025-05", "2025年3月–5月", "March – May 2025")]
    [InlineData("2025-03/2025-03", "2025年3月", "March 2025")]
    [InlineData("2024-11/2025-02", "2024年11月–2025年2月", "November 2024 – February 2025")]
    [InlineData("2020/2025", "2020年–2025年", "2020–2025")]
    [InlineData("2020~/2025-03", "2020年前后至2025年3月", "about 2020 to March 2025")]
    [InlineData("2025/..", "2025年起", "from 2025")]
    [InlineData("2025/", "2025年起，截止不详", "from 2025, end unknown")]
    [InlineData("../2025-03", "至2025年3月", "until March 2025")]
    [InlineData("/2025-03", "起始不详，至2025年3月", "start unknown, until March 2025")]
    [InlineData("/", "时间不详", "date unknown")]
    [InlineData("19", "1900–1999年", "1900–1999")]
    [InlineData("2025-03-27T10:30:00+08:00", "2025年3月27日 10:30:00+08:00", "27 March 2025 10:30:00+08:00")]
    [InlineData("-2010", "-2010年", "-2010")]
    [InlineData("-2004~", "-2004年前后", "about -2004")]
    [InlineData("-1985/", "-1985年起，截止不详", "from -1985, end unknown")]
    [InlineData("0000/Y10000%", "0000年至Y10000年前后（存疑）", "0000 to about Y10000 (uncertain)")]
    [InlineData("Y-10000", "Y-10000年", "Y-10000")]
    [InlineData("Y170000002?", "Y170000002年（存疑）", "Y170000002 (uncertain)")]
    public void A_day_reads_as_precisely_as_it_is_known(string edtf, string zh, string en)
    {
        Days.In(Edtf.Parse(edtf), UiLanguage.Chinese).ShouldBe(zh);
        Days.In(Edtf.Parse(edtf), UiLanguage.English).ShouldBe(en);
    }

    [Fact]
    public void An_unknown_day_says_that_it_is_unknown()
    {
        Days.In(null, UiLanguage.Chinese).ShouldBe("时间不详");
        Days.In(null, UiLanguage.English).ShouldBe("date unknown");
    }

    [Theory]
    [InlineData(117, Qualifier.Exact, "result", "项", "117项", "117 results")]
    [InlineData(670, Qualifier.AtLeast, "result", "项", "670余项", "at least 670 results")]
    [InlineData(17, Qualifier.AtLeast, "park", "个", "至少17个", "at least 17 parks")]
    [InlineData(30, Qualifier.JustUnder, "person", "名", "近30名", "nearly 30 people")]
    [InlineData(1200, Qualifier.About, "person-time", null, "约1200人次", "about 1,200 attendances")]
    [InlineData(1, Qualifier.Exact, "school", null, "1所学校", "1 school")]
    [InlineData(2.5, Qualifier.Exact, "mu", "亩", "2.5亩", "2.5 mu")]
    [InlineData(3, Qualifier.Exact, "wind-tunnel", null, "3wind-tunnel", "3 wind tunnels")]
    public void An_amount_keeps_its_qualifier_and_measure_word(double value, Qualifier qualifier, string unit, string? counter, string zh, string en)
    {
        var quantity = new Quantity((decimal)value, qualifier, unit, counter);
        Quantities.In(quantity, UiLanguage.Chinese).ShouldBe(zh);
        Quantities.In(quantity, UiLanguage.English).ShouldBe(en);
    }

    [Theory]
    [InlineData("2026-02-01", "2026-02-01T15:59:59.9999990Z")]
    [InlineData("2026-02-01T08:00:00Z", "2026-02-01T08:00:00Z")]
    [InlineData("2026-02-01T08:00:00+08:00", "2026-02-01T00:00:00Z")]
    [InlineData("2026-02-01T08:00", "2026-02-01T00:00:00Z")]
    public void An_instant_of_an_address_is_Shanghais_unless_it_says_otherwise(string text, string utc)
    {
        Instants.TryParse(text, out var instant).ShouldBeTrue();
        instant.ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_instant_is_refused(string? text) => Instants.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_instant_is_shown_by_the_clock_in_Shanghai()
    {
        var late = new DateTimeOffset(2026, 2, 1, 17, 5, 0, TimeSpan.Zero);
        Instants.In(late, UiLanguage.Chinese).ShouldBe("2026年2月2日 01:05");
        Instants.In(late, UiLanguage.English).ShouldBe("2 February 2026 01:05");
    }
}
