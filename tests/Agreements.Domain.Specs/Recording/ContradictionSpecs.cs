using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Recording;

public sealed class ContradictionSpecs : RefusalSpecs<ContradictionSpecs>, IRefusalCases
{
    private static readonly Source Bureau = new("notice-2025-04", "Notice of the bureau", Edtf.Parse("2025-04-02"), Reliability.Official);
    private static readonly IReadOnlyList<AgreementEvent> Signed = Story.At(Stage.Signed);
    private static readonly IReadOnlyList<AgreementEvent> Disputed = Signed.And(new FactReported("signed.on", "2025-03-28", Bureau));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a fact that there is not", Signed, Ask.Report("party/nobody/name", "谁"), new FactUnknown("party/nobody/name", Paths(Signed))),
        new("a stage that was not entered", Signed, Ask.Report("evaluated.on", "2025"), new FactUnknown("evaluated.on", Paths(Signed))),
        new("a day that is none", Signed, Ask.Report("signed.on", "soon"), Unfit(Signed, "signed.on")),
        new("an owner that is no party", Signed.And(new CommitmentAdded(Exchange)), Ask.Report("commitment/exchange/owner", "nobody"),
            Unfit(Signed.And(new CommitmentAdded(Exchange)), "commitment/exchange/owner")),
        new("an empty title", Signed, Ask.Report("title", " "), Unfit(Signed, "title")),
        new("nothing to decide", Signed, Ask.Resolve("signed.on", "2025-03-28"), new ContradictionUnknown("signed.on")),
        new("a value that nobody claims", Disputed, Ask.Resolve("signed.on", "2025-04-01"), new ValueNotClaimed("signed.on", "2025-04-01")),
        new("decided otherwise before", Disputed.And(new ContradictionResolved("signed.on", "2025-03-28", "已核对", Bureau)),
            Ask.Resolve("signed.on", Visit.Value), new ContradictionUnknown("signed.on")),
        new("archived nothing", [], Ask.Report("title", "另一份"), new AgreementUnknown(Id)),
    ];

    [Fact]
    public void Two_sources_that_disagree_stay_side_by_side()
    {
        var after = Given(Disputed).When(Ask.Report("signed.on", "2025-03-27")).Then(new FactReported("signed.on", "2025-03-27", Press));
        after.Entries[Stage.Signed].On.ShouldBe(Visit);
        var there = after.Contradictions.ShouldHaveSingleItem();
        (there.Fact, there.Recorded).ShouldBe(("signed.on", Visit.Value));
        there.Claims.Select(c => (c.Value, c.Source.Id)).ShouldBe([("2025-03-28", Bureau.Id), ("2025-03-27", Press.Id)]);
    }

    [Fact]
    public void A_source_that_says_what_is_on_record_adds_nothing() => Given(Signed).When(Ask.Report("signed.on", Visit.Value)).ThenNothing();

    [Fact]
    public void A_source_that_says_it_again_adds_nothing_even_once_it_is_decided()
    {
        var decided = Disputed.And(new ContradictionResolved("signed.on", Visit.Value, "已核对", null));
        Given(Disputed).When(Ask.Report("signed.on", "2025-03-28", Bureau)).ThenNothing();
        Given(decided).When(Ask.Report("signed.on", "2025-03-28", Bureau)).ThenNothing();
        Given(decided).When(Ask.Report("signed.on", "2025-03-28")).Then(new FactReported("signed.on", "2025-03-28", Press)).Contradictions.Count.ShouldBe(1);
    }

    [Fact]
    public void Where_nothing_was_known_the_first_source_is_believed()
    {
        var unknown = Story.At(Stage.Negotiated).And(new AgreementSigned(null, null, null, Press));
        var after = Given(unknown).When(Ask.Report("signed.on", "2025-03-28", Bureau)).Then(new FactReported("signed.on", "2025-03-28", Bureau));
        after.Entries[Stage.Signed].On.ShouldBe(Edtf.Parse("2025-03-28"));
        after.Contradictions.ShouldBeEmpty();
        Given(unknown.And(new FactReported("signed.on", "2025-03-28", Bureau))).When(Ask.Report("signed.on", "2025-03"))
            .Then(new FactReported("signed.on", "2025-03", Press))
            .Contradictions.ShouldHaveSingleItem().Recorded.ShouldBe("2025-03-28");
    }

    [Fact]
    public void What_is_decided_stands_and_the_events_stay()
    {
        var after = Given(Disputed).When(Ask.Resolve("signed.on", "2025-03-28")).Then(new ContradictionResolved("signed.on", "2025-03-28", "已核对原件", Bureau));
        after.Entries[Stage.Signed].On!.Value.ShouldBe("2025-03-28");
        after.Contradictions.ShouldBeEmpty();
        after.Claims.ShouldHaveSingleItem().IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void The_record_may_be_right() =>
        Given(Disputed).When(Ask.Resolve("signed.on", Visit.Value)).Then(new ContradictionResolved("signed.on", Visit.Value, "已核对原件", null))
            .Entries[Stage.Signed].On.ShouldBe(Visit);

    [Theory]
    [InlineData("title", "青苏与女职中协议")]
    [InlineData("title.en", "Another title")]
    [InlineData("proposed.on", "2025-03")]
    [InlineData("negotiated.on", "2025-03")]
    [InlineData("signed.on", "2025-03-28")]
    [InlineData("implementing.on", "2025~")]
    [InlineData("ceremony.on", "2025-03-28")]
    [InlineData("ceremony.place", "成都")]
    [InlineData("party/qingsu/name", "青苏职中")]
    [InlineData("party/qingsu/name.en", "Qingsu")]
    [InlineData("signature/qingsu/on", "2025-03-27")]
    [InlineData("commitment/exchange/title", "教师交流")]
    [InlineData("commitment/exchange/title.en", "Teachers")]
    [InlineData("commitment/exchange/owner", "cq-women")]
    [InlineData("commitment/exchange/due", "2026")]
    public void Every_fact_with_a_name_can_be_disputed_and_decided(string path, string value)
    {
        var history = Story.At(Stage.Implementing);
        var before = Facts.Find(Given(history).State, path)!.Value;
        before.ShouldNotBe(value);
        var disputed = Given(history).When(Ask.Report(path, value)).Then(new FactReported(path, value, Press));
        Facts.Find(disputed, path)!.Value.ShouldBe(before);
        var decided = Given(history.And(new FactReported(path, value, Press))).When(Ask.Resolve(path, value))
            .Then(new ContradictionResolved(path, value, "已核对原件", Press));
        Facts.Of(decided).Select(f => (f.Path, f.Value)).Except(Facts.Of(disputed).Select(f => (f.Path, f.Value))).ShouldBe([(path, value)]);
    }

    [Fact]
    public void Paths_are_unique() => Facts.Of(Given(Story.At(Stage.Implementing)).State).Select(f => f.Path).ShouldBeUnique();

    [Fact]
    public void A_fact_that_is_gone_is_disputed_no_more() =>
        Given(Disputed.And(new AgreementReturned(Stage.Signed, Stage.Negotiated, "条款有变", Now))).State.Contradictions.ShouldBeEmpty();

    private static string[] Paths(IReadOnlyList<AgreementEvent> happened) => [.. Facts.Of(Given(happened).State).Select(f => f.Path)];

    private static FactMalformed Unfit(IReadOnlyList<AgreementEvent> happened, string path) =>
        Facts.Find(Given(happened).State, path) is { } f ? new FactMalformed(path, f.Name, f.Form.Name) : throw new InvalidOperationException(path);
}
