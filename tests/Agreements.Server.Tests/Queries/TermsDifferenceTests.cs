using Agreements.Server.Queries.Differences;
using System.Text.Json;

namespace Agreements.Server.Tests.Queries;

/// <summary>What a reader is shown of two texts: everything that differs, nothing that does not.</summary>
public sealed class TermsDifferenceTests
{
    private static readonly Terms Text1 = new(
        new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"),
        [new Text("区域联动"), new Text("资源共享")],
        [new Text("校园文化建设与品牌塑造", "Campus culture and brand")],
        [new Clause("exchange", new Text("师生互派", "Teachers and students visit each other"))],
        [new Text("组织领导"), new Text("联络机制")],
        new Period(3, Edtf.Parse("2025-03-28"), Edtf.Parse("2028-03-27"), 30));

    private static readonly Terms Text2 = Text1 with { Clauses = [.. Text1.Clauses!, new Clause("courses", new Text("课程建设", "Course building"))] };

    private static readonly Terms Reversed = Text1 with { Term = new Period(null, Edtf.Parse("2025-09"), Edtf.Parse("2025-08-31")) };

    private static readonly Terms[] Texts =
    [
        new(), new(Areas: []), new(Term: new Period()), new(Term: new Period(3)), Text1, Text2, Reversed,
        Text1 with { Clauses = [new Clause("courses", new Text("课程建设")), .. Text1.Clauses!] }, Text2 with { Clauses = [.. Text2.Clauses!.Reverse()] },
        Text1 with { Principles = [new Text("资源共享"), new Text("区域联动")] }, Text1 with { Guarantees = [] }, Text1 with { Guarantees = null },
        Text1 with { Purpose = new Text("服务成渝双城经济圈", "Serve the economic circle of both cities") },
        Text1 with { Term = Text1.Term! with { From = Edtf.Parse("2025-03-28", "第一次会面当日") } },
    ];

    [Fact]
    public void There_is_a_difference_exactly_when_the_digests_differ()
    {
        foreach (var (one, other) in Texts.SelectMany(_ => Texts, (a, b) => (a, b)))
        {
            var same = TermsDigest.Of(one) == TermsDigest.Of(other);
            TermsDifference.Between(one, other).Count
                .ShouldBe(same ? 0 : TermsDifference.Between(one, other).Count(c => c.Before != c.After || c.Kind == TermsChangeKind.Moved));
            (TermsDifference.Between(one, other).Count == 0).ShouldBe(same, $"{JsonSerializer.Serialize(one)} and {JsonSerializer.Serialize(other)}");
        }
    }

    [Fact]
    public void Clauses_are_told_apart_by_their_ids()
    {
        var before = Clauses(("a", "师生互派"), ("b", "课程建设"), ("c", "经费"), ("d", "宣传"));
        var after = Clauses(("d", "宣传"), ("a", "师生互派"), ("b", "课程共建"), ("e", "保密"));
        TermsDifference.Between(before, after).ShouldBe(
        [
            new(TermsPart.Clauses, "c", TermsChangeKind.Removed, new Text("经费"), null),
            new(TermsPart.Clauses, "d", TermsChangeKind.Moved, new Text("宣传"), new Text("宣传")),
            new(TermsPart.Clauses, "b", TermsChangeKind.Changed, new Text("课程建设"), new Text("课程共建")),
            new(TermsPart.Clauses, "e", TermsChangeKind.Added, null, new Text("保密")),
        ]);
    }

    [Fact]
    public void What_has_no_id_is_changed_when_it_resembles_what_stood_there_and_else_goes_and_comes()
    {
        var before = new Terms(Principles: [new Text("优势互补、资源共享"), new Text("区域联动"), new Text("保密")]);
        var after = new Terms(Principles: [new Text("优势互补、资源共建共享"), new Text("区域联动"), new Text("互利共赢")]);
        TermsDifference.Between(before, after).ShouldBe(
        [
            new(TermsPart.Principles, null, TermsChangeKind.Changed, before.Principles![0], after.Principles![0]),
            new(TermsPart.Principles, null, TermsChangeKind.Removed, before.Principles[2], null),
            new(TermsPart.Principles, null, TermsChangeKind.Added, null, after.Principles[2]),
        ]);
    }

    [Fact]
    public void The_period_is_told_part_by_part() =>
        TermsDifference.Between(
            new Terms(Term: new Period(3, Edtf.Parse("2025-03-28"), null, 30)),
            new Terms(Term: new Period(3.0m, Edtf.Parse("2025-04"), Edtf.Parse("2028-03"), 30)))
            .ShouldBe(
            [
                new(TermsPart.Term, "from", TermsChangeKind.Changed, new Text("2025-03-28"), new Text("2025-04")),
                new(TermsPart.Term, "to", TermsChangeKind.Added, null, new Text("2028-03")),
            ]);

    [Fact]
    public void That_there_is_nothing_is_news_where_nobody_knew() =>
        TermsDifference.Between(new Terms(), new Terms(Guarantees: [])).ShouldBe(
            [new(TermsPart.Guarantees, null, TermsChangeKind.Added, null, new Text("（明确没有）", "(expressly none)"))]);

    [Theory]
    [InlineData("师生互派", "师生双向互派", "师生+双向 互派")]
    [InlineData("每年互派10名教师", "每年互派12名教师", "每年互派-10+12 名教师")]
    [InlineData("visit each other yearly", "visit each other every year", "visit each other -yearly+every year")]
    [InlineData("", "新增", "+新增")]
    [InlineData("旧", "", "-旧")]
    [InlineData("甲", "甲", " 甲")]
    [InlineData("𠮷野家", "吉野家", "-𠮷+吉 野家")]
    [InlineData("👩‍🏫教", "👨‍🏫教", "-👩‍🏫+👨‍🏫 教")]
    public void A_wording_is_compared_by_characters_in_Chinese_and_by_words_where_there_are_words(string before, string after, string shown)
    {
        var pieces = WordingDifference.Between(before, after);
        string.Concat(pieces.Select(p => p.Fate switch { PieceFate.Removed => "-", PieceFate.Added => "+", _ => p == pieces[0] ? "" : " " } + p.Text))
            .TrimStart().ShouldBe(shown.TrimStart());
        Wording(pieces, PieceFate.Added).ShouldBe(before);
        Wording(pieces, PieceFate.Removed).ShouldBe(after);
    }

    [Fact]
    public void Long_wordings_that_share_nothing_are_one_for_the_other()
    {
        var (before, after) = (new string('甲', 3000), new string('乙', 3000));
        WordingDifference.Between(before, after).ShouldBe([new(PieceFate.Removed, before), new(PieceFate.Added, after)]);
    }

    [Fact]
    public void A_long_wording_with_one_word_changed_shows_that_word_only() =>
        WordingDifference.Between(new string('甲', 30000) + "十" + new string('乙', 30000), new string('甲', 30000) + "百" + new string('乙', 30000))
            .Where(p => p.Fate != PieceFate.Kept).ShouldBe([new(PieceFate.Removed, "十"), new(PieceFate.Added, "百")]);

    private static string Wording(IEnumerable<Piece> pieces, PieceFate without) => string.Concat(pieces.Where(p => p.Fate != without).Select(p => p.Text));

    private static Terms Clauses(params IEnumerable<(string Id, string Text)> clauses) =>
        new(Clauses: [.. clauses.Select(c => new Clause(c.Id, new Text(c.Text)))]);
}
