namespace Agreements.Server.Pages.Help;

/// <summary>A step of a guide.</summary>
/// <param name="Says">What to do.</param>
/// <param name="Address">Where; null for nowhere in particular.</param>
internal sealed record GuideStep(Text Says, string? Address = null);

/// <summary>A short guide for a role, and what is new.</summary>
internal static class Guides
{
    private static readonly GuideStep[] ForAll =
    [
        new(new("右上角的菜单：切换身份、语言、浅色或深色。", "Your own menu, top right: another role, language, light or dark."), "/account"),
        new(
            new(
                "顶部的搜索框：按名称、编号、拼音或首字母找协议、单位和人员。",
                "The search box on top finds agreements, institutions and people by name, reference, pinyin or initials."), "/search"),
    ];

    private static readonly GuideStep Calendar = new(
        new(
            "日历按月列出到期、期满、签约和会议；可订阅到手机或电脑的日历。",
            "The calendar shows what is due, ends and is held by month; your phone's calendar can subscribe to it."), "/calendar");

    private static readonly Dictionary<ActingRole, GuideStep[]> ByRole = new()
    {
        [ActingRole.Coordinator] =
        [
            new(new("首页“待办”列出等您办理的事项；点按钮办理，办完回到这里。", "The first page lists what waits for you; its buttons do it and bring you back."), "/"),
            new(new("“新建协议”分三步：类别、各方、名称与条款；中途可存草稿。", "A new agreement takes three steps: kind, parties, title and terms; it can rest as a draft."), "/new"),
            new(
                new(
                    "看板上看每份协议差什么、由谁办理；把卡片拖到下一阶段，或点卡片上的按钮。",
                    "The board says what each agreement lacks and who can give it; drag a card on, or use its button."), "/board"),
            new(
                new(
                    "各方同意文本后，在协议页打印“签署稿”；签回的扫描件拖到协议页即可登记。",
                    "When all have consented, print the signing copy; drop the returned scan on the agreement's page.")),
            new(
                new(
                    "在登记簿中勾选多份协议，可以一次办理同一件事；先看会记录什么，再记录。",
                    "Tick agreements in the register to do one thing with all of them: what would be recorded is shown first."), "/register"),
            new(
                new(
                    "实施中：登记承诺和期限，查看逾期；缺的资料用“填空”一次补齐。",
                    "At work: record commitments and their days, see what is overdue; fill in gaps in one sheet."), "/commitments"),
        ],
        [ActingRole.Representative] =
        [
            new(new("首页列出等您办理的事项：同意条款、签署、报告进度、评分。", "The first page lists what waits for you: consent, signature, reports of progress, ratings."), "/"),
            new(new("同意前，协议页的“条款”显示与上一稿的不同。", "Before you consent, the terms on the agreement's page show what differs from the last text."), "/register"),
            new(new("承诺完成后点“申报已履行”，由对方或协调员核验。", "When a commitment is kept, claim it; the other side or a coordinator verifies it."), "/commitments"),
        ],
        [ActingRole.Approver] =
        [
            new(new("首页列出等您审批的协议；可批准、退回并写明理由，或委托他人。", "The first page lists what waits for your approval: approve, return with a reason, or delegate."), "/"),
            new(new("不满足的条件可以豁免，须写明理由，并永久留在历史中。", "A condition can be waived with a reason, which stays in the history for ever."), "/board"),
        ],
        [ActingRole.Auditor] =
        [
            new(new("协议页的历史记录逐条列出事件；点版本号看当时的状态。", "The history on an agreement's page tells every event; a version shows the state of then."), "/register"),
            new(new("“比较任意两个版本或日期”逐项列出不同。", "Compare any two versions or days fact by fact."), "/register"),
            new(new("“历史回放”用两条滑块回到任意时刻：已记录到哪里，已发生到哪天。", "Replay goes back by two sliders: what was on record, what had happened.")),
            new(new("“进展”可看任意一天；“年度报告”可打印，也可导出表格。", "Progress of any day; the report of a year to print and as a workbook."), "/progress"),
            new(new("访问日志：谁在何时看过什么。", "The access log: who read what, and when."), "/access-log"),
            new(
                new(
                    "活动记录：每个事件一句话，并标出值得一看之处。", "The activity: every event in a sentence, with what is worth a look."), Activities.ActivityEndpoint.Path),
            new(
                new(
                    "封存：每个事件的签名证明；带走事件包，离线核验。",
                    "The seal: a signed proof of every event; take bundles away and verify them offline."), Seal.SealEndpoint.Path),
        ],
        [ActingRole.Administrator] =
        [
            new(new("账号管理：新建账号、授予角色、签发密钥、重设密码。", "Accounts: new ones, roles, keys, passwords."), "/accounts"),
            new(new("名录：登记单位、合并重复的单位、常设组织。", "The directory: institutions, mergers of doubles, standing bodies."), "/directory"),
            new(
                new(
                    "运行与恢复：检查、停下或搁置的列表、失败的通知，排除原因后重试。",
                    "Operations: checks, lists that stopped, records set aside, notices that failed; mend the cause and try again."), "/operations"),
        ],
    };

    /// <summary>What is new, latest first.</summary>
    public static IReadOnlyList<GuideStep> New { get; } =
    [
        new(new("日历：按月和列表，可订阅到手机或电脑。", "A calendar by month and as a list, to subscribe to from a phone or computer."), "/calendar"),
        new(new("历史回放：两条时间轴上的滑块。", "Replay, by sliders on two clocks.")),
        new(new("进展：任意一天、各地区、停留时间；每个数字都能点开。年度报告。", "Progress of any day, by region, with time in stage; numbers open. The report of a year."), "/progress"),
        new(new("在登记簿中对多份协议一次办理。", "One thing done with several agreements, from the register."), "/register"),
        new(new("首页即待办；所有事项都能在浏览器中办理。", "The first page is what waits for you; everything is done in the browser."), "/"),
        new(new("三步新建协议，带范本和草稿。", "A new agreement in three steps, with templates and drafts.")),
        new(new("签署稿：打印或下载 Word，二维码带回扫描件。", "The signing copy: printed or as Word, with a code that brings the scan back.")),
        new(new("看板筛选、保存视图、实时更新、拖动进入下一阶段。", "The board has conditions, saved views, live updates and dragging."), "/board"),
        new(new("关注协议，查看自上次以来的变化，比较任意两个版本。", "Watch agreements, see what is new since you looked, compare any two versions."), "/register"),
        new(new("深色外观。", "A dark look.")),
    ];

    /// <summary>The guide of a role.</summary>
    /// <param name="role">The role; null for what holds for all.</param>
    public static IReadOnlyList<GuideStep> Of(ActingRole? role) => role is { } known && ByRole.TryGetValue(known, out var own)
        ? [.. own, .. known is ActingRole.Administrator ? Array.Empty<GuideStep>() : [Calendar], .. ForAll] : ForAll;
}
