using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Approving;

public sealed class ApproveSpecs : RefusalSpecs<ApproveSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a coordinator does not approve", Story.At(Stage.Negotiated), Ask.Approve().By(Coordinator), new ApproverNeeded()),
        new("a representative does not approve, not even again", Story.At(Stage.Signed),
            Ask.Approve().By(Approver with { Role = ActingRole.Representative }), new ApproverNeeded()),
        new("by a document that is not on file", Story.At(Stage.Negotiated), Ask.Approve() with { Document = DocumentDigest },
            new DocumentNotOnFile(DocumentDigest)),
        new("there is nothing agreed to approve", Story.At(Stage.Proposed), Ask.Approve(), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("it is signed already", Story.At(Stage.Signed).Without<AgreementApproved>(), Ask.Approve(), new WrongStage(Stage.Signed, Stage.Negotiated)),
    ];

    [Fact]
    public void An_approver_approves_for_the_institution_that_they_act_for() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Approve("同意")).Then(new AgreementApproved(JiangbeiEdu, Now, "同意")).IsApproved.ShouldBeTrue();

    [Fact]
    public void An_approval_names_the_document_that_shows_it() =>
        Given(Story.At(Stage.Negotiated).And(Documenting.AttachSpecs.Attached)).When(Ask.Approve() with { Document = DocumentDigest })
            .Then(new AgreementApproved(JiangbeiEdu, Now, null, null, DocumentDigest));

    [Fact]
    public void Approving_what_is_approved_says_nothing_new() =>
        Given(Story.Before(Stage.Signed)).When(Ask.Approve("再次同意").On(Today.AddDays(1))).ThenNothing();
}

public sealed class WaiveSpecs : RefusalSpecs<WaiveSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a coordinator does not waive", Story.At(Stage.Negotiated), Ask.Waive("witness-missing").By(Coordinator), new ApproverNeeded()),
        new("no reason", Story.At(Stage.Negotiated), Ask.Waive("document-or-ceremony-missing", " "), new ReasonMissing()),
        new("of all parties at once", Story.At(Stage.Negotiated), Ask.Waive("witness-missing"),
            new WaiverOfParty("witness-missing", $"{QingyangEdu}, {JiangbeiEdu}")),
        new("of a party that has attested", Story.At(Stage.Negotiated).And(new WitnessAttested(JiangbeiEdu, Now, null, null)),
            Ask.Waive("witness-missing") with { Party = JiangbeiEdu }, new WaiverOfParty("witness-missing", QingyangEdu)),
        new("what holds", Story.Before(Stage.Signed), Ask.Waive("witness-missing") with { Party = JiangbeiEdu }, new GuardHolds("witness-missing")),
        new("before its stage", Story.At(Stage.Proposed), Ask.Waive("witness-missing"), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("after its stage", Story.At(Stage.Signed), Ask.Waive("witness-missing"), new WrongStage(Stage.Signed, Stage.Negotiated)),
        new("taken back by a coordinator", Waived, Ask.TakeWaiverBack().By(Coordinator), new ApproverNeeded()),
        new("taken back without a reason", Waived, Ask.TakeWaiverBack(" "), new ReasonMissing()),
        new("a guard that nobody may waive", Story.At(Stage.Negotiated), Ask.Waive("signature-missing"), new GuardNotWaivable("signature-missing")),
        new("no guard at all", Story.At(Stage.Negotiated), Ask.Waive("moon-not-full"), new GuardNotWaivable("moon-not-full")),
    ];

    private static IReadOnlyList<AgreementEvent> Waived => Story.At(Stage.Negotiated).And(new GuardWaived("witness-missing", "一", JiangbeiEdu, JiangbeiEdu));

    [Fact]
    public void An_approver_waives_with_a_reason_what_is_about_nobody() =>
        Given(Story.Before(Stage.Evaluated).Without<OutcomeRecorded>()).When(Ask.Waive("results-list-missing", "已说明"))
            .Then(new GuardWaived("results-list-missing", "已说明", JiangbeiEdu)).Waivers["results-list-missing"].ShouldBe("已说明");

    /// <summary>Who has rated is not let off because another was.</summary>
    [Fact]
    public void A_waiver_is_of_one_party_and_of_no_other()
    {
        var waived = Story.Before(Stage.Signed).Without<WitnessAttested>().And(new GuardWaived("witness-missing", "一", JiangbeiEdu, JiangbeiEdu));
        Given(waived).When(Ask.Signed()).ThenRefused(new WitnessMissing(QingyangEdu, QingyangEduName));
        Given(Story.Before(Stage.Signed).Without<WitnessAttested>().And(new GuardWaived("witness-missing", "一", JiangbeiEdu))).When(Ask.Signed())
            .Decided.IsRefused.ShouldBeFalse("a release before waived it of all");
    }

    [Fact]
    public void A_waiver_that_is_taken_back_waives_nothing()
    {
        Given(Waived).When(Ask.TakeWaiverBack()).Then(new WaiverRevoked("witness-missing", "愿补行见证", JiangbeiEdu, JiangbeiEdu)).Waivers.ShouldBeEmpty();
        Given(Story.At(Stage.Negotiated)).When(Ask.TakeWaiverBack()).ThenNothing();
    }

    [Fact]
    public void A_better_reason_is_recorded() =>
        Given(Waived).When(Ask.Waive("witness-missing", "二") with { Party = JiangbeiEdu })
            .Then(new GuardWaived("witness-missing", "二", JiangbeiEdu, JiangbeiEdu));
}
