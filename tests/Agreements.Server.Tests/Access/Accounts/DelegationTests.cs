using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Standing in for somebody, from day to day.</summary>
public sealed class DelegationTests(AccountsServer server) : IClassFixture<AccountsServer>, IDisposable
{
    private static DateOnly Today => Shanghai.Day(DateTimeOffset.UtcNow);

    public void Dispose() => server.Clock.Ahead = TimeSpan.Zero;

    [Fact]
    public async Task One_stands_in_from_the_first_day_through_the_last()
    {
        var (giver, taker) = (await server.MadeAsync(), await server.MadeAsync(ActingRole.Approver, "jiangbei-edu"));
        (await DelegatedAsync(giver, taker, Today.AddDays(2), Today.AddDays(3))).Refusal.ShouldBeNull();
        var key = await KeyAsync(taker, TimeSpan.FromDays(30));
        var role = $"coordinator@qingyang-edu for {giver}";
        // Each day from just after its midnight to just before the next, in Shanghai.
        foreach (var (day, stands) in new[] { (1, false), (2, true), (3, true), (4, false) })
        {
            foreach (var hour in new[] { 0.02, 23.98 })
            {
                server.Clock.Ahead = Shanghai.Instant(Today.AddDays(day).ToDateTime(TimeOnly.MinValue)) - DateTimeOffset.UtcNow + TimeSpan.FromHours(hour);
                (await server.Program(key, role).GetAsync("/api/v1/me")).StatusCode
                    .ShouldBe(stands ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"day {day}, hour {hour}");
            }
        }
    }

    [Fact]
    public async Task What_is_done_in_place_of_another_says_so_in_events_and_histories()
    {
        var (giver, taker) = (await server.MadeAsync(), await server.MadeAsync(ActingRole.Approver, "jiangbei-edu"));
        (await DelegatedAsync(giver, taker, Today, Today)).Refusal.ShouldBeNull();
        var program = server.Program(await KeyAsync(taker, TimeSpan.FromDays(1)), $"coordinator@qingyang-edu for {giver}");
        var receipt = await program.PostAsJsonAsync("/api/v1/agreements?wait=20", new
        {
            kind = "friendship-school", title = new { zh = "友好学校合作协议" },
            parties = new object[]
            {
                new { role = "principal", name = new { zh = "青羊区教育局" }, institution = "qingyang-edu" },
                new { role = "principal", name = new { zh = "女职中" }, institution = "cq-women" },
            },
        });
        receipt.StatusCode.ShouldBe(HttpStatusCode.Created, await receipt.Content.ReadAsStringAsync());
        var id = (await receipt.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        (await server.Database.ScalarAsync<string>(
            $"select user_name || ' ' || (headers ->> 'for') || ' ' || (headers ->> 'institution') from agreements.mt_events where stream_id = '{id}' limit 1"))
            .ShouldBe($"{taker} {giver} qingyang-edu");
        var entry = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/timeline")).GetProperty("entries")[0];
        (entry.GetProperty("user").GetString(), entry.GetProperty("for").GetString()).ShouldBe((taker, giver));

        var browser = await server.SignedInAsync(taker);
        (await browser.SendAsync("/account", "/account/role", ("as", $"coordinator@qingyang-edu for {giver}"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.TextAsync($"/agreements/{id}")).ShouldContain($"{taker}（代 {giver}）");
        (await browser.TextAsync($"/agreements/{id}?lang=en")).ShouldContain($"{taker} for {giver}");
    }

    [Fact]
    public async Task One_delegates_ones_own_role_on_ones_own_page_and_takes_it_back()
    {
        var (giver, taker) = (await server.MadeAsync(), await server.MadeAsync(null));
        var browser = await server.SignedInAsync(giver);
        var sent = await browser.SendAsync(
            "/account", "/account/delegations", ("to", taker), ("role", "coordinator@qingyang-edu"), ("from", $"{Today:yyyy-MM-dd}"),
            ("until", $"{Today.AddDays(7):yyyy-MM-dd}"));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var other = await server.SignedInAsync(taker);
        (await other.TextAsync("/account")).ShouldContain($"{taker} · 协调员（代 {giver}）");

        var number = await server.Database.ScalarAsync<long>($"select id from accounts.delegations where from_account = '{giver}'");
        (await other.SendAsync("/account", "/account/delegations/revoke", ("number", $"{number}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.SendAsync("/account", "/account/delegations/revoke", ("number", $"{number}"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.TextAsync("/account")).ShouldNotContain("协调员（代");
    }

    [Fact]
    public async Task Only_a_role_of_ones_own_is_delegated_to_another_person_until_a_day_to_come()
    {
        var (giver, taker) = (await server.MadeAsync(), await server.MadeAsync(null));
        (await DelegatedAsync(giver, giver, Today, Today)).Refusal!.Code.ShouldBe("malformed");
        (await DelegatedAsync(giver, taker, Today, Today.AddDays(-1))).Refusal!.Code.ShouldBe("malformed");
        (await DelegatedAsync(giver, "coordinator-1", Today, Today)).Refusal!.Code.ShouldBe("machine-account");
        (await DelegatedAsync(giver, "nobody", Today, Today)).Refusal!.Code.ShouldBe("account-missing");
        (await DelegatedAsync(taker, giver, Today, Today)).Refusal!.Code.ShouldBe("role-not-held");
        // What one stands in for is not one's own to pass on.
        (await DelegatedAsync(giver, taker, Today, Today)).Refusal.ShouldBeNull();
        (await DelegatedAsync(taker, await server.MadeAsync(null), Today, Today)).Refusal!.Code.ShouldBe("role-not-held");
    }

    [Fact]
    public async Task It_ends_with_the_role_and_with_the_account_of_whoever_gave_it()
    {
        var (giver, taker) = (await server.MadeAsync(), await server.MadeAsync(null));
        await DelegatedAsync(giver, taker, Today, Today.AddDays(5));
        var browser = await server.SignedInAsync(taker);
        (await browser.TextAsync("/account")).ShouldContain("协调员（代");
        await server.AskAsync(d => d.DisableAsync("test", giver));
        (await browser.TextAsync("/account")).ShouldNotContain("协调员（代");
        await server.AskAsync(d => d.EnableAsync("test", giver));
        (await browser.TextAsync("/account")).ShouldContain("协调员（代");
        var grant = await server.Database.ScalarAsync<long>($"select id from accounts.grants where account = '{giver}'");
        await server.AskAsync(d => d.EndGrantAsync("test", giver, grant));
        (await browser.TextAsync("/account")).ShouldNotContain("协调员（代");
    }

    private Task<Settled<long>> DelegatedAsync(string giver, string taker, DateOnly from, DateOnly until) =>
        server.AskAsync(d => d.DelegateAsync(giver, giver, new NewDelegation(taker, ActingRole.Coordinator, "qingyang-edu", until, from)));

    private async Task<string> KeyAsync(string account, TimeSpan life) =>
        (await server.AskAsync(d => d.IssueKeyAsync("test", account, new NewKey("test", ["read", "write"], DateTimeOffset.UtcNow + life)))).Value!.Key;
}
