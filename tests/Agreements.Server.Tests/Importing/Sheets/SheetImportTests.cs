using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Localization;
using System.Text;

namespace Agreements.Server.Tests.Importing.Sheets;

/// <summary>Spreadsheets as bureaus keep them: what is read, and what is said of which cell.</summary>
public sealed class SheetImportTests(SheetDatabase there) : IClassFixture<SheetDatabase>
{
    private static readonly string[] Plain = ["编号", "名称", "类别", "甲方", "乙方"];

    [Fact]
    public async Task A_row_is_an_agreement_with_all_that_its_columns_tell_and_the_same_file_again_is_nothing_new()
    {
        var file = SheetFiles.Xlsx(
            ["序号", "协议编号", "协议名称", "类型", "甲方", "乙方", "见证单位", "状态", "签订时间", "合作期限", "宗旨", "合作领域", "主要内容", "承诺", "备注", "待核实", "来源", "来源日期"],
            [
                1, "W-1", "对口帮扶协议书", "帮扶", "北校", "南", "教育局", "执行中", new DateOnly(2024, 3, 27), "三年", "共同提高", "师资、课程",
                "第一条。\n第二条。", "互派教师｜甲方｜2025年6月\n共享课程", "一式两份", "金额是多少", "区教育局通报", new DateOnly(2024, 4, 1),
            ]);
        // 南 is nobody's name: the short name of the other school is said first.
        (await there.PlanAsync(file)).Whole.Errors.ShouldHaveSingleItem().Place.Cell!.Address.ShouldBe("F2");
        file = SheetFiles.Xlsx(
            ["序号", "协议编号", "协议名称", "类型", "甲方", "乙方", "见证单位", "状态", "签订时间", "合作期限", "宗旨", "合作领域", "主要内容", "承诺", "备注", "待核实"],
            [
                1, "W-1", "对口帮扶协议书", "帮扶", "北", "南校", "教育局", "执行中", new DateOnly(2024, 3, 27), "三年", "共同提高", "师资、课程",
                "第一条。\n第二条。", "互派教师｜甲方｜2025年6月\n共享课程", "一式两份", "金额是多少",
            ]);
        (await there.RecordAsync(file)).ShouldBe(Recorded.Whole);
        var agreement = await there.AgreementAsync("W-1");
        agreement.ShouldSatisfyAllConditions(
            a => (a.Kind, a.Stage, a.Title.Zh).ShouldBe((AgreementKind.Aid, Stage.Implementing, "对口帮扶协议书")),
            a => a.Parties.Select(p => (p.Institution, p.Role)).ShouldBe(
                [("north", PartyRole.Principal), ("south", PartyRole.Principal), ("bureau", PartyRole.Witness)]),
            a => a.CurrentTerms!.Terms.Term!.Years.ShouldBe(3), a => a.CurrentTerms!.Terms.Purpose!.Zh.ShouldBe("共同提高"),
            a => a.CurrentTerms!.Terms.Areas!.Select(x => x.Zh).ShouldBe(["师资", "课程"]),
            a => a.CurrentTerms!.Terms.Clauses!.Select(c => c.Text.Zh).ShouldBe(["第一条。", "第二条。"]),
            a => a.Commitments.Select(c => (c.Commitment.Title.Zh, c.Commitment.Owner, c.Commitment.Due?.Value)).ShouldBe(
                [("互派教师", "north", "2025-06"), ("共享课程", null, null)]),
            a => a.Source!.Title.ShouldBe("合作协议台账"));
        (await there.RecordAsync(file)).ShouldBe(Recorded.NothingNew);
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-8-mark"), InlineData("gbk"), InlineData("gb18030"), InlineData("utf-16")]
    public async Task Csv_is_read_in_each_encoding_that_spreadsheets_save(string name)
    {
        var encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false), "utf-8-mark" => new UTF8Encoding(true), "utf-16" => new UnicodeEncoding(false, true),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!,
        };
        var plan = await there.PlanAsync(SheetFiles.Csv(encoding, "编号,名称,甲方,乙方,签署日期", "C-1,\"合作协议，含逗号\",北校,南校,2024年5月"), name: "台账.csv");
        plan.Whole.Errors.ShouldBeEmpty();
        plan.Whole.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Title.Zh.ShouldBe("合作协议，含逗号"), r => r.Stage.ShouldBe(Stage.Signed), r => r.Place.ToString().ShouldStartWith("台账.csv: 2"));
    }

    [Theory]
    [InlineData("类别", "合同书", "kind-unknown", "不是协议类别", "is no kind of agreement")]
    [InlineData("阶段", "差不多了", "stage-unknown", "不是阶段", "is no stage")]
    [InlineData("阶段", "提出", "stage-contradicts-history", "却有签署日期", "but there is a day of signing")]
    [InlineData("签署日期", "去年秋天", "date-malformed", "不是日期", "is no day")]
    [InlineData("签署日期", "45378", "date-malformed", "不是日期", "is no day")]
    [InlineData("签署日期", "2099-01-01", "history-in-future", "在今天", "is after today")]
    [InlineData("期限", "很久", "period-malformed", "不是期限", "is no period")]
    [InlineData("结束日期", "2020-01-01", "period-reversed", "早于开始", "ends")]
    [InlineData("甲方", "查无此校", "institution-unknown", "机构名录中没有“查无此校”", "'查无此校' is not in the directory")]
    [InlineData("乙方", "北校", "party-duplicate", "出现了两次", "stands twice")]
    [InlineData("名称", "", "title-missing", "没有名称", "The title is missing")]
    [InlineData("承诺", "送书｜路人", "owner-unknown", "不是本行的一方", "is no party of this row")]
    [InlineData("承诺", "送书｜甲方｜早晚", "date-malformed", "不是日期", "is no day")]
    public async Task A_wrong_cell_is_named_with_cause_and_cure_in_both_languages(string column, string value, string code, string zh, string en)
    {
        string[] heads = ["编号", "名称", "类别", "甲方", "乙方", "阶段", "签署日期", "期限", "开始日期", "结束日期", "承诺"];
        object?[] row = ["E-1", "协议", "帮扶", "北校", "南校", "已签署", "2024-01-01", "3年", "2024-01-01", "2027-01-01", "送书"];
        row[Array.IndexOf(heads, column)] = value.Length > 0 ? value : null;
        var plan = await there.PlanAsync(SheetFiles.Xlsx(["某区合作协议台账"], [], heads, row));
        var error = plan.Whole.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Place.Cell.ShouldBe(new SheetCell("台账", 4, Array.IndexOf(heads, column) + 1, column));
        error.Cause.Zh.ShouldContain(zh);
        error.Cause.En!.ShouldContain(en);
        error.Cure.Zh.ShouldNotBeNullOrWhiteSpace();
        error.Cure.En.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("北小", "北校"), InlineData("南笑", "南校"), InlineData("联萌", "联盟")]
    public async Task Near_misses_are_offered_for_a_name_that_nobody_has(string said, string offered)
    {
        var error = (await there.PlanAsync(SheetFiles.Xlsx(Plain, ["N-1", "协议", "帮扶", said, "教育局"]))).Whole.Errors.ShouldHaveSingleItem();
        error.Unregistered.ShouldBe(said);
        error.Cure.Zh.ShouldContain($"是否应为：{offered}");
    }

    [Fact]
    public async Task Cells_that_say_less_than_they_seem_are_said()
    {
        var plan = await there.PlanAsync(SheetFiles.Xlsx(
            new SheetToMake(
                "台账", Plain, ["M-1", "协议一", "帮扶", "北校", "南校"], ["M-2", "协议二", "帮扶", null, "南校"],
                ["M-3", new Formula("A1&\"x\"", "算出的名称"), "帮扶", "北校", "南校"], ["M-4", new Formula("NOW()", null), "帮扶", "北校", "南校"],
                ["M-5", new Formula("1/0", "#DIV/0!", true), "帮扶", "北校", "南校"]) { Merged = ["D2:D3"] },
            new SheetToMake("旧表", Plain, ["M-9", "藏着的协议", "帮扶", "北校", "南校"]) { IsHidden = true }));
        plan.Whole.Errors.Select(e => (e.Place.Cell!.Address, e.Code)).ShouldBe(
            [("D2", "cells-merged"), ("B5", "formula-uncalculated"), ("B6", "cell-error")], ignoreOrder: true);
        plan.Whole.Warnings.ShouldContain(w => w.Code == "sheet-hidden" && w.Cause.Zh.Contains("旧表", StringComparison.Ordinal));
        plan.Whole.Rows.Select(r => r.Title.Zh).ShouldContain("算出的名称");
        plan.Whole.Rows.Select(r => r.Title.Zh).ShouldNotContain("藏着的协议");
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "2024-03-01"), InlineData("yyyy\"年\"m\"月\"", "2024-03"), InlineData("yyyy\"年\"", "2024")]
    [InlineData("[$-804]yyyy/m/d h:mm", "2024-03-01")]
    public async Task A_day_says_no_more_than_its_cell_shows(string format, string day)
    {
        var plan = await there.PlanAsync(SheetFiles.Xlsx(
            [.. Plain, "签署日期"], ["D-1", "协议", "帮扶", "北校", "南校", new Shown(new DateTime(2024, 3, 1).ToOADate(), format)]));
        plan.Whole.Errors.ShouldBeEmpty();
        plan.Whole.Rows[0].Events.OfType<AgreementSigned>().ShouldHaveSingleItem().On!.Value.ShouldBe(day);
    }

    [Fact]
    public async Task Two_head_rows_are_read_together_and_columns_of_people_are_left_out()
    {
        var plan = await there.PlanAsync(SheetFiles.Xlsx(new SheetToMake(
            "台账", ["XX 区台账"], ["编号", "名称", "签约各单位", null, "联系人", "颜色"], [null, null, "甲方", "乙方", null, null], ["H-1", "协议", "北校", "南校", "张三", "红"])
        {
            Merged = ["A1:F1", "A2:A3", "B2:B3", "C2:D2"],
        }));
        plan.Whole.Errors.ShouldBeEmpty();
        plan.Whole.Rows.ShouldHaveSingleItem().Code.ShouldBe("H-1");
        plan.Whole.Warnings.Select(w => w.Code).ShouldBe(["column-of-people", "column-unknown", "day-unknown"], ignoreOrder: true);
        plan.Whole.Rows[0].Events.Select(e => e.ToString()!).ShouldAllBe(e => !e.Contains("张三", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_that_nobody_knows_is_read_as_somebody_says()
    {
        var file = SheetFiles.Xlsx(["号", "事项", "我方", "对方"], ["K-1", "协议", "北校", "南校"]);
        (await there.PlanAsync(file)).Whole.Errors.ShouldHaveSingleItem().Code.ShouldBe("head-missing");
        var plan = await there.PlanAsync(
            file, AgreementKind.Aid, "台账.xlsx", ("事项", "title"), ("我方", "first-party"), ("对方", "second-party"), ("号", "reference"));
        plan.Whole.Errors.ShouldBeEmpty();
        plan.Whole.Rows.ShouldHaveSingleItem().Code.ShouldBe("K-1");
    }

    [Fact]
    public async Task A_row_without_a_number_is_known_again_by_kind_title_and_parties()
    {
        var file = SheetFiles.Xlsx(["名称", "甲方", "乙方"], ["无号协议", "北校", "南校"], ["无号协议", "北校", "教育局"]);
        (await there.RecordAsync(file)).ShouldBe(Recorded.Whole);
        (await there.RecordAsync(SheetFiles.Xlsx(["乙方", "甲方", "协议名称"], ["南校", "北", "无号协议"]))).ShouldBe(Recorded.NothingNew);
        var twice = await there.PlanAsync(SheetFiles.Xlsx(["名称", "甲方"], ["同一份", "北校"], ["同一份", "北校"]));
        twice.Whole.Errors.ShouldHaveSingleItem().Code.ShouldBe("ref-duplicate");
    }

    [Fact]
    public async Task A_number_that_another_agreement_has_is_said_at_its_row()
    {
        (await there.RecordAsync(SheetFiles.Xlsx(Plain, ["Z-1", "协议一", "帮扶", "北校", "南校"]))).ShouldBe(Recorded.Whole);
        var error = (await there.PlanAsync(SheetFiles.Xlsx(Plain, ["Z-1", "另一份协议", "帮扶", "北校", "南校"]))).Whole.Errors.ShouldHaveSingleItem();
        (error.Code, error.Place.Cell!.Address).ShouldBe(("record-contradicted", "2"));
        error.Cure.Zh.ShouldContain("改用另一个编号");
    }

    [Fact]
    public async Task Each_source_that_rows_name_is_a_source_of_its_own_and_all_are_recorded_together()
    {
        var file = SheetFiles.Xlsx(
            [.. Plain, "来源", "来源性质"], ["S-1", "协议一", "帮扶", "北校", "南校", "四川日报", "报道"], ["S-2", "协议二", "帮扶", "北校", "南校", null, null]);
        (await there.PlanAsync(file)).Parts.Select(p => p.Source!.Reliability).ShouldBe([Reliability.Press, Reliability.Official]);
        (await there.RecordAsync(file)).ShouldBe(Recorded.Whole);
        await using var session = there.Store.QuerySession();
        (await session.Events.FetchStreamAsync(StableIds.OfAgreement("sheet-ledger", "S-2"))).ShouldAllBe(e => e.CausationId == "sheet-ledger");
        (await there.RecordAsync(file)).ShouldBe(Recorded.NothingNew);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Every_template_is_read_with_all_its_columns_and_its_kind(bool isChinese)
    {
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            var plan = await there.PlanAsync(SheetTemplate.Of(kind, isChinese ? UiLanguage.Chinese : UiLanguage.English), kind: null);
            plan.Columns.ShouldAllBe(c => c.Field != null);
            plan.Columns.Count.ShouldBeGreaterThan(15);
            plan.Whole.Findings.ShouldBeEmpty();
        }
    }
}
