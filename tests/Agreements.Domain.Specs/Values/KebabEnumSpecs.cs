using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Specs.Values;

public sealed class KebabEnumSpecs
{
    public static TheoryData<Type> Enumerations => [.. typeof(Stage).Assembly.GetTypes().Where(t => t.IsEnum && t.IsPublic)];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Every_enumeration_is_stored_as_words(Type enumeration)
    {
        var converter = enumeration.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType;
        converter.ShouldBe(typeof(KebabEnum<>).MakeGenericType(enumeration));
        foreach (var value in Enum.GetValues(enumeration))
        {
            Stored.Json(value).ShouldMatch("^\"[a-z]+(-[a-z]+)*\"$");
            Stored.Read(Stored.Json(value), enumeration).ShouldBe(value);
            var keyed = typeof(Dictionary<,>).MakeGenericType(enumeration, typeof(int));
            Stored.Json(Stored.Read($"{{{Stored.Json(value)}:1}}", keyed)).ShouldBe($"{{{Stored.Json(value)}:1}}");
        }
    }

    /// <summary>The spellings of the case format; a renamed member would orphan stored events.</summary>
    [Fact]
    public void The_spellings_are_frozen()
    {
        KebabEnum<AgreementKind>.Names.ShouldBe(
        [
            "framework", "action-plan", "special-plan", "friendship-school", "school-enterprise", "alliance-charter", "consortium", "aid",
            "construction-project", "designation",
        ]);
        KebabEnum<PartyRole>.Names.ShouldBe(
            ["principal", "initiator", "co-lead", "member", "witness", "guide", "host", "approving-authority", "beneficiary"]);
        KebabEnum<Stage>.Names.ShouldBe(["proposed", "negotiated", "signed", "implementing", "evaluated"]);
        KebabEnum<Qualifier>.Names.ShouldBe(["exact", "at-least", "just-under", "about"]);
        KebabEnum<Reliability>.Names.ShouldBe(["official", "press", "hearsay"]);
        KebabEnum<Recurrence>.Names.ShouldBe(["year", "school-year", "quarter"]);
        KebabEnum<SigningMethod>.Names.ShouldBe(["seal", "wet-ink", "electronic"]);
        KebabEnum<OutcomeLevel>.Names.ShouldBe(["national", "provincial", "municipal", "district"]);
        KebabEnum<Grade>.Names.ShouldBe(["excellent", "good", "sufficient", "insufficient"]);
        KebabEnum<Recommendation>.Names.ShouldBe(["renew", "renew-with-changes", "let-lapse"]);
        KebabEnum<Domain.Directory.InstitutionKind>.Names.ShouldBe(["government", "industry", "school", "enterprise", "park", "other"]);
        KebabEnum<Domain.Directory.BodyKind>.Names.ShouldBe(["alliance", "group", "consortium", "council", "joint-conference", "task-group"]);
        KebabEnum<ActingRole>.Names.ShouldBe(["coordinator", "representative", "approver", "auditor", "administrator", "system"]);
    }

    [Theory]
    [InlineData("friendship-school", true)]
    [InlineData("aid", true)]
    [InlineData("FriendshipSchool", false)]
    [InlineData("friendship_school", false)]
    [InlineData("Aid", false)]
    [InlineData("3", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_spelling_is_read_exactly(string? name, bool known)
    {
        KebabEnum<AgreementKind>.TryParse(name, out var kind).ShouldBe(known);
        if (known)
        {
            KebabEnum<AgreementKind>.Name(kind).ShouldBe(name);
        }
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"3\"")]
    [InlineData("\"\"")]
    [InlineData("\"nonsense\"")]
    [InlineData("\"FriendshipSchool\"")]
    [InlineData("\"framework, action-plan\"")]
    [InlineData("\" aid\"")]
    [InlineData("\"AID\"")]
    [InlineData("null")]
    public void What_is_no_spelling_is_refused_as_json(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<AgreementKind>(json, Stored.Shape));

    [Fact]
    public void The_refusal_lists_the_spellings() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Stage>("\"done\"", Stored.Shape)).Message
            .ShouldContain("'done' is none of: proposed, negotiated, signed, implementing, evaluated.");
}
