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
    [InlineData("2025/2025-06-15", "2025-01-01", "2025-06-15")]
    [InlineData("2025/..", "2025-01-01", null)]
    [InlineData("../2025", null, "2025-12-31")]
    [InlineData("2025-03-27/", "2025-03-27", null)]
    [InlineData("/2025-03", null, "2025-03-31")]
    [InlineData("2019-24/2020-21", "2019-12-01", "2020-05-31")]
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
    [InlineData("1985-04-12/..", "1985-04-12", null)]
    [InlineData("../1985-04-12", null, "1985-04-12")]
    [InlineData("1985-04/", "1985-04-01", null)]
    [InlineData("/1985", null, "1985-12-31")]
    // Years before the year 1 with months, days, seasons and digits not given.
    [InlineData("-2025-03", null, "0001-01-01")]
    [InlineData("-2025-03-27", null, "0001-01-01")]
    [InlineData("-2024-02-29%", null, "0001-01-01")]
    [InlineData("0000-02-29", null, "0001-01-01")]
    [InlineData("-0044-03-XX", null, "0001-01-01")]
    [InlineData("-0500-22", null, "0001-01-01")]
    [InlineData("-202X", null, "0001-01-01")]
    [InlineData("0000-03/0012", null, "0012-12-31")]
    // A century by its two digits.
    [InlineData("19", "1900-01-01", "1999-12-31")]
    [InlineData("00", "0001-01-01", "0099-12-31")]
    [InlineData("-25", null, "0001-01-01")]
    // A time of day means its day in Asia/Shanghai; without a shift from UTC, the day as written.
    [InlineData("2025-03-27T10:30:00", "2025-03-27", "2025-03-27")]
    [InlineData("2025-03-27T23:59:59.125+08:00", "2025-03-27", "2025-03-27")]
    [InlineData("2025-03-27T15:59:59Z", "2025-03-27", "2025-03-27")]
    [InlineData("2025-03-27T16:00:00Z", "2025-03-28", "2025-03-28")]
    [InlineData("2025-03-27T07:30:00+14", "2025-03-27", "2025-03-27")]
    [InlineData("2025-03-27T03:30:00+1300", "2025-03-26", "2025-03-26")]
    [InlineData("2025-03-27T24:00:00", "2025-03-27", "2025-03-27")]
    [InlineData("-0044-03-15T12:00:00", null, "0001-01-01")]
    // Unknown at both ends, or unknown at one and open at the other.
    [InlineData("/", null, null)]
    [InlineData("../", null, null)]
    [InlineData("/..", null, null)]
    public void Is_read_with_the_first_and_the_last_day_that_it_can_mean(string text, string? earliest, string? latest)
    {
        var edtf = Edtf.Parse(text);
        (edtf.Value, edtf.ToString(), edtf.Basis).ShouldBe((text, text, null));
        (edtf.Earliest, edtf.Latest).ShouldBe((Day(earliest), Day(latest)));
        edtf.IsExactDay.ShouldBe(earliest is not null && earliest == latest && !edtf.IsApproximate);
        edtf.IsApproximate.ShouldBe(text.IndexOfAny(['?', '~', '%']) >= 0);
    }
}
