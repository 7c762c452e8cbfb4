namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the page that tells why a fact is so.</summary>
internal static class WhyTexts
{
    public static readonly Text Heading = new("事实的缘由", "Why facts are so");
    public static readonly Text Lead = new(
        "每项事实现在为何如此：由哪一事件记录，何人记录，依据何在。", "Why each fact is what it is: the event that gave it, who recorded it, and on what source.");
    public static readonly Text Link = new("缘由", "Why");
    public static readonly Text All = new("全部事实的缘由", "Why all facts are so");
    public static readonly Text Fact = new("事项", "Fact");
    public static readonly Text Now = new("现在", "Now");
    public static readonly Text Given = new("由此而来", "Given by");
    public static readonly Text Changes = new("历次变化", "Every change");
    public static readonly Text Gone = new("已不在记录中", "no longer on record");
    public static readonly Text Never = new("从未有事件给出它的值。", "No event has ever given it a value.");
    public static readonly Text Source = new("来源", "Source");
    public static readonly Text Then = new("回放到这一版", "Replay at this version");

    /// <summary>No fact.</summary>
    /// <param name="given">What was asked for.</param>
    public static Text NoFact(string given) =>
        new($"本协议没有名为“{given}”的事实；请从下表选择。", $"This agreement has no fact '{given}': choose one from the list below.");

    /// <summary>The page that tells why one fact is so.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="fact">The path of the fact; null for all facts.</param>
    public static string Address(Guid agreement, string? fact) =>
        fact is null ? $"/agreements/{agreement}/why" : $"/agreements/{agreement}/why?fact={Uri.EscapeDataString(fact)}";
}
