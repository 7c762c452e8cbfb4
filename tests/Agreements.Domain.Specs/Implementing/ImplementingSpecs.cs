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
    ];

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
