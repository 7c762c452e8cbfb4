using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Correcting;

public sealed class CorrectSpecs : RefusalSpecs<CorrectSpecs>, IRefusalCases
{
    private static readonly string[] PathsAtFirst =
    [
        "title", "title.en", "reference", "proposed.on",
        .. new[] { Qingsu, CqWomen, QingyangEdu, JiangbeiEdu, Changan }.SelectMany(p => new[] { $"party/{p}/name", $"party/{p}/name.en" }),
    ];

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("no such fact, and which there are", Story.At(Stage.Proposed), Ask.Correct("signed.on", null, "2025"), new FactUnknown("signed.on", PathsAtFirst)),
        new("somebody else corrected it first", Story.At(Stage.Signed), Ask.Correct("signed.on", "2025-03-27", "2025-03-28"),
            new FactNotAsGiven("signed.on", new Text("进入“已签署”阶段的日期", "the day it became signed"), Visit.Value, "2025-03-27")),
        new("no day", Story.At(Stage.Signed), Ask.Correct("signed.on", Visit.Value, "2025-02-30"),
            new FactMalformed("signed.on", new Text("进入“已签署”阶段的日期", "the day it became signed"), FactForm.Day.Name)),
        new("a year that nobody counts", Story.At(Stage.Signed), Ask.Correct("signed.on", Visit.Value, "-2010"),
            new FactMalformed("signed.on", new Text("进入“已签署”阶段的日期", "the day it became signed"), FactForm.Day.Name)),
        new("a title of two lines", Story.At(Stage.Signed), Ask.Correct("title", Title.Zh, "甲\n乙"),
            new FactMalformed("title", new Text("协议标题", "the title"), FactForm.Words.Name)),
        new("a title that reads backwards", Story.At(Stage.Signed), Ask.Correct("title", Title.Zh, "甲\u202E乙"),
            new FactMalformed("title", new Text("协议标题", "the title"), FactForm.Words.Name)),
        new("a title is needed", Story.At(Stage.Signed), Ask.Correct("title", Title.Zh, null),
            new FactMalformed("title", new Text("协议标题", "the title"), FactForm.Words.Name)),
        new("no reason", Story.At(Stage.Signed), Ask.Correct("signed.on", Visit.Value, "2025-03-28", " "), new ReasonMissing()),
    ];

    /// <summary>Path, what the story has on record, and another value that is kept as it is given.</summary>
    public static TheoryData<string, string?, string?> Correctable => new()
    {
        { "title", Title.Zh, "青苏职中与重庆女职中友好学校协议" },
        { "title.en", Title.En, null },
        { "reference", null, "成青教〔2025〕7号" },
        { "proposed.on", "2025-03-28", "2025-03" },
        { "negotiated.on", "2025-03-28", null },
        { "signed.on", Visit.Value, "2025-03-28" },
        { "implementing.on", "2025-03-28", "2025-03" },
        { "evaluated.on", "2025-03-28", "2025-03" },
        { "term.from", "2025-03-28", "2025-03-27" },
        { "term.to", "2028-03-27", "2029-03-27" },
        { "term.years", "3", "4.5" },
        { "term.notice-days", "30", "60" },
        { "approval.on", "2025-03-28", "2025-03-20~" },
        { $"party/{Qingsu}/name", QingsuName.Zh, "成都青苏职业高级中学" },
        { $"party/{Changan}/name.en", ChanganName.En, "Changan" },
        { $"liaison/{Qingsu}", "p-1", "p-9" },
        { $"signature/{Qingsu}/on", Visit.Value, "2025-03-28" },
        { $"signature/{Qingsu}/title", "校长", "党委书记" },
        { $"signature/{Qingsu}/method", "seal", "wet-ink" },
        { $"signature/{Qingsu}/originals", "4", "6" },
        { "ceremony.on", Visit.Value, null },
        { "ceremony.place", "重庆", "重庆市江北区" },
        { "ceremony.host", JiangbeiEdu, QingyangEdu },
        { "commitment/exchange/title", "教师互派", "教师互访" },
        { "commitment/exchange/title.en", "Exchange of teachers", null },
        { "commitment/exchange/owner", Qingsu, CqWomen },
        { "commitment/exchange/due", "2025-12", "2026-03-31" },
        { "commitment/exchange/quantity", "at-least 10 person 名", "12.5 person-time" },
        { "outcome/1/title", "市级教学成果奖", "市级教学成果一等奖" },
        { "outcome/1/level", "municipal", "provincial" },
        { "outcome/1/quantity", "1 prize 项", null },
        { "outcome/1/on", "2026", "2026-06" },
    };

    [Theory]
    [MemberData(nameof(Correctable))]
    public void A_correction_says_what_was_and_what_is_and_changes_nothing_else(string path, string? was, string? now)
    {
        var before = Given(Story.At(Stage.Evaluated));
        Facts.Find(before.State, path)!.Value.ShouldBe(was);
        var after = before.When(Ask.Correct(path, was, now)).Then(new FactCorrected(path, was, now, "新闻稿日期有误", null));
        Facts.Find(after, path)!.Value.ShouldBe(now);
        Others(after, path).ShouldBe(Others(before.State, path));
    }

    /// <summary>A path that no case above corrects would be one that nobody has tried.</summary>
    [Fact]
    public void Every_fact_of_the_table_is_among_the_cases() =>
        Facts.Of(Given(Story.At(Stage.Evaluated)).State).Select(f => Part(f.Path)).Distinct()
            .ShouldBe(Correctable.Select(c => Part((string)c[0])), ignoreOrder: true);

    [Fact]
    public void What_is_on_record_already_says_nothing_new() => Given(Story.At(Stage.Signed)).When(Ask.Correct("signed.on", null, Visit.Value)).ThenNothing();

    [Fact]
    public void The_day_of_the_evaluation_is_one_day() =>
        Given(Story.At(Stage.Evaluated)).When(Ask.Correct("evaluated.on", "2025-03-28", "2025-03"))
            .Then(new FactCorrected("evaluated.on", "2025-03-28", "2025-03", "新闻稿日期有误", null)).Evaluation!.On!.Value.ShouldBe("2025-03");

    [Theory]
    [InlineData("at-least 10 person 名", true)]
    [InlineData("0.1 visit", true)]
    [InlineData("person", false)]
    [InlineData("ten person", false)]
    [InlineData("about", false)]
    [InlineData("1 2 3 4", false)]
    public void Amounts_are_read_as_they_are_written(string text, bool isOne) => FactForm.Amount.Read(text).ShouldBe(isOne ? text : null);

    private static string[] Others(Agreement state, string but) => [.. Facts.Of(state).Where(f => f.Path != but).Select(f => $"{f.Path} {f.Value}")];

    private static string Part(string path) => path.Split('/') is [var first, _, .. var rest] ? string.Join('/', [first, .. rest]) : path;
}

