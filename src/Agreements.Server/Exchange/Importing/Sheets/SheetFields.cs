using Agreements.Server.Localization.ChineseText;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>What columns are called in the spreadsheets that bureaus keep.</summary>
internal static partial class SheetFields
{
    private static readonly Dictionary<SheetField, (Text Name, string Aliases)> Names = new()
    {
        [SheetField.Reference] = (new("编号", "Number"),
            "协议编号|合同编号|文号|协议号|编码|档案号|agreement number|agreement no|ref|reference|no|code"),
        [SheetField.Title] = (new("名称", "Title"), "协议名称|协议标题|标题|项目名称|合作项目|合同名称|协议|name|agreement|agreement title|agreement name|title zh"),
        [SheetField.TitleEn] = (new("英文名称", "Title in English"), "英文标题|名称英|english title|english name|title en"),
        [SheetField.Kind] = (new("类别", "Kind"), "协议类别|协议类型|类型|合作类型|合作类别|种类|type|category|agreement kind|agreement type"),
        [SheetField.FirstParty] = (new("甲方", "Party A"), "甲方名称|甲方单位|签约甲方|first party|party a name"),
        [SheetField.SecondParty] = (new("乙方", "Party B"), "乙方名称|乙方单位|签约乙方|合作单位|合作方|合作院校|合作企业|second party|party b name|partner|partners"),
        [SheetField.MorePrincipals] = (new("其他签约方", "More signing parties"),
            "丙方|签约方|签约单位|签约主体|签署方|双方|各方|signing parties|signatories|parties|principals"),
        [SheetField.OtherParties] = (new("其他各方", "Other parties"), "其他方|参与方|参与单位|成员|成员单位|参加单位|members|participants|other members"),
        [SheetField.Witness] = (new("见证方", "Witnesses"), "见证单位|鉴证方|见证|witness|witnessed by"),
        [SheetField.Guide] = (new("指导方", "Guided by"), "指导单位|guide"),
        [SheetField.Host] = (new("承办方", "Host"), "承办单位|主办单位|主办方|hosted by"),
        [SheetField.Beneficiary] = (new("受益方", "Beneficiary"), "受援方|受援学校|受帮扶方|帮扶对象|beneficiaries"),
        [SheetField.Stage] = (new("阶段", "Stage"), "状态|进展|当前阶段|所处阶段|协议状态|进度|status|stage reached|state"),
        [SheetField.SignedOn] = (new("签署日期", "Signed on"), "签订日期|签约日期|签署时间|签订时间|签约时间|签署日|签字日期|date signed|signed|signing date|date"),
        [SheetField.SignedAt] = (new("签署地点", "Signed at"), "签订地点|签约地点|地点|place|signing place"),
        [SheetField.Period] = (new("期限", "Period"), "协议期限|合作期限|有效期|有效期限|年限|合作年限|期限年|years|term|duration|validity"),
        [SheetField.From] = (new("开始日期", "From"), "起始日期|生效日期|起始时间|开始时间|合作开始|start|starts|start date|effective date|valid from"),
        [SheetField.To] = (new("结束日期", "To"), "截止日期|到期日期|终止日期|到期时间|截止时间|结束时间|到期日|合作结束|end|ends|end date|expires|expiry|valid to|until"),
        [SheetField.Purpose] = (new("宗旨", "Purpose"), "合作宗旨|目的|合作目的|目标|合作目标|aim|aims|objective"),
        [SheetField.Areas] = (new("合作领域", "Areas"), "领域|合作范围|合作方向|areas of cooperation|fields|scope"),
        [SheetField.Clauses] = (new("主要内容", "Main content"), "合作内容|协议内容|主要条款|条款|内容摘要|内容|clauses|content|contents|summary"),
        [SheetField.Commitments] = (new("承诺", "Commitments"), "承诺事项|任务|主要任务|重点任务|任务分工|约定事项|tasks|obligations"),
        [SheetField.Note] = (new("备注", "Note"), "说明|附注|notes|remark|remarks|comment|comments"),
        [SheetField.OpenQuestions] = (new("待核实", "Open questions"), "疑问|待确认|待核实事项|待查|存疑|open question|questions|to be checked"),
        [SheetField.SourceTitle] = (new("来源", "Source"), "资料来源|信息来源|出处|来源名称|source title"),
        [SheetField.SourcePublished] = (new("来源日期", "Source published"), "发布日期|发布时间|报道日期|published|published on|source date"),
        [SheetField.SourceReliability] = (new("来源性质", "Source reliability"), "来源类型|可靠性|reliability|source type"),
    };

    private static readonly string[] OfPeople =
        ["联系人", "联络人", "联系电话", "电话", "手机", "负责人", "经办人", "签字人", "签署人", "邮箱", "身份证", "微信", "contact", "phone", "email", "mobile", "liaison", "signatory"];

    private static readonly string[] Numbering = ["序号", "行号", "序", "#", "serial", "sn"];

    private static readonly Dictionary<string, SheetField> ByName = Names
        .SelectMany(f => f.Value.Aliases.Split('|').Concat([f.Value.Name.Zh, f.Value.Name.EnOrZh, KebabEnum<SheetField>.Name(f.Key)])
            .Select(name => (Key: Plain(name), f.Key)))
        .DistinctBy(p => p.Key).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    /// <summary>What a field is called above its column.</summary>
    public static Text Of(SheetField field) => Names[field].Name;

    /// <summary>What a heading means; null when nobody knows.</summary>
    /// <param name="heading">The heading as it is written.</param>
    public static SheetField? Find(string heading) =>
        ByName.TryGetValue(Plain(heading), out var field) || ByName.TryGetValue(Plain(Aside().Replace(heading, "")), out field) ? field : null;

    /// <summary>Whether a column is of people: who they are and how they are reached has its own register.</summary>
    public static bool IsOfPeople(string heading) =>
        Chinese.Fold(heading) is var plain && Array.Exists(OfPeople, p => plain.Contains(p, StringComparison.Ordinal));

    /// <summary>Whether a column only counts the rows.</summary>
    public static bool IsNumbering(string heading) => Numbering.Contains(Plain(heading), StringComparer.Ordinal) || heading.Trim() == "#";

    /// <summary>A heading as it is compared and remembered: without spaces, signs and the difference of scripts.</summary>
    public static string Plain(string heading) => Signs().Replace(Chinese.Fold(heading), "");

    [GeneratedRegex("[\\s\\p{P}\\p{S}]+")]
    private static partial Regex Signs();

    [GeneratedRegex("[（(【\\[][^）)】\\]]*[）)】\\]]")]
    private static partial Regex Aside();
}
