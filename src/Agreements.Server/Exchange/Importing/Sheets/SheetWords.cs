using Agreements.Server.Localization;
using Agreements.Server.ReadModels;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>Words of cells, as people write them.</summary>
internal static partial class SheetWords
{
    private const string Digits = "零一二三四五六七八九十";

    private static readonly Dictionary<string, AgreementKind> Kinds = Table(
        Enum.GetValues<AgreementKind>().SelectMany(k => new[] { KindNames.Of(k), Names.Of(k) }
            .SelectMany(t => new[] { t.Zh, t.EnOrZh }).Append(KebabEnum<AgreementKind>.Name(k)).Select(n => (n, k))),
        ("框架", AgreementKind.Framework), ("合作框架协议", AgreementKind.Framework), ("战略合作框架协议", AgreementKind.Framework),
        ("战略合作协议", AgreementKind.Framework), ("方案", AgreementKind.SpecialPlan), ("专项合作方案", AgreementKind.SpecialPlan),
        ("友好学校结对协议", AgreementKind.FriendshipSchool), ("结对协议", AgreementKind.FriendshipSchool), ("校际合作", AgreementKind.FriendshipSchool),
        ("章程", AgreementKind.AllianceCharter), ("联盟", AgreementKind.AllianceCharter), ("联合体", AgreementKind.Consortium),
        ("帮扶", AgreementKind.Aid), ("帮扶协议", AgreementKind.Aid), ("对口支援", AgreementKind.Aid), ("共建项目", AgreementKind.ConstructionProject),
        ("共建协议", AgreementKind.ConstructionProject));

    private static readonly Dictionary<string, Stage> Stages = Table(
        Enum.GetValues<Stage>().SelectMany(s => new[] { StageNames.Zh(s), StageNames.En(s), KebabEnum<Stage>.Name(s) }.Select(n => (n, s))),
        ("拟议", Domain.Stage.Proposed), ("拟签", Domain.Stage.Proposed), ("草案", Domain.Stage.Proposed), ("已提出", Domain.Stage.Proposed),
        ("洽谈中", Domain.Stage.Proposed),
        ("协商", Domain.Stage.Negotiated), ("已协商", Domain.Stage.Negotiated), ("待签", Domain.Stage.Negotiated), ("待签署", Domain.Stage.Negotiated),
        ("拟定", Domain.Stage.Negotiated),
        ("签署", Domain.Stage.Signed), ("签订", Domain.Stage.Signed), ("已签", Domain.Stage.Signed), ("已签订", Domain.Stage.Signed),
        ("已签约", Domain.Stage.Signed), ("签约", Domain.Stage.Signed),
        ("实施", Domain.Stage.Implementing), ("执行中", Domain.Stage.Implementing), ("履行中", Domain.Stage.Implementing), ("进行中", Domain.Stage.Implementing),
        ("推进中", Domain.Stage.Implementing), ("在执行", Domain.Stage.Implementing), ("ongoing", Domain.Stage.Implementing),
        ("in progress", Domain.Stage.Implementing),
        ("评估", Domain.Stage.Evaluated), ("已验收", Domain.Stage.Evaluated), ("已完成评估", Domain.Stage.Evaluated));

    private static readonly Dictionary<string, Reliability> Reliabilities = Table(
        Enum.GetValues<Reliability>().Select(r => (KebabEnum<Reliability>.Name(r), r)),
        ("官方", Domain.Values.Reliability.Official), ("台账", Domain.Values.Reliability.Official), ("公文", Domain.Values.Reliability.Official),
        ("报道", Domain.Values.Reliability.Press),
        ("媒体", Domain.Values.Reliability.Press), ("新闻", Domain.Values.Reliability.Press), ("传闻", Domain.Values.Reliability.Hearsay),
        ("口头", Domain.Values.Reliability.Hearsay));

    public static AgreementKind? Kind(string said) => Find(Kinds, said);

    public static Stage? Stage(string said) => Find(Stages, said);

    public static Reliability? Reliability(string said) => Find(Reliabilities, said);

    /// <summary>Several names in one cell.</summary>
    public static IEnumerable<string> Several(string cell) =>
        cell.Split(['、', ';', '；', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The lines of a cell.</summary>
    public static IEnumerable<string> Lines(string cell) => cell.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A number of years: <c>3年</c>, <c>三年</c>, <c>3</c>, <c>18个月</c>, <c>3 years</c>. Null for anything else.</summary>
    public static decimal? Years(string said)
    {
        var m = YearCount().Match(said.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToLowerInvariant());
        if (!m.Success)
        {
            return null;
        }

        var number = m.Groups["c"].Success ? Digits.IndexOf(m.Groups["c"].Value, StringComparison.Ordinal)
            : decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture);
        return number is <= 0 or > 200 ? null : !m.Groups["m"].Success ? number
            // A month is no finite part of a year; a quarter is.
            : number % 3 == 0 ? number / 12 : null;
    }

    private static T? Find<T>(Dictionary<string, T> table, string said)
        where T : struct => table.TryGetValue(SheetFields.Plain(said), out var found) ? found : null;

    private static Dictionary<string, T> Table<T>(IEnumerable<(string Name, T Value)> names, params (string Name, T Value)[] more) =>
        names.Concat(more).Select(p => (Name: SheetFields.Plain(p.Name), p.Value)).DistinctBy(p => p.Name)
            .ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    [GeneratedRegex("^(?:(?<n>\\d{1,3}(?:\\.\\d{1,2})?)|(?<c>[一二三四五六七八九十]))\\s*(?:年|years?|yrs?|(?<m>个月|months?))?$")]
    private static partial Regex YearCount();
}
