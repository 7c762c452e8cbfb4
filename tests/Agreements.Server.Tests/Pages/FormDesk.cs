using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>Works with forms as a browser without scripts does.</summary>
internal static partial class FormDesk
{
    public static Task<string> RegisteredAsync(Browser desk, string name, string alias) => RecordedAsync(
        desk, "registerInstitution", "", ("kind", "school"), ("name.zh", name), ("aliases#", "1"), ("aliases[0]", alias), ("region", "重庆市"),
        ("under", "qingyang-edu"));

    /// <summary>The daemon of a server that has just started has yet to be given its part.</summary>
    public static Task CaughtUpAsync(this AccountsServer server) => Eventually.HoldsAsync(
        () => server.Database.ScalarAsync<bool>("select exists (select from agreements.mt_event_progression where name = 'read-models:All' "
            + "and last_seq_id = (select max(seq_id) from agreements.mt_events))"), "read models hold all events", 60);

    public static async Task<string> ProposedAsync(this AccountsServer server, Browser desk)
    {
        await server.CaughtUpAsync();
        var names = Enumerable.Range(0, 2).Select(_ => $"测试{Letters()}学校").ToArray();
        foreach (var name in names)
        {
            await RegisteredAsync(desk, name, name[..6]);
        }

        var page = await RecordedAsync(desk, "proposeAgreement", "",
            ("kind", "friendship-school"), ("title.zh", "测试协议"), ("parties#", "2"), ("parties[0].role", "principal"), ("parties[0].institution", names[0]),
            ("parties[1].role", "principal"), ("parties[1].institution", names[1]));
        return Ids().Match(page).Value;
    }

    /// <summary>32 letters that nobody else has. A row of digits could be a telephone number, which forms warn of.</summary>
    public static string Letters() => string.Concat($"{Guid.NewGuid():n}".Select(c => char.IsAsciiDigit(c) ? (char)('g' + c - '0') : c));

    /// <summary>Opens a form, fills it in and sends it; where it leads to.</summary>
    public static async Task<string> RecordedAsync(Browser desk, string operation, string id, params (string Name, string Value)[] fields)
    {
        var opened = await desk.TextAsync($"/do/{operation}?id={id}");
        opened.ShouldContain($"action=\"/do/{operation}\"", customMessage: operation);
        var (status, html) = await SendAsync(desk, opened, operation, "record", fields);
        status.ShouldBe(HttpStatusCode.Redirect, html);
        return html;
    }

    public static async Task<(HttpStatusCode Status, string Html)> SentAsync(
        Browser desk, string operation, string id, string step, params (string Name, string Value)[] fields) =>
        await SendAsync(desk, await desk.TextAsync($"/do/{operation}?id={id}"), operation, step, fields);

    public static async Task<(HttpStatusCode Status, string Html)> SendAsync(
        Browser desk, string opened, string operation, string step, params (string Name, string Value)[] fields)
    {
        (string, string)[] hidden = [.. Hidden().Matches(opened).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];
        using var answer = await desk.SendTokenAsync(Browser.Token(opened), $"/do/{operation}", [.. hidden, ("_step", step), .. fields]);
        return answer.StatusCode is HttpStatusCode.Redirect
            ? (answer.StatusCode, answer.Headers.Location!.ToString())
            : (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    public static partial Regex Ids();

    [GeneratedRegex("<input type=\"hidden\" name=\"(_[a-z]+)\" value=\"([^\"]*)\"")]
    public static partial Regex Hidden();
}
