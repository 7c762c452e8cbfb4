using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Agreements.Ledger.Tests;

/// <summary>RFC 8785 by the suite of the field: appendix B, the first 4,000 numbers of a peer's sequence, documents, and what must be refused.</summary>
public class FieldSuiteTests
{
    private const string Suite = "suites/jcs.json";

    [FieldFact(Suite)]
    public void Numbers_of_appendix_B_come_out_as_printed() => Numbers("rfc8785AppendixB", 26);

    [FieldFact(Suite)]
    public void Numbers_of_the_sequence_come_out_as_published() => Numbers("sequence", 4000);

    [FieldFact(Suite)]
    public void Documents_come_out_byte_for_byte()
    {
        foreach (var document in Field.Json(Suite).GetProperty("documents").EnumerateArray())
        {
            var canonical = Canonical.Of(document.GetProperty("input").GetString()!);
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(canonical))
                .ShouldBe(document.GetProperty("outputHex").GetString(), document.GetProperty("name").GetString());
        }
    }

    [FieldFact(Suite)]
    public void What_has_no_canonical_form_is_refused()
    {
        foreach (var text in Field.Json(Suite).GetProperty("mustRefuse").EnumerateArray().Select(t => t.GetString()!))
        {
            // NaN is no JSON; all else is refused by its canonical form.
            var thrown = Should.Throw<Exception>(() => Canonical.Of(text), text);
            (thrown is ArgumentException or JsonException).ShouldBeTrue($"{text}: {thrown}");
        }
    }

    private static void Numbers(string list, int count)
    {
        var numbers = Field.Json(Suite).GetProperty(list).EnumerateArray().ToArray();
        numbers.Length.ShouldBe(count);
        foreach (var number in numbers)
        {
            var value = BitConverter.UInt64BitsToDouble(ulong.Parse(number[0].GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            if (number[1].GetString() is { } expected)
            {
                Canonical.Of(value.ToString("R", CultureInfo.InvariantCulture)).ShouldBe(expected, number[0].GetString());
            }
            else
            {
                double.IsFinite(value).ShouldBeFalse(number[0].GetString());
            }
        }
    }
}
