using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Keys of programs: what they are limited to, how they end, and the role asked in.</summary>
public sealed class KeyTests(AccountsServer server) : IClassFixture<AccountsServer>, IDisposable
{
    private const string Board = "/api/v1/board";

    public void Dispose() => server.Clock.Ahead = TimeSpan.Zero;

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_digest_is_kept()
    {
        var (account, key, _) = await IssuedAsync(["read"]);
        key.ShouldStartWith("agr_");
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.keys k where k::text like '%{key[10..]}%'")).ShouldBe(0);
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.changes c where c::text like '%{key[10..]}%'")).ShouldBe(0);
        var shown = await Administrator.GetStringAsync($"/api/v1/accounts/{account}");
        shown.ShouldContain(key[..10]);
        shown.ShouldNotContain(key);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_no_more()
    {
        var (_, reading, _) = await IssuedAsync(["read"]);
        (await ScopeMissingAsync(reading, "withdrawal")).ShouldBeTrue();
        var (_, one, _) = await IssuedAsync(["withdrawAgreement"]);
        (await ScopeMissingAsync(one, "withdrawal")).ShouldBeFalse();
        (await ScopeMissingAsync(one, "suspensions")).ShouldBeTrue();
        (await server.Program(one).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Program(one).GetAsync("/register")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var (_, writing, _) = await IssuedAsync(["write"]);
        (await ScopeMissingAsync(writing, "suspensions")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_is_taken_out_by_keys_for_exports_alone()
    {
        var (_, reading, _) = await IssuedAsync(["read", "write"]);
        var (_, taking, _) = await IssuedAsync(["export"]);
        var record = $"/api/v1/agreements/{Guid.NewGuid()}/record.json";
        var refused = await server.Program(reading).GetAsync(record);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("this needs export");
        (await server.Program(taking).GetAsync(record)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Program(taking).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_ends_on_its_day_when_revoked_and_with_its_account()
    {
        var (account, key, number) = await IssuedAsync(["read"], TimeSpan.FromDays(2));
        server.Clock.Ahead = TimeSpan.FromDays(1.99);
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Clock.Ahead = TimeSpan.FromDays(2.01);
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Clock.Ahead = TimeSpan.Zero;
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Administrator.PostAsync($"/api/v1/accounts/{account}/disable", null);
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Administrator.PostAsync($"/api/v1/accounts/{account}/enable", null);
        (await server.Program(key).GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Administrator.PostAsync($"/api/v1/accounts/{account}/keys/{number}/revoke", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await server.Program(key).GetAsync(Board);
        (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.Unauthorized, "application/problem+json"));
        (await Administrator.PostAsync($"/api/v1/accounts/{account}/keys/{number}/revoke", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("agr_nobody-issued-this-one-0000000000000000000000000")]
    [InlineData("x.y.z")]
    [InlineData("密钥")]
    public async Task What_nobody_issued_is_401(string key)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", Uri.EscapeDataString(key));
        (await client.GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_use_is_kept_to_the_minute()
    {
        var (_, key, number) = await IssuedAsync(["read"]);
        (await server.Database.ScalarAsync<DateTime?>($"select used_at from accounts.keys where id = {number}")).ShouldBeNull();
        await server.Program(key).GetAsync(Board);
        (await server.Database.ScalarAsync<DateTime?>($"select used_at from accounts.keys where id = {number}")).ShouldNotBeNull();
    }

    [Fact]
    public async Task One_asks_in_a_role_that_is_held()
    {
        var account = await server.MadeAsync(ActingRole.Coordinator, "qingyang-edu");
        await server.AskAsync(d => d.GrantAsync("test", account, new(ActingRole.Approver, "jiangbei-edu")));
        var issued = await server.AskAsync(d => d.IssueKeyAsync("test", account, new("test", ["read"], DateTimeOffset.UtcNow.AddDays(1))));
        var key = issued.Value!.Key;
        (await MeAsync(server.Program(key))).ShouldBe(("coordinator", "qingyang-edu"));
        (await MeAsync(server.Program(key, "approver@jiangbei-edu"))).ShouldBe(("approver", "jiangbei-edu"));
        var refused = await server.Program(key, "auditor@cq-edu").GetAsync("/api/v1/me");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var said = await refused.Content.ReadAsStringAsync();
        said.ShouldContain("role-not-held");
        said.ShouldContain("approver@jiangbei-edu");

        var bound = await server.AskAsync(d =>
            d.IssueKeyAsync("test", account, new("bound", ["read"], DateTimeOffset.UtcNow.AddDays(1), ActingRole.Approver, "jiangbei-edu")));
        (await MeAsync(server.Program(bound.Value!.Key))).ShouldBe(("approver", "jiangbei-edu"));
        (await server.Program(bound.Value.Key, "coordinator@qingyang-edu").GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_that_leaves_the_file_is_revoked_at_the_next_start()
    {
        var own = new AccountsServer();
        await own.InitializeAsync();
        (await own.Program("test-key-coordinator").GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await own.StopAsync();
        own.Keys = """[{"key":"test-key-of-today","user":"coordinator-1","institution":"qingyang-edu","role":"coordinator"}]""";
        await own.StartAsync();
        (await own.Program("test-key-coordinator").GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await own.Program("test-key-of-today").GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await own.DisposeAsync();
    }

    private HttpClient Administrator => server.Program("test-key-administrator");

    private async Task<(string Account, string Key, long Number)> IssuedAsync(string[] scopes, TimeSpan? life = null)
    {
        var created = await Administrator.PostAsJsonAsync("/api/v1/accounts", new { name = $"program-{Guid.NewGuid():n}", isMachine = true });
        var account = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        (await Administrator.PostAsJsonAsync($"/api/v1/accounts/{account}/grants", new { role = "coordinator", institution = "qingyang-edu" })).StatusCode
            .ShouldBe(HttpStatusCode.Created);
        var answer = await Administrator.PostAsJsonAsync(
            $"/api/v1/accounts/{account}/keys", new { name = "test", scopes, expiresAt = DateTimeOffset.UtcNow + (life ?? TimeSpan.FromDays(30)) });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var key = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (account, key.GetProperty("key").GetString()!, key.GetProperty("number").GetInt64());
    }

    private async Task<bool> ScopeMissingAsync(string key, string command)
    {
        var answer = await server.Program(key).PostAsJsonAsync($"/api/v1/agreements/{Guid.NewGuid()}/{command}", new { });
        return (await answer.Content.ReadAsStringAsync()).Contains("scope-missing", StringComparison.Ordinal);
    }

    private static async Task<(string?, string?)> MeAsync(HttpClient client)
    {
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");
        return (me.GetProperty("role").GetString(), me.GetProperty("institution").GetString());
    }
}
