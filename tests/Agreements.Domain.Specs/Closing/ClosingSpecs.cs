using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

public sealed class DeclineSpecs : RefusalSpecs<DeclineSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("who is not bound has nothing to decline", Story.At(Stage.Proposed), Ask.Decline(Changan), new NotPrincipal(Changan, ChanganName)),
        new("who has signed with all does not decline", Story.Before(Stage.Signed), Ask.Decline(), new SignedByAll()),
        new("who signed does not decline", Story.At(Stage.Signed), Ask.Decline(), new WrongStage(Stage.Signed, Stage.Proposed, Stage.Negotiated)),
        new("no reason", Story.At(Stage.Proposed), Ask.Decline(CqWomen, ""), new ReasonMissing()),
        new("what was taken back", Story.At(Stage.Proposed).And(new AgreementWithdrawn(QingyangEdu, "另行安排", Now)), Ask.Decline(),
            new NotOpen(Standing.Withdrawn)),
    ];

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Negotiated)]
    public void A_principal_that_was_asked_declines(Stage stage) =>
        Given(Story.At(stage)).When(Ask.Decline()).Then(new AgreementDeclined(CqWomen, "暂无条件", Now)).Standing.ShouldBe(Standing.Declined);

    [Fact]
    public void What_is_declined_is_negotiated_no_further() =>
        Given(Story.Before(Stage.Negotiated).And(new AgreementDeclined(CqWomen, "无", Now))).When(Ask.Negotiated()).ThenRefused(new NotOpen(Standing.Declined));
}

public sealed class WithdrawSpecs : RefusalSpecs<WithdrawSpecs>, IRefusalCases
{
    private static readonly Actor Initiator = new("u-3", Qingsu, ActingRole.Representative);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("another party does not take it back", Story.At(Stage.Proposed), Ask.Withdraw().By(Initiator with { Institution = CqWomen }), new NotTheProposer()),
        new("what is signed is terminated", Story.At(Stage.Signed), Ask.Withdraw(), new WrongStage(Stage.Signed, Stage.Proposed, Stage.Negotiated)),
        new("no reason", Story.At(Stage.Proposed), Ask.Withdraw(" "), new ReasonMissing()),
        new("what was declined", Story.At(Stage.Proposed).And(new AgreementDeclined(CqWomen, "无", Now)), Ask.Withdraw(), new NotOpen(Standing.Declined)),
    ];

    [Fact]
    public void The_coordinator_takes_it_back() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Withdraw()).Then(new AgreementWithdrawn(QingyangEdu, "另行安排", Now)).Standing.ShouldBe(Standing.Withdrawn);

    [Fact]
    public void The_initiator_takes_it_back() =>
        Given(Story.At(Stage.Proposed)).When(Ask.Withdraw().By(Initiator)).Then(new AgreementWithdrawn(Qingsu, "另行安排", Now));
}

