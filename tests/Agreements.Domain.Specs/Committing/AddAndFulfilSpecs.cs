using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Committing;

public sealed class AddCommitmentSpecs : RefusalSpecs<AddCommitmentSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("its owner is no party", Story.At(Stage.Signed), Ask.Commit(Exchange with { Owner = "nobody" }), new PartyUnknown("nobody")),
        new("another one has the id", Story.Before(Stage.Implementing), Ask.Commit(Exchange with { Due = null }), new CommitmentIdTaken(Exchange.Id)),
        new("nobody of that id verifies it", Story.At(Stage.Signed), Ask.Commit(Ownerless with { Verifier = "nobody" }), new PartyUnknown("nobody")),
        new("its owner would verify it", Story.At(Stage.Signed), Ask.Commit(Exchange with { Id = "courses", Verifier = Qingsu }),
            new VerifierIsOwner(Qingsu, QingsuName)),
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
        Given(Story.At(stage)).When(Ask.Commit(another)).Then(new CommitmentAdded(another)).FindCommitment("courses")!.Commitment.ShouldBe(another);
    }

    [Fact]
    public void A_commitment_without_an_owner_is_recorded_as_such() =>
        Given(Story.At(Stage.Proposed)).When(Ask.Commit(Ownerless)).Then(new CommitmentAdded(Ownerless));

    [Fact]
    public void A_commitment_repeated_after_owner_and_day_have_moved_says_nothing_new() =>
        Given(Story.Before(Stage.Implementing).And(
                new CommitmentReassigned(Exchange.Id, Qingsu, CqWomen, null, Now),
                new CommitmentRescheduled(Exchange.Id, Exchange.Due, null, "?", Now)))
            .When(Ask.Commit(Exchange)).ThenNothing();

    [Fact]
    public void A_commitment_repeated_after_it_was_kept_says_nothing_new() => Given(Story.At(Stage.Evaluated)).When(Ask.Commit(Exchange)).ThenNothing();
}

public sealed class FulfilCommitmentSpecs : RefusalSpecs<FulfilCommitmentSpecs>, IRefusalCases
{
    private static readonly CommitmentCameRound Next = new(Exchange.Id, NextExchange, Now);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("no such commitment", Story.At(Stage.Implementing), Ask.Fulfil("nothing"), new CommitmentUnknown("nothing")),
    ];

    [Theory]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void A_commitment_is_kept_today(Stage stage)
    {
        var after = Given(Story.At(stage).Without<CommitmentFulfilled>()).When(Ask.Fulfil(Exchange.Id))
            .Then([new CommitmentFulfilled(Exchange.Id, Now, "照片"), .. stage is Stage.Evaluated ? (CommitmentCameRound[])[] : [Next]]);
        after.FindCommitment(Exchange.Id)!.IsKept.ShouldBeTrue();
    }

    [Fact]
    public void The_day_it_was_kept_may_be_another() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Fulfil(Exchange.Id) with { On = Visit, Evidence = null })
            .Then(new CommitmentFulfilled(Exchange.Id, Visit, null), Next);

    [Fact]
    public void A_stream_that_keeps_what_was_never_owed_is_no_agreement() =>
        Should.Throw<InvalidOperationException>(() => Given(Story.At(Stage.Signed).And(new CommitmentFulfilled("nothing", null, null))).State);
}
