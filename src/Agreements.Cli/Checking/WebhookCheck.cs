using Agreements.Server.Localization;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Storage;

namespace Agreements.Cli.Checking;

/// <summary>Whether every endpoint is told, those of the settings and those that administrators added: one that is off is not. Nothing is posted.</summary>
internal static class WebhookCheck
{
    public static async Task<Checked> LookAsync(Surveyed surveyed, CancellationToken token)
    {
        await using var data = StoreSetup.DataSource(surveyed.Settings.ConnectionString, role: DatabaseRoles.Application);
        var off = (await new EndpointSwitches(data).OffAsync(token)).Where(o => o.Why != "asked").ToArray();
        return off.Length > 0 ? Checked.Warn(Said(off), Cure(off)) : Checked.Ok("没有失效的通知端点。", "No endpoint has stopped taking notifications.");
    }

    private static Text Said(IReadOnlyList<EndpointOff> off) => new(
        $"{string.Join("，", off.Select(o => $"“{o.Name}”自 {Instants.In(o.Since, UiLanguage.Chinese)} 起{EndpointTexts.Off(o.Why).Zh}"))}。",
        $"{string.Join(", ", off.Select(o => $"'{o.Name}' is {EndpointTexts.Off(o.Why).En} since {Instants.In(o.Since, UiLanguage.English)}"))}.");

    private static Text Cure(IReadOnlyList<EndpointOff> off)
    {
        var on = string.Join(" && ", off.Select(o => $"agreements notices on {o.Name}"));
        return new Text(
            $"请与接收方核实。恢复通知并补发：{on}；否则请换新地址，或在 AGREEMENTS_NOTICES 或“通知端点”页面中删去。",
            $"Ask the recipient. To tell it again, and what it missed: {on}. Otherwise give its new address, or take it out of "
                + "AGREEMENTS_NOTICES or off the page of endpoints.");
    }
}