public sealed class TerminateSpecs : RefusalSpecs<TerminateSpecs>, IRefusalCases
{
    private static readonly TerminationProposed Proposed = new("专业调整", null, Now);
    private static readonly TerminationConsented Consented = new(Qingsu, Now);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("what is unsigned is withdrawn", Story.At(Stage.Negotiated), Ask.Terminate(),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("one has not consented", Story.At(Stage.Signed).And(Proposed, Consented), Ask.Terminate(), new TerminationNotAgreed(CqWomen, CqWomenName)),
        new("at once, by a coordinator", Story.At(Stage.Signed), Ask.TerminateAtOnce().By(Coordinator), new TerminationNotProposed(), new ApproverNeeded()),
        new("no reason, a later day, nobody consented", Story.At(Stage.Implementing).And(Proposed), Ask.Terminate() with { Reason = "", On = Tomorrow },
            new ReasonMissing(), new TerminationInFuture(Tomorrow), new TerminationNotAgreed(Qingsu, QingsuName),
            new TerminationNotAgreed(CqWomen, CqWomenName)),
        new("another proposal to end it", Story.At(Stage.Signed).And(Proposed), Ask.ProposeEnd(reason: "搬迁"), new TerminationUnderWay("专业调整")),
        new("proposed to end what is not signed", Story.At(Stage.Negotiated), Ask.ProposeEnd(),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("proposed by one that is not bound", Story.At(Stage.Signed), Ask.ProposeEnd(Changan), new NotPrincipal(Changan, ChanganName)),
        new("proposed without a reason", Story.At(Stage.Signed), Ask.ProposeEnd(reason: ""), new ReasonMissing()),
        new("consented to nothing", Story.At(Stage.Signed), Ask.ConsentToEnd(), new TerminationNotProposed()),
        new("consented by one that is not bound", Story.At(Stage.Signed).And(Proposed), Ask.ConsentToEnd(Changan), new NotPrincipal(Changan, ChanganName)),
        new("consented by a document that is not on file", Story.At(Stage.Signed).And(Proposed), Ask.ConsentToEnd() with { Document = DocumentDigest },
            new DocumentNotOnFile(DocumentDigest)),
        new("dropped without a reason", Story.At(Stage.Signed).And(Proposed), Ask.DropEnd(reason: ""), new ReasonMissing()),
        new("what has expired", Story.At(Stage.Signed).And(new AgreementExpired(Today)), Ask.TerminateAtOnce(), new NotOpen(Standing.Expired)),
    ];

    [Theory]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void All_agree_to_end_it(Stage stage) =>
        Given(Story.At(stage).And(Proposed, Consented, new TerminationConsented(CqWomen, Now))).When(Ask.Terminate())
            .Then(new AgreementTerminated(Now, "协商一致终止", TerminationBasis.Consent)).Standing.ShouldBe(Standing.Terminated);

    /// <summary>After all have signed nothing is taken back, also before the stage is entered.</summary>
    [Fact]
    public void What_all_have_signed_is_terminated_and_no_longer_taken_back_or_declined()
    {
        var signed = Story.Before(Stage.Signed);
        Given(signed).When(Ask.Withdraw()).ThenRefused(new SignedByAll());
        Given(signed).When(Ask.Decline()).ThenRefused(new SignedByAll());
        Given(signed.And(Proposed, Consented, new TerminationConsented(CqWomen, Now))).When(Ask.Terminate())
            .Then(new AgreementTerminated(Now, "协商一致终止", TerminationBasis.Consent));
    }

    [Fact]
    public void One_that_refuses_to_end_it_ends_the_proposal()
    {
        var after = Given(Story.At(Stage.Signed).And(Proposed, Consented)).When(Ask.DropEnd(CqWomen)).Then(new TerminationDropped("继续合作", CqWomen, Now));
        after.ProposedTermination.ShouldBeNull();
        Given(Story.At(Stage.Signed).And(Proposed, Consented, new TerminationDropped("继续合作", null, Now), Proposed)).State
            .ProposedTermination!.Consents.ShouldBeEmpty("a consent is to one proposal");
    }

    [Fact]
    public void A_bureau_leader_ends_it_at_once() =>
        Given(Story.At(Stage.Signed)).When(Ask.TerminateAtOnce() with { On = Visit }).Then(new AgreementTerminated(Visit, "政策调整", TerminationBasis.Immediate));

    [Fact]
    public void What_is_suspended_can_be_ended() =>
        Given(Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "搬迁", Now))).When(Ask.TerminateAtOnce())
            .Then(new AgreementTerminated(Now, "政策调整", TerminationBasis.Immediate)).Standing.ShouldBe(Standing.Terminated);

    [Fact]
    public void What_a_source_tells_needs_nobodys_agreement_and_no_day_is_made_up() =>
        Given(Story.At(Stage.Signed)).When(Ask.Terminate() with { Source = Press })
            .Then(new AgreementTerminated(null, "协商一致终止", TerminationBasis.Recorded, null, null, Press));
}

public sealed class ArchiveSpecs : RefusalSpecs<ArchiveSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("work goes on", Story.At(Stage.Implementing), Ask.Archive(), new NotOver(Standing.Open)),
        new("it is only suspended", Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "搬迁", Now)), Ask.Archive(), new NotOver(Standing.Suspended)),
        new("nothing happens in the archive", Story.At(Stage.Evaluated).And(new AgreementArchived(null, Now)), Ask.Return(Stage.Signed),
            new NotOpen(Standing.Archived)),
    ];

    public static TheoryData<string> Ended => ["declined", "withdrawn", "terminated", "expired"];

    [Fact]
    public void What_is_evaluated_is_archived() =>
        Given(Story.At(Stage.Evaluated)).When(Ask.Archive("办结")).Then(new AgreementArchived("办结", Now)).Standing.ShouldBe(Standing.Archived);

    [Theory]
    [MemberData(nameof(Ended))]
    public void What_is_over_is_archived(string how) =>
        Given(Story.At(Stage.Negotiated).And(how switch
        {
            "declined" => new AgreementDeclined(CqWomen, "无", Now),
            "withdrawn" => new AgreementWithdrawn(QingyangEdu, "无", Now),
            "terminated" => new AgreementTerminated(Now, "无", TerminationBasis.Consent),
            _ => (AgreementEvent)new AgreementExpired(Today),
        })).When(Ask.Archive()).Then(new AgreementArchived(null, Now));
}
