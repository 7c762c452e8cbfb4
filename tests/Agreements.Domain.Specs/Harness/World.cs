namespace Agreements.Domain.Specs.Harness;

/// <summary>Two schools that become friends, witnessed by the authorities of both districts: the case QJ-2.</summary>
internal static class World
{
    public const string Qingsu = "qingsu";
    public const string CqWomen = "cq-women";
    public const string QingyangEdu = "qingyang-edu";
    public const string JiangbeiEdu = "jiangbei-edu";
    public const string Changan = "changan";

    public static readonly Guid Id = new("0195d3a0-0000-7000-8000-000000000002");
    public static readonly Guid ParentId = new("0195d3a0-0000-7000-8000-000000000001");
    public static readonly DateOnly Today = new(2025, 3, 28);
    public static readonly Edtf Now = Edtf.Day(Today);
    public static readonly Edtf Visit = Edtf.Parse("2025-03-27/2025-03-28");
    public static readonly Edtf Tomorrow = Edtf.Day(Today.AddDays(1));

    public static readonly Actor Coordinator = new("u-1", QingyangEdu, ActingRole.Coordinator);
    public static readonly Actor Approver = new("u-2", JiangbeiEdu, ActingRole.Approver);
    /// <summary>One who publishes policies.</summary>
    public static readonly Actor Administrator = new("u-9", "cq-edu", ActingRole.Administrator);

    public static readonly Source Press = new("press-2025-03-qingyang", "Qingyang education delegation to Chongqing", Edtf.Parse("2025-03"), Reliability.Press);

    public static readonly Text Title = new("青苏职中与重庆女职中合作共建友好学校协议", "Friendship-school agreement");
    public static readonly Text QingsuName = new("四川省成都市青苏职业中专学校", "Chengdu Qingsu Vocational Secondary School");
    public static readonly Text CqWomenName = new("重庆市女子职业高级中学", "Chongqing Women's Vocational Senior High School");
    public static readonly Text QingyangEduName = new("成都市青羊区教育局", "Education Bureau of Qingyang District");
    public static readonly Text JiangbeiEduName = new("重庆市江北区教育委员会");
    public static readonly Text ChanganName = new("重庆长安汽车股份有限公司", "Changan Automobile");
    public static readonly Text UnnamedName = new("一所重庆中职学校", "one vocational school in Chongqing");

    public static readonly Party First = Party.OfInstitution(Qingsu, PartyRole.Initiator, QingsuName);
    public static readonly Party Second = Party.OfInstitution(CqWomen, PartyRole.Principal, CqWomenName);
    public static readonly Party FirstWitness = Party.OfInstitution(QingyangEdu, PartyRole.Witness, QingyangEduName);
    public static readonly Party SecondWitness = Party.OfInstitution(JiangbeiEdu, PartyRole.Witness, JiangbeiEduName);
    public static readonly Party Member = Party.OfInstitution(Changan, PartyRole.Member, ChanganName);
    public static readonly Party Unnamed = Party.Unnamed(1, PartyRole.Principal, UnnamedName);
    public static readonly Party UnnamedWitness = Party.Unnamed(2, PartyRole.Witness, UnnamedName);

    /// <summary>Two principals, two witnesses, and a member that is neither.</summary>
    public static readonly IReadOnlyList<Party> Parties = [First, Second, FirstWitness, SecondWitness, Member];

    public static readonly Terms Text1 = new(
        new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"),
        [new Text("区域联动"), new Text("资源共享")],
        [new Text("校园文化建设与品牌塑造", "Campus culture and brand")],
        [new Clause("exchange", new Text("师生互派", "Teachers and students visit each other"))],
        [new Text("组织领导"), new Text("联络机制")],
        new Period(3, Edtf.Parse("2025-03-28"), Edtf.Parse("2028-03-27"), 30));

    public static readonly Terms Text2 = Text1 with { Clauses = [.. Text1.Clauses!, new Clause("courses", new Text("课程建设", "Course building"))] };
    public static readonly Terms Reversed = Text1 with { Term = new Period(null, Edtf.Parse("2025-09"), Edtf.Parse("2025-08-31")) };
    public static readonly string Digest1 = TermsDigest.Of(Text1);
    public static readonly string Digest2 = TermsDigest.Of(Text2);
    public static readonly string DocumentDigest = new('d', 64);

    public static readonly Signature FirstSignature = new(Qingsu, Visit, "校长", SigningMethod.Seal, DocumentDigest, 4, OriginalAt: "学校档案室");
    public static readonly Signature SecondSignature = new(CqWomen, Visit, "校长", SigningMethod.WetInk);
    public static readonly Commitment Exchange =
        new(
            "exchange", new Text("教师互派", "Exchange of teachers"), Qingsu, Edtf.Parse("2025-12"), Recurrence.Year,
            new Quantity(10, Qualifier.AtLeast, "person", "名"));

    /// <summary>What follows when the first is kept: the story's commitment comes round.</summary>
    public static readonly Commitment NextExchange = Exchange with { Id = "exchange-2026", Due = Edtf.Parse("2026-12-31") };

    public static readonly Commitment Ownerless = new("results-list", new Text("标志性成果清单", "Landmark results list"), null);
    public static readonly Outcome Prize =
        new(OutcomeLevel.Municipal, new Text("市级教学成果奖", "Municipal teaching prize"), new Quantity(1, Qualifier.Exact, "prize", "项"), Edtf.Parse("2026"), null);

    public static IReadOnlyDictionary<string, int> Scores(int delivery, int results, int cooperation) =>
        new Dictionary<string, int> { ["delivery"] = delivery, ["results"] = results, ["cooperation"] = cooperation };
}
