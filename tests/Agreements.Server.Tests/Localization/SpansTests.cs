using Agreements.Server.Localization;
using System.Globalization;

namespace Agreements.Server.Tests.Localization;

/// <summary>How long something has lasted, as people say it.</summary>
public sealed class SpansTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-03-01", "0 天", "0 days")]
    [InlineData("2026-03-01", "2026-03-02", "1 天", "1 day")]
    [InlineData("2026-03-01", "2026-04-30", "60 天", "60 days")]
    [InlineData("2026-03-01", "2026-05-01", "2 个月", "2 months")]
    [InlineData("2025-12-31", "2026-02-28", "2 个月", "2 months")]
    [InlineData("2025-03-28", "2026-03-27", "11 个月", "11 months")]
    [InlineData("2025-03-28", "2026-03-28", "1 年", "1 year")]
    [InlineData("2024-02-29", "2025-02-28", "1 年", "1 year")]
    [InlineData("2019-12-31", "2026-11-30", "6 年 11 个月", "6 years 11 months")]
    public void Days_then_months_then_years_by_the_calendar(string from, string to, string zh, string en) =>
        Spans.Between(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)).ShouldBe(new Text(zh, en));
}
