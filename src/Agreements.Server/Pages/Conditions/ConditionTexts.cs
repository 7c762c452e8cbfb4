namespace Agreements.Server.Pages.Conditions;

/// <summary>The words of conditions that cannot be read.</summary>
internal static class ConditionTexts
{
    public static readonly Text NothingShown = new("条件有误，未显示结果：", "Nothing is shown, for the conditions cannot be read:");
    public static readonly Text EndsBeforeItBegins = new("结束日期早于开始日期，请对调。", "The last day is before the first: exchange them.");
    public static readonly Text InstitutionHint = new("名称、简称或拼音", "name, alias or pinyin");

    /// <summary>A parameter that the page does not know.</summary>
    public static Text Unknown(string name) => new($"没有“{name}”这一条件，请删去。", $"There is no condition '{name}': leave it out.");

    /// <summary>A word that is none of those that the condition takes.</summary>
    public static Text NotOneOf(string name, string given, IEnumerable<string> words) => new(
        $"{Named(name).Zh}不能是“{given}”，请从列表中选择（{string.Join("、", words)}）。",
        $"{Named(name).EnOrZh} cannot be '{given}': choose one of {string.Join(", ", words)}.");

    /// <summary>No day.</summary>
    public static Text NoDay(string name, string given) => new(
        $"{Named(name).Zh}：“{given}”不是日期，请写成 2025-03-27。", $"{Named(name).EnOrZh}: '{given}' is no day; write it as 2025-03-27.");

    /// <summary>No month.</summary>
    public static Text NoMonth(string name, string given) => new(
        $"{Named(name).Zh}：“{given}”不是月份，请写成 2025-03。", $"{Named(name).EnOrZh}: '{given}' is no month; write it as 2025-03.");

    /// <summary>No id: nobody types one.</summary>
    public static Text NoLink(string name) => new(
        $"{Named(name).Zh}：地址不完整，请从该协议的页面打开。", $"{Named(name).EnOrZh}: the address is not whole; open it from the agreement's page.");

    /// <summary>Nobody, or more than one, fits what was typed.</summary>
    public static Text NoInstitution(string given, IReadOnlyList<Text> near) => near.Count == 0
        ? new Text($"没有名为“{given}”的单位，请检查名称、简称或拼音。", $"No institution is called '{given}': check its name, alias or pinyin.")
        : new Text(
            $"“{given}”可能指：{string.Join("、", near.Select(n => n.Zh))}。请写出其中一个。",
            $"'{given}' may mean {string.Join(", ", near.Select(n => n.EnOrZh))}: type one of them.");

    private static Text Named(string name) => name switch
    {
        "stage" => Texts.Words.Stage,
        "kind" => Texts.Words.Kind,
        "standing" => Register.RegisterTexts.Standing,
        "sort" or "order" => Register.RegisterTexts.Order,
        "due" => Commitments.CommitmentsTexts.When,
        "month" => new Text("月份", "month"),
        "agreement" => Texts.Words.Agreement,
        "from" => new Text("开始日期", "from"),
        "asOf" => Progress.ProgressTexts.OnDay,
        "clock" => Register.RegisterTexts.Clock,
        "until" => Commitments.CommitmentsTexts.Until,
        _ => new Text(name),
    };
}
