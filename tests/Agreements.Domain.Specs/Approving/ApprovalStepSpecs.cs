using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Approving;

/// <summary>An approval in steps: the bureau's coordinator, its approver, the approver of the one above, before work begins a named bureau.</summary>
public sealed class ApprovalStepSpecs : RefusalSpecs<ApprovalStepSpecs>, IRefusalCases
{
    private const string Above = "cd-edu";
    private const string Named = "cq-edu";
    private static readonly Text AboveName = new("成都市教育局", "Chengdu Education Bureau");
    private static readonly Text NamedName = new("重庆市教育委员会", "Chongqing Education Commission");

    private static readonly Actor Leader = new("u-3", QingyangEdu, ActingRole.Approver);
    private static readonly Actor LeaderAbove = new("u-4", Above, ActingRole.Approver);
    private static readonly Actor LeaderNamed = new("u-5", Named, ActingRole.Approver);

    internal static readonly KindPolicy Stepwise = KindPolicy.Of(AgreementKind.FriendshipSchool, 1) with
    {
        Version = 2, NeedsApproval = true,
        ApprovalSteps =
        [
            new(ActingRole.Coordinator, ApprovalAt.Own), new(ActingRole.Approver, ApprovalAt.Own), new(ActingRole.Approver, ApprovalAt.Above),
            new(ActingRole.Approver, ApprovalAt.Named, Named, Stage.Implementing),
        ],
    };

    internal static readonly IReadOnlyList<AgreementEvent> Agreed =
        [.. Story.At(Stage.Negotiated).Select(e => e is AgreementProposed p ? p with { Policy = Stepwise } : e)];

    private static readonly AgreementApproved Prepared = new(QingyangEdu, Now, null, 1);
    private static readonly AgreementApproved Led = new(QingyangEdu, Now, null, 2);
    private static readonly AgreementApproved LedAbove = new(Above, Now, null, 3);
    private static readonly IReadOnlyList<AgreementEvent> Signed =
        [.. Agreed, Prepared, Led, LedAbove, .. Story.At(Stage.Signed).SkipWhile(e => e is not SignatureRecorded)];

