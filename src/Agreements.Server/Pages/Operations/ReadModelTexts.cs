using Agreements.Server.Pages.Texts;
using Agreements.Server.ReadModels;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;

namespace Agreements.Server.Pages.Operations;

/// <summary>What read models are called, and why one cannot show a stream.</summary>
internal static class ReadModelTexts
{
    private static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        ["board"] = Words.Board,
        ["register"] = Words.Register,
        ["progress"] = Words.Progress,
        ["court"] = Words.PendingActions,
        ["flow"] = Words.Flow,
        ["past"] = new Text("过去的登记簿", "The register as it was"),
        ["directory"] = Words.Directory,
        ["commitments"] = Words.Commitments,
        ["indicators"] = Words.Indicators,
        ["outcomes"] = Words.Results,
        ["tree"] = new("协议树", "Tree of agreements"),
        ["calendar"] = new("到期日程", "What falls due"),
        ["participations"] = new("各方参与的协议", "Who takes part in what"),
        ["policies"] = Words.Kinds,
        ["unknowns"] = Words.Gaps,
        ["engagements"] = Words.Engagements,
        ["sights"] = new("可见范围", "Who sees what"),
    };

    /// <summary>Whether a read model has a name in both languages.</summary>
    public static bool Has(ReadModel model) => Names.ContainsKey(model.Name);

    /// <summary>What a read model is called.</summary>
    public static Text Of(ReadModel model) => Names.GetValueOrDefault(model.Name, new Text(model.Name));

    /// <summary>The read model by which a stream was set aside; null where no model is to blame.</summary>
    public static ReadModel? ModelOf(SetAsideStream aside) =>
        ReadModel.All.FirstOrDefault(m => m.Name == aside.Model || m.Tables.Any(t => t.Name == aside.Model));

    /// <summary>What sort of stream is aside, and from which step on.</summary>
    public static Text Of(SetAsideStream aside)
    {
        var happened = EventNames.All.FirstOrDefault(e => e.Value == aside.Type).Key;
        var (zh, en) = happened switch
        {
            null => ("一份记录", "A record"),
            _ when happened.IsAssignableTo(typeof(AgreementEvent)) => ("一份协议", "An agreement"),
            _ when happened.IsAssignableTo(typeof(EngagementEvent)) => ("一次往来活动", "An engagement"),
            _ when happened.IsAssignableTo(typeof(InstitutionEvent)) => ("一个单位", "An institution"),
            _ when happened.IsAssignableTo(typeof(BodyEvent)) => ("一个常设组织", "A standing body"),
            _ => ("一类协议的政策", "The policy of a kind"),
        };
        return new Text($"{zh}，自第 {aside.Version} 步起", $"{en}, from step {aside.Version} on");
    }

    /// <summary>Why it is aside.</summary>
    public static Text Why(SetAsideStream aside) => (aside.Model, ModelOf(aside)) switch
    {
        ("read", _) => new("这一步无法读取：可能由更新的版本写入，或内容已损坏。", "The step cannot be read: a later release wrote it, or it is damaged."),
        (_, { } model) => new($"这一步无法写入“{Of(model).Zh}”。", $"The step cannot be put into {Of(model).EnOrZh}."),
        _ => new("这一步不能接在之前的步骤之后。", "The step does not follow from those before it."),
    };
}
