using System.Text.Json;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Values;

public sealed class ValueSpecs
{
    [Fact]
    public void A_quantity_is_stored_with_qualifier_unit_and_counter() =>
        Stored.Json(new Quantity(117, Qualifier.AtLeast, "person-time", null))
            .ShouldBe("""{"value":117,"qualifier":"at-least","unit":"person-time","counter":null}""");

    [Theory]
    [InlineData("""{"value":603,"qualifier":"exact","unit":"mu","counter":"亩"}""")]
    [InlineData("""{"value":0.10,"qualifier":"just-under","unit":"yuan","counter":null}""")]
    [InlineData("""{"value":79228162514264337593543950335,"qualifier":"about","unit":"person","counter":"名"}""")]
    public void A_quantity_is_read_to_the_last_digit(string json)
    {
        var quantity = JsonSerializer.Deserialize<Quantity>(json, Stored.Shape)!;
        JsonSerializer.SerializeToElement(quantity, Stored.Shape).GetProperty("value").GetRawText()
            .ShouldBe(JsonDocument.Parse(json).RootElement.GetProperty("value").GetRawText());
        Stored.Reread(quantity).ShouldBe(quantity);
    }

    [Fact]
    public void Quantities_of_different_units_differ() =>
        new Quantity(3000, Qualifier.AtLeast, "person").ShouldNotBe(new Quantity(3000, Qualifier.AtLeast, "person-time"));

    [Fact]
    public void A_source_is_stored_with_its_reliability()
    {
        Stored.Json(new Source("s-1", "t", Edtf.Parse("2021"), Reliability.Hearsay))
            .ShouldBe("""{"id":"s-1","title":"t","published":"2021","reliability":"hearsay"}""");
        Stored.Reread(Press).ShouldBe(Press);
        Stored.Reread(Press with { Published = null }).ShouldBe(Press with { Published = null });
    }

    [Fact]
    public void A_text_is_stored_in_both_languages_and_nothing_besides()
    {
        Stored.Json(new Text("甲", "A")).ShouldBe("{\"zh\":\"\\u7532\",\"en\":\"A\"}");
        Stored.Reread(new Text("甲")).ShouldBe(new Text("甲"));
    }

    [Theory]
    [InlineData("en", "English")]
    [InlineData("en-GB", "English")]
    [InlineData("EN", "English")]
    [InlineData("zh-CN", "中文")]
    [InlineData("fr", "中文")]
    [InlineData("", "中文")]
    public void A_text_is_given_in_the_language_asked_for(string language, string expected) => new Text("中文", "English").In(language).ShouldBe(expected);

    [Fact]
    public void Where_nobody_wrote_english_the_chinese_is_given()
    {
        new Text("中文").In("en").ShouldBe("中文");
        new Text("中文").EnOrZh.ShouldBe("中文");
    }

    [Fact]
    public void A_party_is_an_institution_a_body_or_not_yet_named()
    {
        First.ShouldBe(new Party(Qingsu, Qingsu, null, PartyRole.Initiator, QingsuName));
        Party.OfBody("council", PartyRole.Guide, Title).ShouldBe(new Party("council", null, "council", PartyRole.Guide, Title));
        Party.Unnamed(2, PartyRole.Member, UnnamedName).ShouldBe(new Party("unnamed-2", null, null, PartyRole.Member, UnnamedName));
        (First.IsUnnamed, Party.OfBody("council", PartyRole.Guide, Title).IsUnnamed, Unnamed.IsUnnamed).ShouldBe((false, false, true));
    }
}