    private static readonly NextToApprove First = new(QingyangEdu, QingyangEduName, ActingRole.Coordinator, null);
    private static readonly NextToApprove Second = First with { Role = ActingRole.Approver };
    private static readonly NextToApprove Third = new(Above, AboveName, ActingRole.Approver, null);
    private static readonly NextToApprove Delegate = new(JiangbeiEdu, JiangbeiEduName, ActingRole.Approver, null);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("the second before the first", Agreed, Give(new ApproveAgreement()).By(Leader), new NotNextToApprove(1, At(0, First))),
        new("the last before the second", Agreed.And(Prepared), Give(new ApproveAgreement()).By(LeaderAbove), new NotNextToApprove(2, At(1, Second))),
        new("in another role", Agreed, Give(new ApproveAgreement()).By(Leader with { Role = ActingRole.Representative }), new ApproverNeeded()),
        new("in a step to come", Agreed.And(Prepared), Give(new ApproveAgreement(Step: 3)).By(Leader), new NotNextToApprove(2, At(1, Second))),
        new("a stranger where all is approved", Agreed.And(Prepared, Led, LedAbove), Give(new ApproveAgreement()).By(Approver), new NoStepToTake()),
        new("before its stage", [.. Agreed.TakeWhile(e => e is not AgreementNegotiated)], Give(new ApproveAgreement()),
            new WrongStage(Stage.Proposed, Stage.Negotiated, Stage.Signed)),
        new("on a day before the step before", Agreed.And(Prepared),
            Give(new ApproveAgreement(Edtf.Parse("2025-03-27"))).By(Leader),
            new DayTooEarly(Edtf.Parse("2025-03-27"), new Text("“协商一致”", "the day it became negotiated"), Now),
            new DayTooEarly(Edtf.Parse("2025-03-27"), new Text("第1步审批", "step 1 of the approval"), Now)),
        new("by a document that is not on file", Agreed, Give(new ApproveAgreement(Document: new string('f', 64))), new DocumentNotOnFile(new string('f', 64))),
        new("returned by one who is not next", Agreed, Give(new ReturnApproval("缺附件")).By(Leader), new NotNextToApprove(1, At(0, First))),
        new("returned without a reason", Agreed, Give(new ReturnApproval(" ")), new ReasonMissing()),
        new("returned by a document that is not on file", Agreed, Give(new ReturnApproval("缺附件", Document: new string('f', 64))),
            new DocumentNotOnFile(new string('f', 64))),
        new("given to others by one whose step it is not", Agreed, Give(new DelegateApproval(JiangbeiEdu)).By(Leader), new NotNextToApprove(1, At(0, First))),
        new("given on by one to whom it was given", Agreed.And(Prepared, Delegated), Give(new DelegateApproval(Named)).By(Approver),
            new NotNextToApprove(2, At(1, Delegate))),
        new("given to an auditor", Agreed, Give(new DelegateApproval(JiangbeiEdu, ActingRole.Auditor)), new ApproverNeeded()),
        new("given to nobody known", Agreed, Give(new DelegateApproval("nowhere")), new InstitutionUnknown("nowhere")),
        new("given where nothing is to be approved", Story.At(Stage.Negotiated), Give(new DelegateApproval(JiangbeiEdu)), new NoStepToTake()),
        new("returned where nothing is to be approved", Story.At(Stage.Negotiated), Give(new ReturnApproval("缺附件")), new NoStepToTake()),
    ];

    private static ApprovalDelegated Delegated => new(2, QingyangEdu, JiangbeiEdu, ActingRole.Approver, null, null, Now);

    [Fact]
    public void Each_takes_its_step_in_turn()
    {
        var first = Given(Agreed).When(Give(new ApproveAgreement())).Then(Prepared);
        (first.IsApproved, first.Approval).ShouldBe((false, null));
        Given(Agreed.And(Prepared)).When(Give(new ApproveAgreement()).By(Leader)).Then(Led);
        Given(Agreed.And(Prepared, Led)).When(Give(new ApproveAgreement()).By(LeaderAbove)).Then(LedAbove);
        Given(Signed).When(Give(new ApproveAgreement()).By(LeaderNamed)).Then(new AgreementApproved(Named, Now, null, 4)).IsApproved.ShouldBeTrue();
    }

    [Fact]
    public void What_has_been_said_once_is_no_step_further()
    {
        Given(Agreed.And(Prepared)).When(Give(new ApproveAgreement())).ThenNothing();
        Given(Agreed.And(Prepared, Led, LedAbove)).When(Give(new ApproveAgreement()).By(Leader)).ThenNothing();
        Given(Agreed.And(Prepared)).When(Give(new ApproveAgreement(Step: 1))).ThenNothing();
    }

    [Fact]
    public void The_guard_says_how_far_it_is_and_who_is_next()
    {
        var unmet = Missing(Agreed.And(Prepared, Led)).ShouldNotBeNull();
        unmet.Sentence.ShouldBe(new Text(
            "审批共3步，已完成2步；待成都市教育局的审批人审批。", "2 of 3 steps; waits for the approver of Chengdu Education Bureau."));
        (unmet.Code, unmet.Next).ShouldBe(("approval-missing", Third));
        unmet.MetBy.ShouldBe([CanMeet.Approver]);
        Missing(Agreed).ShouldBe(new ApprovalMissing(At(0, First)));
        Missing(Agreed)!.MetBy.ShouldBe([CanMeet.Coordinator]);
        Missing(Agreed.And(Prepared, Led, LedAbove)).ShouldBeNull();
        Missing(Signed)!.Sentence.En.ShouldBe("0 of 1 steps; waits for the approver of Chongqing Education Commission.");
    }

    [Fact]
    public void Nothing_is_judged_without_knowing_who_is_next() =>
        Should.Throw<InvalidOperationException>(() => Guards.UnmetForNext(Given(Agreed).State, Today, Harness.Ask.Tree)).Message.ShouldContain("not loaded");

    [Fact]
    public void What_waits_names_the_institution_that_is_next()
    {
        var state = Given(Agreed.And(Prepared, Led)).State;
        var related = Waits.RelatedOf(state)!;
        Waits.For(related.Unmet(Around.Answering(related.Needs)).Single()).ShouldBe(new Waiting(
            "approval-missing", new Text("审批共3步，已完成2步；待成都市教育局的审批人审批。", "2 of 3 steps; waits for the approver of Chengdu Education Bureau."),
            CanMeet.Approver, At: Above));
        Waits.Of(state, Today).ShouldNotContain(w => w.Code == "approval-missing");
    }

    [Fact]
    public void Returned_it_begins_again_with_the_first_step()
    {
        var returned = new ApprovalReturned(3, Above, "缺附件", Now);
        var state = Given(Agreed.And(Prepared, Led)).When(Give(new ReturnApproval("缺附件")).By(LeaderAbove)).Then(returned);
        (state.ApprovedSteps.Count, state.ReturnedApproval).ShouldBe((0, returned));
        Missing(Agreed.And(Prepared, Led, returned))!.Sentence.ShouldBe(new Text(
            "审批共3步，已完成0步；成都市教育局已退回（理由：缺附件），须从第一步重新审批；待成都市青羊区教育局的协调员审批。",
            "0 of 3 steps, returned by Chengdu Education Bureau (缺附件) and to begin again; "
                + "waits for the coordinator of Education Bureau of Qingyang District."));
        Given(Agreed.And(Prepared, Led, returned)).When(Give(new ApproveAgreement())).Then(Prepared).ReturnedApproval.ShouldBeNull();
    }

    [Fact]
    public void What_was_approved_for_a_stage_that_was_entered_is_not_returned()
    {
        var state = Given(Signed).When(Give(new ReturnApproval("缺附件")).By(LeaderNamed)).Then(new ApprovalReturned(4, Named, "缺附件", Now));
        state.ApprovedSteps.Keys.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_step_is_given_to_others_and_no_other_step_with_it()
    {
        Given(Agreed.And(Prepared)).When(Give(new DelegateApproval(JiangbeiEdu)).By(Leader)).Then(Delegated);
        var given = Agreed.And(Prepared, Delegated);
        Missing(given).ShouldBe(new ApprovalMissing(At(1, Delegate)));
        Given(given).When(Give(new ApproveAgreement()).By(Leader)).ThenRefused(new NotNextToApprove(2, At(1, Delegate)));
        Given(given).When(Give(new ApproveAgreement()).By(Approver)).Then(new AgreementApproved(JiangbeiEdu, Now, null, 2));
        Missing(given.And(new AgreementApproved(JiangbeiEdu, Now, null, 2)))
            .ShouldBe(new ApprovalMissing(At(2, Third)), "above the step's own, not the delegate's");
    }

    [Fact]
    public void Whose_step_it_is_takes_it_back()
    {
        var back = Delegated with { To = QingyangEdu };
        Given(Agreed.And(Prepared, Delegated)).When(Give(new DelegateApproval(QingyangEdu)).By(Leader)).Then(back);
        Given(Agreed.And(Prepared, Delegated, back)).When(Give(new ApproveAgreement()).By(Leader)).Then(Led);
    }

    [Fact]
    public void Given_to_one_person_it_is_for_no_colleague()
    {
        var given = Agreed.And(Prepared, Delegated with { Account = "u-77" });
        Missing(given)!.Sentence.En.ShouldBe("1 of 3 steps; waits for the approver of 重庆市江北区教育委员会 (account u-77, to whom it was delegated).");
        Given(given).When(Give(new ApproveAgreement()).By(Approver)).ThenRefused(new NotNextToApprove(2, At(1, Delegate with { Account = "u-77" })));
        Given(given).When(Give(new ApproveAgreement()).By(Approver with { User = "u-77" })).Then(new AgreementApproved(JiangbeiEdu, Now, null, 2));
    }

    /// <summary>A new text is written in an earlier stage alone: with the going back falls what was approved for a later one.</summary>
    [Fact]
    public void Going_back_voids_the_steps_of_the_stages_ahead()
    {
        Given(Signed.And(Back(Stage.Negotiated))).State.ApprovedSteps.ShouldBeEmpty();
        Given(Agreed.And(Prepared, Led, Back(Stage.Proposed))).State.ApprovedSteps.ShouldBeEmpty();
        Given(Agreed.And(Prepared, Delegated, Back(Stage.Proposed))).State.DelegatedSteps.ShouldBeEmpty();
        var begun = Signed.And(new AgreementApproved(Named, Now, null, 4), new ImplementationStarted(Now, null, null), Back(Stage.Signed));
        Given(begun).State.ApprovedSteps.Keys.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Steps_of_another_policy_are_other_steps()
    {
        Given(Agreed.And(Prepared, new PolicyAdopted(Stepwise with { Version = 3 }, "一"))).State.ApprovedSteps.Keys.ShouldBe([1]);
        var others = Stepwise with { Version = 3, ApprovalSteps = [new(ActingRole.Approver, ApprovalAt.Own)] };
        Given(Agreed.And(Prepared, new PolicyAdopted(others, "一"))).State.ApprovedSteps.ShouldBeEmpty();
        Given(Story.Before(Stage.Signed).And(new PolicyAdopted(Stepwise, "一"))).State.IsApproved.ShouldBeFalse("an approval of no step is of none of them");
    }

    [Fact]
    public void Who_proposed_for_a_school_has_the_bureau_above_it()
    {
        var byTheSchool = Agreed.Select(e => e is AgreementProposed p ? p with { Institution = Qingsu } : e).ToArray();
        Missing(byTheSchool).ShouldBe(new ApprovalMissing(At(0, First)));
        var untold = Agreed.Select(e => e is AgreementProposed p ? p with { Institution = null } : e).ToArray();
        Missing(untold).ShouldBe(new ApprovalMissing(At(0, First)), "the initiator's bureau");
    }

    [Fact]
    public void Where_nobody_stands_above_the_directory_is_to_say_who_does()
    {
        var related = Around with { Institutions = Around.Institutions.SetItem(QingyangEdu, Entry(QingyangEdu, QingyangEduName, null)) };
        var unmet = Guards.Unmet(
            Given(Agreed.And(Prepared, Led)).State, Stage.Signed, Today, related.Answering(Guards.Needs(Given(Agreed.And(Prepared, Led)).State, Stage.Signed)));
        var missing = unmet.OfType<ApprovalMissing>().Single();
        missing.MetBy.ShouldBe([CanMeet.Coordinator]);
        missing.Sentence.En.ShouldBe("2 of 3 steps; the directory does not say which institution is above: say so there.");
    }

    [Fact]
    public void An_entry_that_was_merged_acts_as_its_survivor()
    {
        var survivor = Institution.Evolve(Entry(Above, AboveName, null), new DuplicateTakenOver("cd-old", []));
        var related = Around with { Institutions = Around.Institutions.SetItem(Above, survivor) };
        Given(Agreed.And(Prepared, Led)).When(new ApproveAgreement().By(LeaderAbove with { Institution = "cd-old" }).Knowing(related))
            .Then(LedAbove with { Institution = "cd-old" });
    }

    [Fact]
    public void The_day_of_a_step_can_be_corrected()
    {
        var corrected = Facts.Of(Given(Agreed.And(Prepared)).State).Single(f => f.Path == "approval/1/on");
        corrected.Value.ShouldBe(Now.Value);
    }

    private static RelatedState Around => Harness.Ask.Tree.And([
        Entry(Qingsu, QingsuName, QingyangEdu, InstitutionKind.School), Entry(QingyangEdu, QingyangEduName, Above), Entry(Above, AboveName, null),
        Entry(JiangbeiEdu, JiangbeiEduName, Named), Entry(Named, NamedName, null),
    ]);

    private static Institution Entry(string code, Text name, string? under, InstitutionKind kind = InstitutionKind.Government) =>
        Institution.Evolve(Institution.Unwritten(code), new InstitutionRegistered(code, kind, name, [], null, under, null));

    internal static Asked Give(Command command) =>
        command.By(Coordinator).Knowing(Around with { Institutions = Around.Institutions.SetItem("nowhere", null) });

    private static ApprovalProgress At(int done, NextToApprove next) =>
        new(done, 3, done == 0 ? ActingRole.Coordinator : ActingRole.Approver, done == 2 ? ApprovalAt.Above : ApprovalAt.Own, next, null);

    private static ApprovalMissing? Missing(IReadOnlyList<AgreementEvent> happened)
    {
        var state = Given(happened).State;
        return Guards.UnmetForNext(state, Today, Around.Answering(Guards.NeedsForNext(state))).OfType<ApprovalMissing>().SingleOrDefault();
    }

    private static AgreementReturned Back(Stage to) => new(Stage.Negotiated, to, "有变", Now, true);
}
