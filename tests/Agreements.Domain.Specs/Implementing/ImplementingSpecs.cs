using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Implementing;

public sealed class NameLiaisonSpecs : RefusalSpecs<NameLiaisonSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Signed), Ask.Liaison("nobody", "p-1"), new PartyUnknown("nobody")),
        new("a witness names no liaison", Story.At(Stage.Signed), Ask.Liaison(JiangbeiEdu, "p-1"), new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("a principal without a name", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed), Ask.Liaison(Unnamed.Id, "p-1"),
            new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("nobody known", Story.At(Stage.Signed), Ask.Liaison(Qingsu, "p-8"), new PersonUnknown("p-8")),
        new("nobody known, as a correction", Story.At(Stage.Evaluated), Ask.Correct($"liaison/{Qingsu}", "p-1", "王芳"), new PersonUnknown("王芳")),
        new("nobody known, as an update", Story.At(Stage.Evaluated), Ask.Update($"liaison/{Qingsu}", "p-8"), new PersonUnknown("p-8")),
        new("a rater nobody knows", Story.Before(Stage.Evaluated), Ask.Rate(Qingsu, Scores(1, 2, 3)) with { Rater = "p-8" }, new PersonUnknown("p-8")),
    ];

    /// <summary>What is on record is not looked at again: whoever was erased since stays named there, by reference.</summary>
    [Fact]
    public void Naming_again_whom_nobody_knows_any_more_says_nothing_new() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Liaison(Qingsu, "p-1").Knowing(RelatedState.Nothing)).ThenNothing();

    [Theory]
    [InlineData("p-0195d3a0-0000-7000-8000-000000000003", true)]
    [InlineData("p-0195D3A0-0000-7000-8000-000000000003", false)]
    [InlineData("p-0195d3a0000070008000000000000003", false)]
    [InlineData("0195d3a0-0000-7000-8000-000000000003", false)]
    [InlineData("p- 195d3a0-0000-7000-8000-000000000003", false)]
    [InlineData("wang-fang", false)]
    [InlineData(null, false)]
    public void A_reference_says_nothing_of_the_person(string? text, bool is_one) => PersonReference.IsOne(text).ShouldBe(is_one);

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void A_liaison_is_named_and_changed_at_any_time(Stage stage)
    {
        var after = Given(Story.At(stage)).When(Ask.Liaison(CqWomen, "p-9")).Then(new LiaisonNamed(CqWomen, "p-9"));
        after.Liaisons[CqWomen].ShouldBe("p-9");
    }
}
