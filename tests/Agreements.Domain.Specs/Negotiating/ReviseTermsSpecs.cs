using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

public sealed class ReviseTermsSpecs : RefusalSpecs<ReviseTermsSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("the text is agreed already", Story.At(Stage.Negotiated), Ask.Revise(Text2), new WrongStage(Stage.Negotiated, Stage.Proposed)),
        new("the text is signed already", Story.At(Stage.Signed), Ask.Revise(Text2), new WrongStage(Stage.Signed, Stage.Proposed)),
        new("the period ends before it starts", Story.At(Stage.Proposed), Ask.Revise(Reversed), new PeriodReversed()),
        new("two clauses of one id", Story.At(Stage.Proposed), Ask.Revise(Text1 with { Clauses = [.. Text1.Clauses!, .. Text1.Clauses!] }),
            new ClauseIdTwice("exchange")),
        new("a clause without an id", Story.At(Stage.Proposed), Ask.Revise(new Terms(Clauses: [new Clause(" ", new Text("师生互派"))])),
            new TermsTextEmpty(TermsPart.Clauses)),
        new("texts that say nothing, each part named once", Story.At(Stage.Proposed),
            Ask.Revise(new Terms(new Text(" "), [new Text(""), new Text("")], [new Text("共建", " ")], [new Clause("a", new Text(""))], [new Text("\t")])),
            new TermsTextEmpty(TermsPart.Purpose), new TermsTextEmpty(TermsPart.Principles), new TermsTextEmpty(TermsPart.Areas),
            new TermsTextEmpty(TermsPart.Clauses),
            new TermsTextEmpty(TermsPart.Guarantees)),
        new("a witness proposes no text", Story.At(Stage.Proposed), Ask.Revise(Text1) with { Party = JiangbeiEdu },
            new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("an answer to no text", Story.At(Stage.Proposed), Ask.Revise(Text1) with { Party = Qingsu, Answers = 1 }, new AnswerOutdated(1, null)),
        new("an answer to the text before", Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen])),
            Ask.Revise(Text1) with { Party = Qingsu, Answers = 1 }, new AnswerOutdated(1, 2)),
        new("the stage comes before the period", Story.At(Stage.Signed), Ask.Revise(Reversed), new WrongStage(Stage.Signed, Stage.Proposed)),
    ];

    [Fact]
    public void The_first_text_is_number_one_and_voids_nothing() =>
        Given(Story.At(Stage.Proposed)).When(Ask.Revise(Text1)).Then(new TermsRevised(1, Text1, Digest1, [], On: Now));

    [Fact]
    public void A_new_text_voids_the_consents_to_the_old_one_and_says_whose()
    {
        var after = Given(Story.Before(Stage.Negotiated)).When(Ask.Revise(Text2)).Then(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen], On: Now));
        after.Consents.ShouldBeEmpty();
        after.CurrentTerms!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_principals_text_is_a_counter_proposal_to_the_one_on_the_table()
    {
        var after = Given(Story.Before(Stage.Negotiated)).When(Ask.Revise(Text2) with { Party = CqWomen })
            .Then(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen], CqWomen, 1, On: Now));
        after.CurrentTerms.ShouldBe(new TermsRevision(2, Digest2, Text2, CqWomen, 1, On: Now));
    }

    [Fact]
    public void The_first_text_may_be_a_principals_and_answers_none() =>
        Given(Story.At(Stage.Proposed)).When(Ask.Revise(Text1) with { Party = Qingsu }).Then(new TermsRevised(1, Text1, Digest1, [], Qingsu, On: Now));

    [Fact]
    public void Only_consents_that_were_given_are_voided() =>
        Given(Story.Before(Stage.Negotiated).Without<TermsConsented>(e => e.Party == Qingsu))
            .When(Ask.Revise(Text2)).Then(new TermsRevised(2, Text2, Digest2, [CqWomen], On: Now));

    [Fact]
    public void One_can_go_back_to_an_earlier_text() =>
        Given(Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen])))
            .When(Ask.Revise(Text1)).Then(new TermsRevised(3, Text1, Digest1, [], On: Now));

    [Fact]
    public void The_text_on_the_table_is_no_new_text_even_when_signed() => Given(Story.At(Stage.Signed)).When(Ask.Revise(Text1)).ThenNothing();

    [Fact]
    public void An_empty_list_says_something_else_than_an_unknown_one()
    {
        TermsDigest.Of(new Terms(Areas: [])).ShouldNotBe(TermsDigest.Of(new Terms()));
        TermsDigest.Canonical(new Terms(Areas: [])).ShouldBe("""{"areas":[]}""");
        TermsDigest.Canonical(new Terms()).ShouldBe("{}");
    }

    [Fact]
    public void The_digest_of_a_text_is_what_anybody_computes_from_the_published_rule()
    {
        var terms = new Terms(new Text("服务成渝双城经济圈"), Clauses: [new Clause("a", new Text("师生互派", "Exchange"))], Term: new Period(3.0m, NoticeDays: 30));
        TermsDigest.Canonical(terms).ShouldBe(
            """{"clauses":[{"id":"a","text":{"en":"Exchange","zh":"师生互派"}}],"purpose":{"zh":"服务成渝双城经济圈"},"term":{"noticeDays":30,"years":3}}""");
        TermsDigest.Of(terms).ShouldBe("f049d0a04262140fcb97dd4b7ede2f691074cced34cdf6ee31bf6c9602af3590");
    }

    [Theory]
    [InlineData("2025-09-01", "2025-08-31", true)]
    [InlineData("2025-09", "2025-08", true)]
    [InlineData("2025-09-01", "2025-09-01", false)]
    [InlineData("2025-09-15", "2025-09", false)]
    [InlineData("2025", "2025-01-01", false)]
    [InlineData(null, "2025-01-01", false)]
    [InlineData("2025-01-01", null, false)]
    [InlineData("XXXX-09-01", "2025-01-01", false)]
    public void A_period_is_reversed_only_when_it_certainly_is(string? from, string? to, bool reversed) =>
        new Period(null, from is null ? null : Edtf.Parse(from), to is null ? null : Edtf.Parse(to)).IsReversed.ShouldBe(reversed);
}
