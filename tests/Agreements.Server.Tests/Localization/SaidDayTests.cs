using Agreements.Server.Localization;

namespace Agreements.Server.Tests.Localization;

/// <summary>Days as people write them.</summary>
public sealed class SaidDayTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData("2025年3月27日", "2025-03-27")]
    [InlineData("2025年3月27号", "2025-03-27")]
    [InlineData(" 2025 年 3 月 27 日 ", "2025-03-27")]
    [InlineData("２０２５年３月２７日", "2025-03-27")]
    [InlineData("2020年4月", "2020-04")]
    [InlineData("2024年", "2024")]
    [InlineData("2024", "2024")]
    [InlineData("2024年上半年", "2024-01/2024-06")]
    [InlineData("2025-3-7", "2025-03-07")]
    [InlineData("2025/03/27", "2025-03-27")]
    [InlineData("2025.3.27", "2025-03-27")]
    [InlineData("2025/3", "2025-03")]
    [InlineData("约2024年", "2024~")]
    [InlineData("大约2024年5月", "2024-05~")]
    [InlineData("2020年6月左右", "2020-06~")]
    [InlineData("about 2024", "2024~")]
    [InlineData("27 March 2025", "2025-03-27")]
    [InlineData("March 27, 2025", "2025-03-27")]
    [InlineData("Mar 2025", "2025-03")]
    [InlineData("1st Sept 2025", "2025-09-01")]
    [InlineData("2025年3月27日至28日", "2025-03-27/2025-03-28")]
    [InlineData("2025年3月27日至4月2日", "2025-03-27/2025-04-02")]
    [InlineData("2025年3月27日—2025年3月28日", "2025-03-27/2025-03-28")]
    [InlineData("2025年3月至5月", "2025-03/2025-05")]
    [InlineData("2025-03-27 to 2025-03-28", "2025-03-27/2025-03-28")]
    [InlineData("2020年到2022年", "2020/2022")]
    [InlineData("今天", "2026-03-01")]
    [InlineData("昨天", "2026-02-28")]
    [InlineData("Yesterday", "2026-02-28")]
    [InlineData("去年", "2025")]
    [InlineData("本月", "2026-03")]
    [InlineData("2020-06~", "2020-06~")]
    [InlineData("XXXX-09-24", "XXXX-09-24")]
    [InlineData("2025-03-27/2025-03-28", "2025-03-27/2025-03-28")]
    public void A_day_as_people_write_it_is_the_day_they_mean(string written, string edtf)
    {
        SaidDay.TryRead(written, Today, out var day).ShouldBeTrue();
        day!.Value.ShouldBe(edtf);
    }

    [Theory]
    [InlineData("不详")]
    [InlineData("未知")]
    [InlineData("Unknown")]
    public void Unknown_is_an_answer(string written)
    {
        SaidDay.TryRead(written, Today, out var day).ShouldBeTrue();
        day.ShouldBeNull();
    }

    /// <summary>Which is the month nobody knows; there is no such day; that is no day.</summary>
    [Theory]
    [InlineData("03/04/2025")]
    [InlineData("2025年2月30日")]
    [InlineData("2025-13")]
    [InlineData("2025年13月")]
    [InlineData("下周")]
    [InlineData("3月27日")]
    [InlineData("27 Marz 2025")]
    [InlineData("2025年3月28日至27日")]
    [InlineData("")]
    public void What_may_be_another_day_is_none(string written) => SaidDay.TryRead(written, Today, out _).ShouldBeFalse();
}
