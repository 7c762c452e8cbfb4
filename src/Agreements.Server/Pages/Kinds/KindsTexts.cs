using Agreements.Server.Localization;
using Agreements.Server.Queries;

namespace Agreements.Server.Pages.Kinds;

/// <summary>The words of the pages of kinds and their policies.</summary>
internal static class KindsTexts
{
    public static readonly Text Lead = new(
        "每类协议须满足的条件。新协议按当日施行的政策办理，并始终按该版本评判。",
        "What each kind of agreement must meet. A new agreement gets the policy in force that day, and is judged by that version from then on.");

    public static readonly Text Policy = new("现行政策", "Policy in force");
    public static readonly Text OpenAgreements = new("您可见的进行中协议", "Open agreements you see");
    public static readonly Text Asks = new("要求", "What it asks for");
    public static readonly Text Versions = new("历次版本", "Versions");
    public static readonly Text Version = new("版本", "Version");
    public static readonly Text From = new("施行日", "In force from");
    public static readonly Text By = new("发布", "Published");
    public static readonly Text Reason = new("理由", "Reason");
    public static readonly Text Shipped = new("系统自带", "came with the product");
    public static readonly Text InForce = new("现行", "in force");
    public static readonly Text Coming = new("尚未施行", "to come");
    public static readonly Text Differences = new("两个版本的差异", "What differs between two versions");
    public static readonly Text Earlier = new("原版本", "Earlier version");
    public static readonly Text Later = new("新版本", "Later version");
    public static readonly Text Compare = new("比较", "Compare");
    public static readonly Text Same = new("两个版本的要求相同。", "Both versions ask for the same.");
    public static readonly Text OnlyOne = new("目前只有一个版本。", "There is one version only.");
    public static readonly Text Gone = new("原为", "was");
    public static readonly Text Now = new("改为", "is now");
    public static readonly Text Concerned = new("新版本会涉及哪些协议", "Which agreements a new version concerns");
    public static readonly Text HowConcerned = new(
        "新政策只约束施行日起提出的协议。进行中的协议沿用原版本，直到有人为其改用最新政策；已有评分的不能改用。",
        "A new version holds for what is proposed from its first day. What is under way keeps its own, until somebody has it adopt the newest; what has "
            + "been rated cannot.");

    public static readonly Text NoneOpen = new("您可见范围内没有这一类的进行中协议。", "You see no open agreement of this kind.");
    public static readonly Text SeesNone = new(
        "管理员看不到协议，因此这里没有数字；请协调员或审计员在本页查看。",
        "Administrators see no agreements, so there are no numbers here; a coordinator or an auditor finds them on this page.");

    /// <summary>A version by its number.</summary>
    /// <param name="version">The version.</param>
    public static Text Of(int version) => new($"第 {version} 版", $"Version {version}");

    /// <summary>Who published a version, and when.</summary>
    /// <param name="policy">The version.</param>
    public static Text Published(PolicyView policy) => policy is { PublishedAt: { } at }
        ? new($"{policy.User}，{Instants.In(at, UiLanguage.Chinese)}", $"{policy.User}, {Instants.In(at, UiLanguage.English)}")
        : Shipped;
}
