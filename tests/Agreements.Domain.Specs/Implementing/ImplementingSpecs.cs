using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Implementing;

public sealed class AddCommitmentSpecs : RefusalSpecs<AddCommitmentSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("its owner is no party", Story.At(Stage.Signed), Ask.Commit(Exchange with { Owner = "nobody" }), new PartyUnknown("nobody")),
        new("another one has the id", Story.Before(Stage.Implementing), Ask.Commit(Exchange with { Due = null }), new CommitmentIdTaken(Exchange.Id)),
        new("all is over", Story.At(Stage.Evaluated), Ask.Commit(Ownerless),
            new WrongStage(Stage.Evaluated, Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing)),
    ];

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.Implementing)]
    public void What_somebody_owes_is_added_until_the_evaluation(Stage stage)
    {
        var another = Exchange with { Id = "courses", Owner = Changan };
        Given(Story.At(stage)).When(Ask.Commit(another)).Then(new CommitmentAdded(another)).FindCommitment("courses").ShouldBe(another);
    }

    [Fact]
    public void A_commitment_without_an_owner_is_recorded_as_such() =>
        Given(Story.At(Stage.Proposed)).When(Ask.Commit(Ownerless)).Then(new CommitmentAdded(Ownerless));

    [Fact]
    public void A_commitment_repeated_after_it_was_kept_says_nothing_new() => Given(Story.At(Stage.Evaluated)).When(Ask.Commit(Exchange)).ThenNothing();

    [Fact]
    public void Nobody_adds_a_commitment_as_kept_already()
    {
        var after = Given(Story.At(Stage.Signed)).When(Ask.Commit(Exchange with { IsFulfilled = true })).Then(new CommitmentAdded(Exchange));
        after.FindCommitment(Exchange.Id)!.IsFulfilled.ShouldBeFalse();
    }
}

public sealed class FulfilCommitmentSpecs : RefusalSpecs<FulfilCommitmentSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("no such commitment", Story.At(Stage.Implementing), Ask.Fulfil("nothing"), new CommitmentUnknown("nothing")),
    ];

    [Theory]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void A_commitment_is_kept_today(Stage stage)
    {
        var after = Given(Story.At(stage).Without<CommitmentFulfilled>()).When(Ask.Fulfil(Exchange.Id)).Then(new CommitmentFulfilled(Exchange.Id, Now, "照片"));
        after.FindCommitment(Exchange.Id)!.IsFulfilled.ShouldBeTrue();
    }

    [Fact]
    public void The_day_it_was_kept_may_be_another() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Fulfil(Exchange.Id) with { On = Visit, Evidence = null })
            .Then(new CommitmentFulfilled(Exchange.Id, Visit, null));

    [Fact]
    public void A_stream_that_keeps_what_was_never_owed_is_no_agreement() =>
        Should.Throw<InvalidOperationException>(() => Given(Story.At(Stage.Signed).And(new CommitmentFulfilled("nothing", null, null))).State);
}

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
