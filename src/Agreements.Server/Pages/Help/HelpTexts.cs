namespace Agreements.Server.Pages.Help;

/// <summary>The words of the page of help.</summary>
internal static class HelpTexts
{
    public static readonly Text Guide = new("怎样开始", "How to begin");
    public static readonly Text New = new("新功能", "What is new");
    public static readonly Text Open = new("打开", "Open");
    public static readonly Text Begin = new("第一次使用，从这里开始", "New here? Begin with these");
    public static readonly Text Colon = new("：", ": ");
    public static readonly Text GotIt = new("知道了", "Got it");
    public static readonly Text First = new("第一次使用？先看两分钟的指南。", "New here? Read the guide of two minutes first.");
}
