namespace Agreements.Domain.Specs.Values;

public sealed class KeepableSpecs
{
    /// <summary>Every code point there is, judged by what the standards say of it and not by how we say it.</summary>
    [Fact]
    public void Controls_halves_and_what_is_no_character_are_refused_and_nothing_else()
    {
        for (var c = 0; c <= 0x10FFFF; c++)
        {
            var isHalf = c is >= 0xD800 and <= 0xDFFF;
            var isControl = !isHalf && c < 0x10000 && char.IsControl((char)c) && c is not ('\t' or '\n' or '\r');
            var isNone = c is >= 0xFDD0 and <= 0xFDEF || c % 0x10000 >= 0xFFFE;
            var text = isHalf ? ((char)c).ToString() : char.ConvertFromUtf32(c);
            var fault = Keepable.FaultIn($"甲{text}乙");
            (fault is not null).ShouldBe(isHalf || isControl || isNone, $"U+{c:X4}");
            if (fault is not null)
            {
                (fault.Number, fault.Character).ShouldBe((2, c));
                Keepable.FaultInLine($"甲{text}乙").ShouldBe(fault);
            }
        }
    }

    [Theory]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u061C")]
    [InlineData("\u200E")]
    [InlineData("\u200F")]
    [InlineData("\u202A")]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    [InlineData("\u2069")]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    [InlineData("\uFFFD")]
    public void A_line_holds_less_than_a_text(string text)
    {
        Keepable.FaultIn(text).ShouldBeNull();
        Keepable.FaultInLine($"𠮷{text}").ShouldNotBeNull().Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("𠮷野家、龘、㐂、𰻝")]
    [InlineData("e\u0301cole")]
    [InlineData("👩‍👩‍👧‍👦🇨🇳葛󠄀❤️")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ᠋")]
    [InlineData("\uE000")]
    [InlineData(null)]
    [InlineData("")]
    public void What_is_rare_is_no_fault(string? text) => Keepable.FaultInLine(text).ShouldBeNull();

    [Theory]
    [InlineData("题\uFFFE目", "题目")]
    [InlineData("\U0001FFFF\0甲\n乙\u0085", "甲\n乙")]
    [InlineData("甲\u202E乙", "甲\u202E乙")]
    public void What_was_kept_before_is_read_without_it(string stored, string read) => Keepable.Of(stored).ShouldBe(read);

    [Fact]
    public void Halves_are_left_out_and_whole_pairs_stay() => Keepable.Of("\uDC69\uD83D\uDC69\uD83D").ShouldBe("👩");

    [Theory]
    [InlineData("-2010", true)]
    [InlineData("-2004~", true)]
    [InlineData("-1985/", true)]
    [InlineData("Y-10000", true)]
    [InlineData("Y170000002", true)]
    [InlineData("0000", true)]
    [InlineData("0000/2025", true)]
    [InlineData("2025/Y10000?", true)]
    [InlineData("0001", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("9999-24", false)]
    [InlineData("XXXX-09-24", false)]
    [InlineData("../2025", false)]
    [InlineData("2025/", false)]
    public void A_year_outside_four_digits_loads_and_is_known_for_what_it_is(string text, bool isBeyond) =>
        Stored.Reread(Edtf.Parse(text)).IsBeyondCount.ShouldBe(isBeyond);
}
