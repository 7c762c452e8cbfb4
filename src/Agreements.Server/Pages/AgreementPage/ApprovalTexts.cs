using Agreements.Server.Queries;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of an approval, and of what shows something.</summary>
internal static class ApprovalTexts
{
    public static readonly Text Heading = new("审批", "Approval");
    public static readonly Text Step = new("步骤", "Step");
    public static readonly Text Who = new("审批方", "Who approves");
    public static readonly Text State = new("情况", "How far");
    public static readonly Text Given = new("已批准", "approved");
    public static readonly Text Missing = new("尚未批准", "not approved yet");
    public static readonly Text Next = new("待审批", "waits for them");
    public static readonly Text Later = new("尚未轮到", "not their turn yet");
    public static readonly Text Unknown = new("名录中没有相应单位", "the directory does not say who");
    public static readonly Text Proof = new("证明文件：", "shown by ");
    public static readonly Text ProofGone = new("证明文件已不在案", "the document that showed it is no longer on file");
    public static readonly Text Source = new("来源：", "according to ");

    /// <summary>The stage that a step is for.</summary>
    /// <param name="stage">The stage.</param>
    public static Text For(Stage stage) => new($"进入“{StageNames.Zh(stage)}”之前", $"before it is {StageNames.En(stage)}");

    /// <summary>Who takes a step by the policy.</summary>
    /// <param name="step">The step.</param>
    public static Text By(ApprovalStepView step) => step.Name is { } name ? Of(step.Role, name) : Unknown;

    /// <summary>To whom a step was given.</summary>
    /// <param name="delegated">By what.</param>
    /// <param name="name">The institution's name.</param>
    public static Text DelegatedTo(ApprovalDelegated delegated, Text name)
    {
        var to = Of(delegated.Role, name);
        var (zh, en) = delegated.Account is { } account ? ($"（账号 {account}）", $" (account {account})") : ("", "");
        return new Text($"已委托{to.Zh}{zh}", $"delegated to {to.EnOrZh}{en}");
    }

    /// <summary>Who returned it, and why.</summary>
    /// <param name="name">The institution's name.</param>
    /// <param name="reason">Why.</param>
    public static Text Returned(Text name, string reason) =>
        new($"{name.Zh}已退回，须从第一步重新审批，理由：{reason}", $"{name.EnOrZh} returned it and it begins again with the first step: {reason}");

    private static Text Of(ActingRole role, Text name) =>
        new($"{name.Zh}的{NotPermitted.NameOf(role).Zh}", $"the {NotPermitted.NameOf(role).En} of {name.EnOrZh}");
}
