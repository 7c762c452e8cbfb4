using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.Queries;

/// <summary>What happens to entries of the directory, told event by event as it could have come.</summary>
public sealed class EntryDescriptionsTests
{
    private static readonly Source Report = new("s-1", "成渝教育合作报道", null, Reliability.Press);

    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly Figure Students = new("k", new Text("在校生", "Students"), new Quantity(3000, Qualifier.Exact, "person", "名"), Day);

    private static readonly BodyFacts League = new("b-1", BodyKind.Alliance, new Text("职教联盟", "League"), null, [], ["s-1"], false, null, null);

    private static readonly (InstitutionEvent Happened, string Zh, string En)[] OfInstitutions =
    [
        (new InstitutionRegistered("s-1", InstitutionKind.School, new Text("甲校", "School A"), [], null, "s-0", null), "登记学校“甲校”。",
            "The school 'School A' was entered."),
        (new InstitutionSupplemented(["甲中"], null, "s-2", Report), "据《成渝教育合作报道》，补充别名“甲中”，上级机构[s-2]。",
            "According to '成渝教育合作报道': more became known: also called '甲中', under [s-2]."),
        (new InstitutionRenamed(new Text("甲学院", "College A"), Day, null), "由“甲校”更名为“甲学院”（2025年3月27日）。", "'School A' became 'College A' (27 March 2025)."),
        (new AliasAdded("甲"), "增加别名“甲”。", "It also goes by '甲'."),
        (new AliasRemoved("甲"), "删除别名“甲”。", "It does not go by '甲'."),
        (new InstitutionReclassified(InstitutionKind.Government, null), "类别由学校改为政府部门。", "Its sort was changed from school to government."),
        (new InstitutionMoved("四川省", null), "地区由“不详”改为“四川省”。", "Its region was changed from unknown to 四川省."),
        (new InstitutionPlaced("s-3", null), "上级机构由[s-0]改为[s-3]。", "What stands above it was changed from [s-0] to [s-3]."),
        (new InstitutionSaidOtherwise(null, null, "s-4", Report), "《成渝教育合作报道》另有说法：上级机构为[s-4]；记录不变。",
            "'成渝教育合作报道' says otherwise: what stands above it is [s-4]; the record stays."),
        (new DuplicateTakenOver("s-9", []), "并入重复条目“s-9”。", "The duplicate entry 's-9' was merged into it."),
        (new InstitutionFigureRecorded(Students), "在校生：3000名（2025年3月27日）。", "Students: 3,000 people (27 March 2025)."),
        (new InstitutionFigureCorrected(Students with { Quantity = new Quantity(3100, Qualifier.Exact, "person", "名") }, "漏计"),
            "更正数据“在校生”：由3000名改为3100名（2025年3月27日），理由：漏计。", "The figure 'Students' was corrected from 3,000 people to 3,100 people (27 March 2025): 漏计."),
        (new InstitutionMerged("s-5", "同一学校"), "并入[s-5]（s-5）：同一学校。", "It was merged into [s-5] (s-5): 同一学校."),
    ];

    private static readonly (BodyEvent Happened, string Zh, string En)[] OfBodies =
    [
        (new BodyRegistered(League, null), "登记联盟“职教联盟”，成员：[s-1]等。", "The alliance 'League' was entered; members: [s-1] and others."),
        (new BodyDescribed(League with { Members = ["s-1", "s-2"], FoundedBy = "REF-1" }, Report),
            "据《成渝教育合作报道》，描述“职教联盟”，新增成员：[s-2]，依据<REF-1>成立。", "According to '成渝教育合作报道': 'League' is described; members added: [s-2], founded by <REF-1>."),
        (new BodyRenamed(new Text("新联盟", "New League"), Day, null), "由“职教联盟”更名为“新联盟”（2025年3月27日）。", "'League' became 'New League' (27 March 2025)."),
        (new ChairAppointed("s-3", Day, null), "[s-3]任牵头单位（2025年3月27日）。", "[s-3] took the chair (27 March 2025)."),
        (new ChairAppointed(null, null, null), "牵头单位空缺（日期不明）。", "The chair was left empty (day unknown)."),
        (new CoLeadsNamed(["s-1", "s-4"], null, null), "共同牵头单位：[s-1]、[s-4]（日期不明）。", "Leading together: [s-1] and [s-4] (day unknown)."),
        (new MemberJoined("s-5", Day, null), "[s-5]加入（2025年3月27日）。", "[s-5] became a member (27 March 2025)."),
        (new MemberLeft("s-5", Day, null), "[s-5]退出（2025年3月27日）。", "[s-5] left (27 March 2025)."),
        (new MembershipStated(MembersOnRecord.All), "成员名单完整。", "The members on record are all there are."),
        (new BodyFigureRecorded(Students), "在校生：3000名（2025年3月27日）。", "Students: 3,000 people (27 March 2025)."),
        (new BodyFigureCorrected(Students with { Quantity = new Quantity(2, Qualifier.Exact, "person", "名") }, null),
            "更正数据“在校生”：由3000名改为2名（2025年3月27日）。", "The figure 'Students' was corrected from 3,000 people to 2 people (27 March 2025)."),
        (new BodyDissolved(Day, "任务完成。", null), "撤销（2025年3月27日），理由：任务完成。", "It was dissolved (27 March 2025): 任务完成."),
    ];

    private static readonly Naming Marked =
        Naming.ByReference with { Institution = code => new Text($"[{code}]"), Founder = reference => new Text($"<{reference}>") };

    [Fact]
    public void Every_event_of_an_institution_is_told_in_both_languages()
    {
        var (state, known) = (Institution.Unwritten(DirectoryIds.OfInstitution("s-1")), new List<Reference>());
        foreach (var (happened, zh, en) in OfInstitutions)
        {
            var before = state;
            Says(EntryDescriptions.Of(happened, before, Marked), zh, en);
            // Of a whole history: what stood there before was collected from the events before.
            known.AddRange(Reference.In(happened));
            AskedNames.Of(naming => EntryDescriptions.Of(happened, before, naming)).ShouldBeSubsetOf(known, happened.GetType().Name);
            state = Institution.Evolve(state, happened);
        }

        IsWhole(OfInstitutions.Select(e => e.Happened));
    }

    [Fact]
    public void Every_event_of_a_body_is_told_in_both_languages()
    {
        var (state, known) = (Body.Unwritten(DirectoryIds.OfBody("b-1")), new List<Reference>());
        foreach (var (happened, zh, en) in OfBodies)
        {
            var (before, after) = (state, Body.Evolve(state, happened));
            Says(EntryDescriptions.Of(happened, before, after, Marked), zh, en);
            known.AddRange(Reference.In(happened));
            AskedNames.Of(naming => EntryDescriptions.Of(happened, before, after, naming)).ShouldBeSubsetOf(known, happened.GetType().Name);
            state = after;
        }

        IsWhole(OfBodies.Select(e => e.Happened));
    }

    private static void Says(Text said, string zh, string en) => (said.Zh, said.EnOrZh).ShouldBe((zh, en));

    private static void IsWhole<TEvent>(IEnumerable<TEvent> told)
        where TEvent : class =>
        told.Select(e => e.GetType()).Distinct().ShouldBe(EventNames.All.Keys.Where(t => t.IsAssignableTo(typeof(TEvent))), ignoreOrder: true);
}
