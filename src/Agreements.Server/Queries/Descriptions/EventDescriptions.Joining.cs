using Agreements.Server.ReadModels;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(JoiningEvent happened, Agreement after) => happened switch
    {
        PartyAdded e => Joining(
            $"{e.Party.Name.Zh}以{RoleNames.Of(e.Party.Role).Zh}身份加入{Zh(e.On)}",
            $"{e.Party.Name.EnOrZh} joined as {RoleNames.Of(e.Party.Role).EnOrZh}{En(e.On)}", e.Reason, e.Voids, after),
        PartyNamed e => new Text($"确定了一方的名称：{e.Name.Zh}（{e.Party}）{Zh(e.On)}。", $"A party was named: {e.Name.EnOrZh} ({e.Party}){En(e.On)}."),
        PartyReplaced e => Joining(
            $"{Party(after, e.Party).Zh}由{e.Successor.Name.Zh}替换{Zh(e.On)}",
            $"{Party(after, e.Party).EnOrZh} was replaced by {e.Successor.Name.EnOrZh}{En(e.On)}", e.Reason, e.Voids, after),
        PartyLeft e =>
            Joining($"{Party(after, e.Party).Zh}退出协议{Zh(e.On)}", $"{Party(after, e.Party).EnOrZh} left the agreement{En(e.On)}", e.Reason, e.Voids, after),
        RoleChanged e => Joining(
            $"{Party(after, e.Party).Zh}由{RoleNames.Of(e.From).Zh}改任{RoleNames.Of(e.To).Zh}{Zh(e.On)}",
            $"{Party(after, e.Party).EnOrZh} changed from {RoleNames.Of(e.From).EnOrZh} to {RoleNames.Of(e.To).EnOrZh}{En(e.On)}", e.Reason, e.Voids, after),
        _ => throw Unsaid(happened),
    };

    /// <summary>When others are bound, those who had consented read here that they consent anew.</summary>
    private static Text Joining(string zh, string en, string? reason, IReadOnlyList<string> voids, Agreement after) =>
        WithNote(Voiding(zh, en, voids, after), reason);
}
