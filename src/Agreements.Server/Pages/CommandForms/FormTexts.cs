namespace Agreements.Server.Pages.CommandForms;

/// <summary>Words of the forms.</summary>
internal static class FormTexts
{
    public static readonly Text DayNeeded = new(
        "此项须有日期；不写即为今天。若日期不详，请按来源补录。",
        "This needs a day; left out, it is today. If nobody knows the day, take it over from a source.");

    public static readonly Text OneDayNeeded = new("请写确切的一天，如 2026-03-01 或 2026年3月1日。", "Write one day, such as 2026-03-01 or 1 March 2026.");
    public static readonly Text Needed = new("此项必填。", "This is needed.");
    public static readonly Text ChoiceNeeded = new("请选一个。", "Choose one.");
    public static readonly Text WholeNeeded = new("请写整数。", "Write a whole number.");
    public static readonly Text NumberNeeded = new("请写数字。", "Write a number.");
    public static readonly Text NotFound = new("没有找到。请写名称、简称、拼音或代码。", "Not found. Write a name, alias, pinyin or code.");
    public static readonly Text EnterPerson = new("登记此人", "Enter this person");
    public static readonly Text SeveralFound = new("有多个符合，请选一个：", "Several fit; choose one:");
    public static readonly Text Required = new("必填", "required");
    public static readonly Text InChinese = new("中文", "Chinese");
    public static readonly Text InEnglish = new("英文", "English");
    public static readonly Text Today = new("不写即为今天。可写“2020年4月”“约2024年”等。", "Left out, it is today. “April 2020” or “about 2024” will do.");
    public static readonly Text AnyDay = new("可写“2020年4月”“约2024年”“不详”等。", "“April 2020”, “about 2024” or “unknown” will do.");
    public static readonly Text Search = new("名称、简称、拼音或代码", "name, alias, pinyin or code");
    public static readonly Text OnePerLine = new("每行一个：名称、简称、拼音或代码", "one per line: name, alias, pinyin or code");
    public static readonly Text NothingChosen = new("（未选）", "(none)");
    public static readonly Text Yes = new("是", "yes");
    public static readonly Text No = new("否", "no");
    public static readonly Text Record = new("记录", "Record");
    public static readonly Text ShowFirst = new("先看将记录什么", "Show first what would be recorded");
    public static readonly Text GoBackThere = new("返回", "Back");
    public static readonly Text Cancel = new("取消", "Cancel");
    public static readonly Text MoreRows = new("增加几行", "More rows");
    public static readonly Text WouldRecord = new("将记录", "What would be recorded");
    public static readonly Text NothingNew = new("与已有记录相同，不会记录新内容。", "This is on record already: nothing new would be recorded.");
    public static readonly Text Wrong = new("没有记录，请修改以下各处：", "Nothing was recorded. Mend these places:");
    public static readonly Text Refused = new("没有记录，条件未满足：", "Nothing was recorded. Conditions are not met:");
    public static readonly Text Stale = new("您填写期间，该协议已有变化：", "While you were writing, this has happened:");
    public static readonly Text GoOn = new("已阅，继续记录", "I have read it; record mine");
    public static readonly Text Done = new("已记录", "Recorded");
    public static readonly Text NothingWasNew = new("没有新内容：已有相同记录", "Nothing new: it was on record already");
    public static readonly Text NameOfDirectory = new(
        "不填则用名录中的名称。尚未确定的一方：不填单位，在此写明已知情况。",
        "Left out, it is the directory's. For a party not yet named: leave the institution out and write here what is known.");

    public static readonly Text Actions = new("办理", "Do");
    public static readonly Text AllActions = new("可办事项", "What you can do");
}
