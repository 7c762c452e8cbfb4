namespace Agreements.Server.Pages.Overview;

/// <summary>The words of the page that leads to everything around agreements.</summary>
internal static class DirectoryTexts
{
    public static readonly Text Lead = new(
        "协议周围的一切：谁参与、开了什么会、按什么政策、有什么成果。",
        "Everything around agreements: who takes part, who met, by which policy, with what result.");
    public static readonly Text Institutions = new(
        "政府、行业、学校、企业、园区：每个单位的协议、承诺、人员和伙伴。",
        "Government, industry, schools, enterprises, parks: agreements, commitments, people and partners of each.");
    public static readonly Text Bodies = new("联盟、集团、联合体、理事会等：成员和牵头单位。", "Alliances, groups, consortia, councils: members, and who leads them.");
    public static readonly Text People = new("协议中的联络人和负责人，仅限您可见的。", "Liaisons and others whom agreements name, as far as you may see them.");
    public static readonly Text Engagements = new("考察、会议、仪式：决议和会后要办的事。", "Visits, meetings, ceremonies: resolutions, and what is to be done after them.");
    public static readonly Text Kinds = new("每类协议要满足的条件，历次版本及其差异。", "What each kind of agreement must meet, its versions and what differs between them.");
    public static readonly Text Indicators = new("协议约定的目标和最新数据。", "What agreements aim at, and the latest figures.");
    public static readonly Text Results = new("国家级、省级、市级、区县级成果。", "National, provincial, municipal and district results.");

    /// <summary>How many there are of a sort.</summary>
    /// <param name="name">The sort.</param>
    /// <param name="count">The number.</param>
    public static Text Count(Text name, int count) => new($"{name.Zh} {count}", $"{name.EnOrZh} {count}");
}
