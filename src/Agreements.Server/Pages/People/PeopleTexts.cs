using Agreements.Server.Identity.People;
using Agreements.Server.Localization;

namespace Agreements.Server.Pages.People;

/// <summary>The words of the pages of people.</summary>
internal static class PeopleTexts
{
    public static readonly Text Heading = new("人员名录", "People");
    public static readonly Text New = new("登记人员", "Register a person");
    public static readonly Text Name = new("姓名", "Name");
    public static readonly Text NameEn = new("拉丁字母姓名", "Name in Latin letters");
    public static readonly Text Title = new("职务", "Job title");
    public static readonly Text TitleEn = new("英文职务", "Job title in English");
    public static readonly Text Phones = new("电话（每行一个）", "Phones (one a line)");
    public static readonly Text Mails = new("电子邮箱（每行一个）", "Mail addresses (one a line)");
    public static readonly Text Addresses = new("通信地址（每行一个）", "Postal addresses (one a line)");
    public static readonly Text Language = new("联络语言", "Language");
    public static readonly Text Note = new("联络说明", "Note");
    public static readonly Text Save = new("保存", "Save");
    public static readonly Text SearchHint = new("姓名、拼音或首字母", "Name, pinyin or its initials");
    public static readonly Text Empty = new("没有符合条件的人员", "Nobody found");
    public static readonly Text EmptyHint = new("只显示您有权查看的人员。", "Only people whose data you may see are listed.");
    public static readonly Text Next = new("下一页", "Next page");
    public static readonly Text First = new("第一页", "First page");
    public static readonly Text Pages = new("分页", "Pages");
    public static readonly Text Reference = new("人员编号（在协议中引用）", "Reference (what agreements name them by)");
    public static readonly Text KeptBy = new("登记单位", "Registered by");
    public static readonly Text Changed = new("最近更改", "Last change");
    public static readonly Text Edit = new("更改信息", "Change");
    public static readonly Text ContactsHidden = new("审计员不显示联系方式。", "Contacts are not shown to auditors.");
    public static readonly Text Copy = new("个人信息副本", "Copy of everything held");
    public static readonly Text CopyFile = new("下载（JSON）", "Download (JSON)");
    public static readonly Text Taken = new("生成时间", "Taken at");
    public static readonly Text Purpose = new("处理目的", "Purpose");
    public static readonly Text NamedIn = new("在协议记录中", "In the records of agreements");
    public static readonly Text Accounts = new("账号", "Accounts");
    public static readonly Text Reads = new("谁查阅过其个人信息", "Who read the data lately");
    public static readonly Text OwnReads = new("其账号查阅过的内容", "What their accounts read lately");
    public static readonly Text Deeds = new("对其个人信息的处理", "What was done with the data");
    public static readonly Text Erase = new("删除个人信息", "Erase");
    public static readonly Text EraseHint = new(
        "删除后不可恢复。协议记录保持完整，其中的姓名将显示为“前联络人”。", "This cannot be undone. Records of agreements stay whole and say \"former liaison\" in place of the name.");
    public static readonly Text Reason = new("删除原因", "Reason");
    public static readonly Text Confirm = new("输入其姓名以确认", "Type the name to confirm");
    public static readonly Text NotConfirmed = new("输入的姓名与此人不符，未删除。", "The name typed is not this person's. Nothing was erased.");
    public static readonly Text ReasonMissing = new("请选择删除原因。", "Choose a reason.");
    public static readonly Text HasAccount = new("此人仍有可用账号：请先由管理员停用。", "They still have an account that can be used: have an administrator disable it first.");
    public static readonly Text WasErased = new("个人信息已删除。", "The person was erased.");
    public static readonly Text NothingLeft = new("历史记录的文字中没有其姓名、电话或邮箱。", "Neither the name nor a phone or mail of theirs stands in a text of the history.");
    public static readonly Text Left = new("仍留存于以下文字中", "It still stands in these texts");
    public static readonly Text LeftHint = new(
        "历史记录不可更改：请保存此页，并决定如何处理；本页不能再次打开。",
        "History is not changed: keep this page and decide what to do. It cannot be opened again.");
    public static readonly Text Where = new("位置", "Where");
    public static readonly Text Record = new("记录", "Record");
    public static readonly Text What = new("内容", "What");
    public static readonly Text Stale = new("其间已有人更改，请核对后重新填写。", "Somebody changed this in the meantime. Check and fill in again.");
    public static readonly Text OutOfReach = new("不能登记该单位的人员：请选择本单位、下属单位，或您所见协议的参与单位。",
        "You cannot register people of that institution: choose your own, one under it, or one with a role in an agreement that you see.");
    public static readonly Text NotYours = new("您不能更改人员信息。", "You may not change people's data.");

