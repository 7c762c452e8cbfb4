using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Committing;

/// <summary>Handed over, moved, reported on; and the guarantees of the terms.</summary>
public sealed class CarryOnSpecs : RefusalSpecs<CarryOnSpecs>, IRefusalCases
{
    private static readonly Quantity Five = new(5, Qualifier.Exact, "person", "名");
    private static readonly Edtf June = Edtf.Parse("2026-06");
    private static readonly IReadOnlyList<AgreementEvent> Owing = Story.At(Stage.Implementing);
    private static readonly IReadOnlyList<AgreementEvent> Kept = Owing.And(new CommitmentFulfilled(Exchange.Id, Now, null));
    private static readonly CommitmentSettled IsKept = new(Exchange.Id, Exchange.Title, CommitmentStatus.Kept);
    private static readonly GuaranteeAssigned Assigned = new("组织领导", QingyangEdu, June, Now);

    internal static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Accepted { get; } =
    [
        (Owing, new(Ask.Reassign(Exchange.Id, CqWomen, "分工调整"), new CommitmentReassigned(Exchange.Id, Qingsu, CqWomen, "分工调整", Now))),
        (Owing, new(Ask.Reschedule(Exchange.Id, June), new CommitmentRescheduled(Exchange.Id, Exchange.Due, June, "企业档期冲突", Now))),
        (Owing, new(Ask.Progress(Exchange.Id, 50, Five, "过半"), new ProgressReported(Exchange.Id, 50, Five, "过半", Now))),
        (Owing, new(Ask.Assign("组织领导", QingyangEdu, June), Assigned)),
        (Owing.And(Assigned), new(Ask.Review("组织领导", "运行良好", June), new GuaranteeReviewed("组织领导", "运行良好", June, Now))),
    ];

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nothing to hand over", Owing, Ask.Reassign("nothing", CqWomen), new CommitmentUnknown("nothing")),
        new("handed over to nobody", Owing, Ask.Reassign(Exchange.Id, "nobody"), new PartyUnknown("nobody")),
        new("handed over when it was kept", Kept, Ask.Reassign(Exchange.Id, CqWomen), IsKept),
        new("handed over to who verifies it", Owing.And(new CommitmentAdded(Ownerless with { Verifier = CqWomen })), Ask.Reassign(Ownerless.Id, CqWomen),
            new VerifierIsOwner(CqWomen, CqWomenName)),
        new("moved without a reason", Owing, Ask.Reschedule(Exchange.Id, June, " "), new ReasonMissing()),
        new("moved when it was kept", Kept, Ask.Reschedule(Exchange.Id, June), IsKept),
        new("a report of nothing", Owing, Ask.Progress(Exchange.Id, note: " "), new ProgressMissing()),
        new("more than all", Owing, Ask.Progress(Exchange.Id, 101), new ProgressMissing()),
        new("less than nothing", Owing, Ask.Progress(Exchange.Id, -1), new ProgressMissing()),
        new("persons are owed, not person-times", Owing, Ask.Progress(Exchange.Id, amount: Five with { Unit = "person-time" }),
            new UnitDiffers("person", "person-time")),
        new("a report on what was kept", Kept, Ask.Progress(Exchange.Id, 90), IsKept),
        new("no such guarantee", Owing, Ask.Assign("经费保障", QingyangEdu), new GuaranteeUnknown("经费保障")),
        new("a guarantee for nobody to look after", Owing, Ask.Assign("组织领导", "nobody"), new PartyUnknown("nobody")),
        new("nobody looks after it", Owing, Ask.Review("联络机制"), new GuaranteeUnassigned("联络机制")),
    ];

    [Fact]
    public void With_another_owner_the_claim_of_the_former_falls()
    {
        var after = Given(Owing.And(new CommitmentClaimed(Exchange.Id, Qingsu, null, null, Now))).When(Ask.Reassign(Exchange.Id, CqWomen))
            .Then(new CommitmentReassigned(Exchange.Id, Qingsu, CqWomen, null, Now));
        (after.FindCommitment(Exchange.Id)!.Status, after.FindCommitment(Exchange.Id)!.Claim).ShouldBe((CommitmentStatus.Open, null));
    }

    [Fact]
    public void Every_day_that_it_was_due_stays_on_record()
    {
        var after = Given(Owing.And(new CommitmentRescheduled(Exchange.Id, Exchange.Due, June, "?", Now))).When(Ask.Reschedule(Exchange.Id, null))
            .Then(new CommitmentRescheduled(Exchange.Id, June, null, "企业档期冲突", Now)).FindCommitment(Exchange.Id)!;
        (after.Commitment.Due, after.First.Due).ShouldBe((null, Exchange.Due));
        after.Moves.Select(m => m.Was).ShouldBe([Exchange.Due, June]);
    }

    [Fact]
    public void What_is_still_so_on_another_day_is_another_report()
    {
        var reported = Owing.And(new ProgressReported(Exchange.Id, 50, null, null, Now));
        Given(reported).When(Ask.Progress(Exchange.Id, 50)).ThenNothing();
        Given(reported).When(Ask.Progress(Exchange.Id, 50).On(Today.AddMonths(1)))
            .Then(new ProgressReported(Exchange.Id, 50, null, null, Edtf.Day(Today.AddMonths(1))));
        Given(reported).When((Ask.Progress(Exchange.Id, 50) with { On = Tomorrow }).On(Today.AddDays(1)))
            .Then(new ProgressReported(Exchange.Id, 50, null, null, Tomorrow));
    }

    [Fact]
    public void A_guarantee_is_reviewed_again_and_again()
    {
        var after = Given(Owing.And(Assigned, new GuaranteeReviewed("组织领导", "运行良好", June, Now))).When(Ask.Review("组织领导", "会议减少"))
            .Then(new GuaranteeReviewed("组织领导", "会议减少", null, Now));
        after.Undertakings["组织领导"].ShouldSatisfyAllConditions(
            u => u.ReviewOn.ShouldBeNull(), u => u.Last!.Note.ShouldBe("会议减少"), u => u.Owner.ShouldBe(QingyangEdu));
    }

    [Fact]
    public void A_guarantee_given_to_another_keeps_its_last_review()
    {
        var after = Given(Owing.And(Assigned, new GuaranteeReviewed("组织领导", "运行良好", June, Now))).When(Ask.Assign("组织领导", Qingsu))
            .Then(new GuaranteeAssigned("组织领导", Qingsu, null, Now));
        (after.Undertakings["组织领导"].Last!.Note, after.Undertakings["组织领导"].IsOverdue(DateOnly.MaxValue)).ShouldBe(("运行良好", false));
        Given(Owing.And(Assigned)).State.Undertakings["组织领导"].ShouldSatisfyAllConditions(
            u => u.IsOverdue(new DateOnly(2026, 6, 30)).ShouldBeFalse(), u => u.IsOverdue(new DateOnly(2026, 7, 1)).ShouldBeTrue());
    }
}