public sealed class UpdateSpecs : RefusalSpecs<UpdateSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("what happened stays on its day", Story.At(Stage.Signed), Ask.Update("ceremony.place", "成都"),
            new FactDoesNotChange("ceremony.place", new Text("签约仪式的地点", "the place of the ceremony"))),
        new("no words", Story.At(Stage.Signed), Ask.Update("reference", " "),
            new FactMalformed("reference", new Text("文号", "the reference"), FactForm.Words.Name)),
    ];

    [Fact]
    public void A_party_has_a_new_name_from_a_day_on()
    {
        var (path, name, from) = ($"party/{Qingsu}/name", "成都青苏职业高级中学", new DateOnly(2025, 9, 1));
        var update = Ask.Update(path, name) with { On = Edtf.Day(from) };
        Given(Story.At(Stage.Signed)).When(update.On(from)).Then(new FactUpdated(path, QingsuName.Zh, name, Edtf.Day(from), null))
            .FindParty(Qingsu)!.Name.Zh.ShouldBe(name);
        var known = Given(Story.At(Stage.Signed)).When(update).Then(new FactUpdateScheduled(path, name, from, null));
        known.FindParty(Qingsu)!.Name.ShouldBe(QingsuName, "until its day it reads as it did");
        Given(Story.At(Stage.Signed).And(new FactUpdateScheduled(path, name, from, null))).When(new MakeDueUpdates().On(from))
            .Then(new FactUpdated(path, QingsuName.Zh, name, Edtf.Day(from), null)).FindParty(Qingsu)!.Name.Zh.ShouldBe(name);
    }

    /// <summary>A wrong last day is put right however long ago the agreement expired by it, and opens it again.</summary>
    [Theory]
    [InlineData("2034-12-31", "2034-12-31")]
    [InlineData("2034-12-31~", null)]
    [InlineData(null, null)]
    public void A_last_day_that_was_recorded_wrongly_is_corrected_and_the_agreement_is_open_again(string? now, string? last)
    {
        var expired = Story.At(Stage.Signed).And(new TermsRevised(2, Text1 with { Term = new Period(To: Edtf.Parse("2024-12-31")) }, Digest2, []),
            new AgreementExpired(new DateOnly(2024, 12, 31)));
        var after = Given(expired).When(Ask.Correct("term.to", "2024-12-31", now)).Then(
            new FactCorrected("term.to", "2024-12-31", now, "新闻稿日期有误", null),
            new AgreementReopened(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)));
        after.Standing.ShouldBe(Standing.Open);
        after.Term!.To?.Value.ShouldBe(now);
        after.CurrentTerms!.Terms.Term!.To!.Value.ShouldBe("2024-12-31", "the text stays as it was taken down");
    }

    [Fact]
    public void A_correction_that_leaves_it_over_opens_nothing() =>
        Given(Story.At(Stage.Signed).And(new AgreementExpired(new DateOnly(2028, 3, 27))))
            .When(Ask.Correct("term.to", "2028-03-27", "2029-03-27").On(new DateOnly(2030, 1, 1)))
            .Then(new FactCorrected("term.to", "2028-03-27", "2029-03-27", "新闻稿日期有误", null)).Standing.ShouldBe(Standing.Expired);

    [Fact]
    public void The_period_is_no_fact_while_it_is_being_negotiated() =>
        Given(Story.Before(Stage.Signed)).When(Ask.Correct("term.to", "2028-03-27", "2029-03-27")).Decided.Refusals.Single().ShouldBeOfType<FactUnknown>();

    [Fact]
    public void Without_a_day_it_is_today_and_from_a_source_unknown()
    {
        Given(Story.At(Stage.Signed)).When(Ask.Update("title", "新标题")).Then(new FactUpdated("title", Title.Zh, "新标题", Now, null));
        Given(Story.At(Stage.Signed)).When(Ask.Update("title", "新标题") with { Source = Press }).Then(new FactUpdated("title", Title.Zh, "新标题", null, Press));
    }

    [Fact]
    public void The_name_it_has_says_nothing_new() => Given(Story.At(Stage.Signed)).When(Ask.Update("title", Title.Zh)).ThenNothing();
}