    private static readonly Text[] Reasons =
    [
        new("处理目的已实现或不再必要", "No longer needed"), new("本人要求或撤回同意", "Requested by the person"), new("保存期限已届满", "Kept long enough"),
        new("处理违法或违约", "Should never have been kept"), new("误登记", "Entered by mistake"),
    ];

    /// <summary>What stands in a text.</summary>
    /// <param name="what">What was looked for.</param>
    public static Text Of(TracedWhat what) => what switch
    {
        TracedWhat.Name => new Text("姓名", "name"),
        TracedWhat.Phone => new Text("电话", "phone"),
        TracedWhat.Mail => new Text("邮箱", "mail"),
        _ => new Text("词语", "word"),
    };

    /// <summary>What is not listed.</summary>
    /// <param name="left">What is left.</param>
    public static Text? Unlisted(TracesLeft left) => left.Further + left.OutOfSight == 0 ? null : new Text(
        $"另有 {left.Further} 处未列出，{left.OutOfSight} 条记录您无权查看：请审计员查找。",
        $"{left.Further} more are not listed, and {left.OutOfSight} records are out of your sight: ask an auditor.");

    /// <summary>What people call a reason.</summary>
    /// <param name="reason">The reason.</param>
    public static Text Of(ErasureReason reason) => Reasons[(int)reason];

    /// <summary>What people call something that was done.</summary>
    /// <param name="deed">The deed.</param>
    public static Text Of(Deed deed) => deed.What switch
    {
        "registered" => new Text("登记", "registered"),
        "changed" => new Text("更改", "changed"),
        _ => new Text("删除", "erased"),
    };

    /// <summary>Somebody else was quicker: who, and when, UTC.</summary>
    /// <param name="by">The account.</param>
    /// <param name="at">When, UTC.</param>
    public static Text Overtaken(string by, DateTimeOffset at) => new(
        $"您填写期间，{by}已于 {Instants.In(at, UiLanguage.Chinese)} 作了更改，现状见上方。您填写的内容保留在下面：核对后可再次保存。",
        $"While you were writing, {by} changed this at {Instants.In(at, UiLanguage.English)}; above is how it stands. "
            + "What you wrote is kept below: check it and save again.");

    /// <summary>What is wrong in a field.</summary>
    /// <param name="field">Its name.</param>
    public static Text Wrong(string field) => field switch
    {
        "Name" => new Text("请填写姓名（1 至 100 个字，一行）。", "Write a name, 1 to 100 characters on one line."),
        "Institution" => new Text("请选择单位。", "Choose an institution."),
        "Title" => new Text("职务为 1 至 100 个字，一行。", "Write the job title on one line, at most 100 characters."),
        "Phones" => new Text("有电话号码无法识别：手机为 11 位，座机须带区号，如 028-86621234；境外号码以 + 开头。",
            "A phone number cannot be read: give 11 digits for a mobile, an area code such as 028-86621234 for a landline, or + and the country code."),
        "Mails" => new Text("有电子邮箱无法识别。", "A mail address cannot be read."),
        "Addresses" => new Text("每个地址写在一行内，不超过 300 字。", "Write each address on one line, at most 300 characters."),
        "Note" => new Text("说明不超过 1000 字。", "Write at most 1000 characters."),
        _ => new Text("填写有误。", "Something is wrong."),
    };
}
