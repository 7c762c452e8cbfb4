using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Guarding;

/// <summary>Days in order: nothing recorded is to come, and nothing decided here was before what it rests on.</summary>
public sealed class ChronologySpecs : RefusalSpecs<ChronologySpecs>, IRefusalCases
{
    private static readonly Edtf Later = Edtf.Parse("2030-01-01");
    private static readonly Edtf Earlier = Edtf.Parse("2025-03-01");
    private static readonly Text Negotiated = new("“协商一致”", "the day it became negotiated");
    private static readonly Text Proposed = new("“提出”", "the day it became proposed");
    private static readonly Text Signed = new("“已签署”", "the day it became signed");

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("proposed on a day to come", [], Ask.Propose() with { On = Later }, new DayInFuture(Later)),
        new("consented on a day to come", Story.At(Stage.Proposed).And(new TermsRevised(1, Text1, Digest1, [])),
            Ask.Consent(Qingsu, Digest1) with { On = Tomorrow }, new DayInFuture(Tomorrow)),
        new("signed on a day to come", Story.Before(Stage.Signed), Ask.Signed() with { On = Later }, new DayInFuture(Later)),
        new("a signature of a day to come", Story.At(Stage.Negotiated), Ask.Sign(FirstSignature with { On = Tomorrow }), new DayInFuture(Tomorrow)),
        new("a ceremony of a day to come", Story.At(Stage.Negotiated), Ask.Ceremony() with { On = Tomorrow }, new DayInFuture(Tomorrow)),
        new("a source that tells of a day to come", Story.At(Stage.Negotiated), Ask.Record(Stage.Signed, Later), new DayInFuture(Later)),
        new("suspended from a day to come", Story.At(Stage.Signed), Ask.Suspend() with { On = Tomorrow }, new DayInFuture(Tomorrow)),
        new("kept on a day to come", Story.At(Stage.Implementing), Ask.Fulfil(Exchange.Id) with { On = Tomorrow }, new DayInFuture(Tomorrow)),
        new("negotiated before it was proposed and consented to", Story.Before(Stage.Negotiated), Ask.Negotiated() with { On = Earlier },
            new DayTooEarly(Earlier, Proposed, Now),
            new DayTooEarly(Earlier, new("四川省成都市青苏职业中专学校同意文本", "the consent of Chengdu Qingsu Vocational Secondary School"), Now),
            new DayTooEarly(Earlier, new("重庆市女子职业高级中学同意文本", "the consent of Chongqing Women's Vocational Senior High School"), Now)),
        new("a signature before there was a text", Story.At(Stage.Negotiated), Ask.Sign(FirstSignature with { On = Earlier }),
            new DayTooEarly(Earlier, Negotiated, Now)),
        new("signed before it was negotiated and before anybody signed", Story.Before(Stage.Signed), Ask.Signed() with { On = Earlier },
            new DayTooEarly(Earlier, Negotiated, Now),
            new DayTooEarly(Earlier, new("重庆市女子职业高级中学签署", "the signature of Chongqing Women's Vocational Senior High School"), Visit),
            new DayTooEarly(Earlier, new("四川省成都市青苏职业中专学校签署", "the signature of Chengdu Qingsu Vocational Secondary School"), Visit)),
        new("work begun before it was signed", Story.Before(Stage.Implementing), Ask.Start() with { On = Earlier }, new DayTooEarly(Earlier, Signed, Visit)),
        new("ended before it was signed", Story.At(Stage.Signed), Ask.TerminateAtOnce() with { On = Earlier }, new DayTooEarly(Earlier, Signed, Visit)),
        new("put right to before it was negotiated, where signatures of the text before are earlier already",
            Story.Before(Stage.Signed).And(
                new AgreementReturned(Stage.Negotiated, Stage.Proposed, "专业调整", Day(3)), new AgreementNegotiated(Digest1, Day(4), null),
                new AgreementSigned(Day(5), "重庆", null, null)),
            Ask.Correct("signed.on", "2025-04-05", "2025-04-03").On(new DateOnly(2025, 4, 6)),
            new DayTooEarly(Day(3), Negotiated, Day(4))),
        new("resumed before it was suspended", Story.At(Stage.Signed).And(new AgreementSuspended(Qingsu, "校区搬迁", Now)), Ask.Resume() with { On = Earlier },
            new DayTooEarly(Earlier, new("暂停", "the suspension"), Now)),
        new("verified before it was claimed", Story.At(Stage.Implementing).And(new CommitmentClaimed(Exchange.Id, Qingsu, null, null, Now)),
            Ask.Verify(Exchange.Id, CqWomen) with { On = Earlier }, new DayTooEarly(Earlier, new("责任方的申报", "the claim"), Now)),
    ];

    private static Edtf Day(int day) => Edtf.Day(new DateOnly(2025, 4, day));

    [Theory]
    [InlineData("2025-03")]
    [InlineData("2025-03-27/2025-03-28")]
    [InlineData("2025")]
    [InlineData("XXXX-09-24")]
    public void What_may_have_been_in_order_is_in_order(string on) =>
        Given(Story.Before(Stage.Signed)).When(Ask.Signed() with { On = Edtf.Parse(on) }).Then(new AgreementSigned(Edtf.Parse(on), "重庆", null, null));

    [Fact]
    public void A_source_is_believed_about_the_order() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Record(Stage.Signed, Earlier)).Then(new AgreementSigned(Earlier, null, null, Press));

    /// <summary>Whatever is asked with a day to come, nothing is recorded but what takes effect on its day.</summary>
    [Fact]
    public void The_day_that_follows_a_day_is_in_order() =>
        Given(Story.Before(Stage.Signed)).When((Ask.Signed() with { On = Tomorrow }).On(Today.AddDays(1)))
            .Then(new AgreementSigned(Tomorrow, "重庆", null, null));
}
