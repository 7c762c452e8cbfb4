using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

public sealed class RefuseTermsSpecs : RefusalSpecs<RefuseTermsSpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> TextOnTheTable = Story.Before(Stage.Negotiated).Without<TermsConsented>();
    private static readonly TermsRefused Refusal = new(CqWomen, Digest1, "互派人数过多", Now);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", TextOnTheTable, Ask.Refuse("nobody", Digest1), new PartyUnknown("nobody")),
        new("a witness has nothing to refuse", TextOnTheTable, Ask.Refuse(JiangbeiEdu, Digest1), new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("no reason", TextOnTheTable, Ask.Refuse(CqWomen, Digest1, " "), new ReasonMissing()),
        new("another text", TextOnTheTable, Ask.Refuse(CqWomen, Digest2), new TextNotOnTheTable(CqWomen, Digest2, Digest1)),
        new("no text", Story.At(Stage.Proposed), Ask.Refuse(CqWomen, Digest1), new TextNotOnTheTable(CqWomen, Digest1, null)),
        new("it is agreed", Story.At(Stage.Negotiated), Ask.Refuse(CqWomen, Digest1), new WrongStage(Stage.Negotiated, Stage.Proposed)),
    ];

    [Fact]
    public void A_principal_refuses_with_a_reason() =>
        Given(TextOnTheTable).When(Ask.Refuse(CqWomen, Digest1)).Then(Refusal).Objections[CqWomen].ShouldBe(Refusal);

    [Fact]
    public void Who_refuses_consents_no_more_and_who_consents_objects_no_more()
    {
        var refused = Given(Story.Before(Stage.Negotiated)).When(Ask.Refuse(CqWomen, Digest1)).Then(Refusal);
        refused.Consents.Keys.ShouldBe([Qingsu]);
        new Question(refused, Ask.Consent(CqWomen, Digest1)).Then(new TermsConsented(CqWomen, Digest1, Now)).Objections.ShouldBeEmpty();
    }

    [Fact]
    public void A_better_reason_is_recorded() =>
        Given(TextOnTheTable.And(Refusal)).When(Ask.Refuse(CqWomen, Digest1, "期限太长")).Then(Refusal with { Reason = "期限太长" });

    [Fact]
    public void A_new_text_is_refused_by_nobody_yet() =>
        Given(TextOnTheTable.And(Refusal)).When(Ask.Revise(Text2)).Then(new TermsRevised(2, Text2, Digest2, [], On: Now)).Objections.ShouldBeEmpty();
}

public sealed class RestoreTermsSpecs : RefusalSpecs<RestoreTermsSpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> AgreedThenRevised =
        Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen]), new TermsConsented(Qingsu, Digest2, Now));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("no text at all", Story.At(Stage.Proposed), Ask.Restore(), new NoTextAgreed()),
        new("only one had consented", Story.Before(Stage.Negotiated).Without<TermsConsented>(e => e.Party == CqWomen), Ask.Restore(), new NoTextAgreed()),
        new("one has no name yet, so not all had consented",
            Story.ProposedAmong(AgreementKind.Aid, First, Unnamed).And(new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now)),
            Ask.Restore(), new NoTextAgreed()),
        new("the text is agreed",
            AgreedThenRevised.And(
                new TermsConsented(CqWomen, Digest2, Now), new AgreementNegotiated(Digest2, Now, null), new TermsRevised(3, Text1, Digest1, [])),
            Ask.Restore(), new WrongStage(Stage.Negotiated, Stage.Proposed)),
    ];

    [Fact]
    public void The_last_text_that_all_had_consented_to_is_on_the_table_again()
    {
        var after = Given(AgreedThenRevised).When(Ask.Restore("回到原文")).Then(new TermsRestored(3, 1, Digest1, [Qingsu], "回到原文", Now));
        after.CurrentTerms.ShouldBe(new TermsRevision(3, Digest1, Text1, On: Now));
        after.Consents.ShouldBeEmpty();
        after.Turn.ShouldBe(new Turn(TurnTo.Answer, [Qingsu, CqWomen]));
    }

    [Fact]
    public void A_text_that_is_agreed_later_is_the_one_to_go_back_to()
    {
        var then = AgreedThenRevised.And(new TermsConsented(CqWomen, Digest2, Now), new TermsRevised(3, Text1, Digest1, [Qingsu, CqWomen]));
        Given(then).When(Ask.Restore()).Then(new TermsRestored(4, 2, Digest2, [], null, Now));
    }

    [Fact]
    public void What_a_source_says_was_agreed_counts() =>
        Given(Story.At(Stage.Proposed).And(
                new TermsRevised(1, Text1, Digest1, []), new AgreementNegotiated(Digest1, null, Press),
                new AgreementReturned(Stage.Negotiated, Stage.Proposed, "条款有变", Now),
                new TermsRevised(2, Text2, Digest2, [])))
            .When(Ask.Restore()).Then(new TermsRestored(3, 1, Digest1, [], null, Now));

    [Fact]
    public void The_text_on_the_table_needs_no_going_back_to() => Given(Story.At(Stage.Signed)).When(Ask.Restore()).ThenNothing();
}
