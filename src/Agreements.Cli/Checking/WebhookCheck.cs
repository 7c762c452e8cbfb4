using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Storage;

namespace Agreements.Cli.Checking;

/// <summary>Whether every webhook of the settings is still told: one that answered 410 is not, until somebody turns it on again. Nothing is posted.</summary>
internal static class WebhookCheck
{
    public static async Task<Checked> LookAsync(Surveyed surveyed, CancellationToken token)
    {
        WebhookRecipient[] webhooks = [.. surveyed.Notices.Recipients.OfType<WebhookRecipient>()];
        if (webhooks.Length == 0)
        {
            return Checked.Ok("没有以网络回调通知的接收方。", "No recipient is told by webhook.");
        }

        await using var data = StoreSetup.DataSource(surveyed.Settings.ConnectionString, role: DatabaseRoles.Application);
        var off = await new WebhookSwitches(data).OffAsync(webhooks, token);
        return off.Count > 0
            ? Checked.Warn(Said(off), Cure(off))
            : Checked.Ok($"{webhooks.Length} 个网络回调均启用。", webhooks.Length == 1 ? "The webhook is on." : $"All {webhooks.Length} webhooks are on.");
    }

    private static Text Said(IReadOnlyList<(string Recipient, DateTimeOffset Since)> off) => new(
        $"{string.Join("，", off.Select(o => $"“{o.Recipient}”自 {Instants.In(o.Since, UiLanguage.Chinese)} 起停用"))}：应答 410（已不存在），不再通知。",
        $"{string.Join(", ", off.Select(o => $"'{o.Recipient}' is off since {Instants.In(o.Since, UiLanguage.English)}"))}: "
            + "the answer was 410 (gone), and nothing is told there any more.");

    private static Text Cure(IReadOnlyList<(string Recipient, DateTimeOffset Since)> off)
    {
        var on = string.Join(" && ", off.Select(o => $"agreements notices on {o.Recipient}"));
        return new Text(
            $"请与接收方核实。恢复通知：{on}，再重发错过的：agreements notices replay --all；否则请在 AGREEMENTS_NOTICES 中换新地址或删去该接收方。",
            $"Ask the recipient. To tell it again: {on}; then what it missed: agreements notices replay --all. "
                + "Otherwise give its new address in AGREEMENTS_NOTICES, or take it out.");
    }
}
