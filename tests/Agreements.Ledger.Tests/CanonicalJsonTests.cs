using System.Text.Json;

namespace Agreements.Ledger.Tests;

public class CanonicalJsonTests
{
    [Fact]
    public void The_example_of_section_3_2_2_comes_out_as_printed() =>
        Canonical.Of(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """)
            .ShouldBe(
                """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Fact]
    public void Its_bytes_are_those_of_section_3_2_4() =>
        Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(
            Canonical.Of(
                """{"numbers":[333333333.33333329,1E30,4.50,2e-3,"""
                + """0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""")))
            .ShouldBe(
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b"
                + "3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31"
                + "652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");

    [Fact]
    public void Names_sort_by_utf16_code_units_as_in_section_3_2_3()
    {
        var canonical = Canonical.Of(
            """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """);
        using var document = JsonDocument.Parse(canonical);
        document.RootElement.EnumerateObject().Select(p => p.Value.GetString()).ShouldBe(
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]);
    }

    [Theory]
    [InlineData("""[56,{"d":true,"10":null,"1":[]}]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(
        """{"1":{"f":{"f":"hi","F":5},"\n":56.0},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData("""{ "b" : [ 1 , 2 ], "a" : { } }""", """{"a":{},"b":[1,2]}""")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("[3,1,2]", "[3,1,2]")]
    [InlineData("null", "null")]
    public void Objects_sort_and_arrays_keep_their_order(string json, string expected) => Canonical.Of(json).ShouldBe(expected);

    [Theory]
    [InlineData(@"""\b\f\n\r\t""", @"""\b\f\n\r\t""")]
    [InlineData(@"""\u0008\u000c\u000a\u000d\u0009""", @"""\b\f\n\r\t""")]
    [InlineData(@"""\u0000\u001f\u001F""", @"""\u0000\u001f\u001f""")]
    [InlineData(@"""\u0022\u005c\u002f""", @"""\""\\/""")]
    [InlineData(@"""\u007f\u0080""", "\"\u007f\u0080\"")]
    [InlineData(@"""\u91cd\u5e86<&>\u2028""", "\"重庆<&>\u2028\"")]
    [InlineData(@"""\ud83d\ude00""", "\"\U0001F600\"")]
    public void Only_what_must_be_escaped_is(string json, string expected) => Canonical.Of(json).ShouldBe(expected);

    [Fact]
    public void Letters_are_not_normalised() => Canonical.Of(@"[""A\u030a"",""\u00c5""]").ShouldBe("[\"A\u030a\",\"\u00c5\"]");

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"b":0,"\u0061":1}""")]
    [InlineData("""[{"x":{"k":1,"k":1}}]""")]
    public void A_name_that_stands_twice_is_refused(string json) =>
        Should.Throw<ArgumentException>(() => Canonical.Of(json)).Message.ShouldContain("stands twice");

    [Theory]
    [InlineData(@"[""\ud800""]")]
    [InlineData(@"{""\udc00x"":1}")]
    public void Half_a_surrogate_pair_is_no_text_and_is_refused(string json) => Should.Throw<ArgumentException>(() => Canonical.Of(json));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("""{"years":[1,1e309]}""")]
    public void A_number_beyond_doubles_is_refused(string json) => Should.Throw<ArgumentException>(() => Canonical.Of(json));

    [Theory]
    [InlineData("""{"years":1.50}""", """{"years":1.5}""")]
    [InlineData("""{"years":0.1e1}""", """{"years":1}""")]
    [InlineData("""{"years":0.30000000000000004}""", """{"years":0.30000000000000004}""")]
    public void One_value_has_one_digest_however_it_is_spelt(string one, string other) =>
        CanonicalJson.Sha256Hex(Canonical.Of(one)).ShouldBe(CanonicalJson.Sha256Hex(Canonical.Of(other)));

    [Fact]
    public void A_value_that_is_not_there_has_no_form() => Should.Throw<ArgumentException>(() => CanonicalJson.Serialize(default));

    [Fact]
    public void Canonical_text_is_its_own_canonical_form()
    {
        var once = Canonical.Of("""{"z":[1.0,"\u00e9",{"y":1,"x":null}],"\u007e":"重庆","a":1e21}""");
        Canonical.Of(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Sha256_is_that_of_the_standard(string text, string expected) => CanonicalJson.Sha256Hex(text).ShouldBe(expected);

    [Fact]
    public void Sha256_is_taken_over_utf8() =>
        CanonicalJson.Sha256Hex("重庆").ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0xE9, 0x87, 0x8D, 0xE5, 0xBA, 0x86])));
}
