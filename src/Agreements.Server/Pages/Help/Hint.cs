using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.Help;

/// <summary>A first thing to do.</summary>
/// <param name="Address">Where.</param>
/// <param name="Called">What the place is called.</param>
/// <param name="Says">What one does there.</param>
internal sealed record Hint(string Address, Text Called, Text Says)
{
    private static readonly Hint Guide = new("/help", Words.Help, new("本身份的两分钟指南，以及新功能。", "a guide of two minutes for your role, and what is new."));

    private static readonly Hint Board = new(
        "/board", Words.Board, new("每份协议处于哪一阶段、还差什么、由谁办理。", "the stage of each agreement, what it lacks, and who can give it."));

    /// <summary>What somebody begins with who is new in a role; three lines.</summary>
    /// <param name="role">The role.</param>
    public static IReadOnlyList<Hint> Of(ActingRole role) => role switch
    {
        ActingRole.Coordinator =>
        [
            new(
                "/new", new("新建协议", "New agreement"),
                new("分三步，中途可存草稿；等您办理的事项列在下面。", "three steps, with a draft to come back to; what waits for you is listed below.")),
            Board, Guide,
        ],
        ActingRole.Representative =>
        [
            new(
                "/commitments", Words.Commitments,
                new(
                    "本单位要做的事，完成后在此报告；等您同意或签署的列在下面。",
                    "what your institution owes, to claim when kept; what waits for your consent or signature is listed below.")),
            new("/register", Words.Register, new("本单位的全部协议，点开看条款、各方和历史。", "all agreements of your institution, with their terms, parties and history.")),
            Guide,
        ],
        ActingRole.Approver =>
        [
            Board,
            new(
                "/account", SigningInTexts.Account,
                new("外出时把审批委托给同事；等您审批的列在下面。", "delegate while you are away; what waits for your approval is listed below.")),
            Guide,
        ],
        ActingRole.Auditor =>
        [
            new("/register", Words.Register, new("点开一份协议，查看逐条历史，比较任意两个版本或日期。", "open an agreement for its whole history; compare any two versions or days.")),
            new("/access-log", Words.AccessLog, new("谁在何时看过什么。", "who read what, and when.")),
            Guide,
        ],
        ActingRole.Administrator =>
        [
            new(
                "/directory", Words.Directory,
                new("先登记单位，再在下面为其人员新建账号。", "enter the institutions first; then make accounts for their people below.")),
            new("/operations", Words.Operations, new("检查是否都在正常运行，出错时从这里恢复。", "see that all runs, and mend what stopped.")),
            Guide,
        ],
        _ => [],
    };
}
