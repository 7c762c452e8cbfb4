namespace Agreements.Server.Pages.Search;

/// <summary>The words of the search.</summary>
internal static class SearchTexts
{
    public static readonly Text Label = new("搜索协议、单位、组织和人员", "Search agreements, institutions, bodies and people");
    public static readonly Text Hint = new("名称、编号、简称、拼音或首字母", "Title, reference, name, pinyin or initials");
    public static readonly Text Go = new("搜索", "Search");
    public static readonly Text People = new("人员", "People");
    public static readonly Text Agreements = new("协议", "Agreements");
    public static readonly Text More = new("查看全部", "See all of them");
    public static readonly Text HowTo = new("怎样搜索", "How to search");

    /// <summary>Ways that find something.</summary>
    public static readonly IReadOnlyList<Text> Ways =
    [
        new("名称中的几个字，简体或繁体皆可：女子职高、職教聯盟", "a few characters of the name, simplified or traditional: 女子职高, 職教聯盟"),
        new("全拼，可不加空格：chongqing、zhijiao lianmeng", "pinyin, with or without spaces: chongqing, zhijiao lianmeng"),
        new("拼音首字母：cqnzz", "the initials of the pinyin: cqnzz"),
        new("协议编号或单位代码：QJ-2", "the reference of an agreement, or a code: QJ-2"),
        new("几个词用空格隔开，须全部符合：重庆 产业学院", "several words with spaces, all of which must fit: 重庆 产业学院"),
    ];

    /// <summary>That nothing was found.</summary>
    /// <param name="text">What was looked for.</param>
    public static Text Nothing(string text) => new($"没有找到“{text}”", $"Nothing found for '{text}'");

    /// <summary>Where it was looked for.</summary>
    /// <param name="withPeople">Whether people were among it.</param>
    public static Text Searched(bool withPeople) => withPeople
        ? new(
            "已在您可见的协议、单位名录、常设组织和您可见的人员中查找。",
            "Looked through the agreements you see, the institutions, the standing bodies and the people you may see.")
        : new("已在您可见的协议、单位名录和常设组织中查找。", "Looked through the agreements you see, the institutions and the standing bodies.");

    /// <summary>How many were found.</summary>
    /// <param name="text">What was looked for.</param>
    public static Text Found(string text) => new($"“{text}”的搜索结果", $"Found for '{text}'");
}
