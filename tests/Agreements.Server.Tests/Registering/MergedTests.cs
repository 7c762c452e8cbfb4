using Agreements.Server.Commands;
using Agreements.Server.ReadModels.Directory;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Wolverine;

namespace Agreements.Server.Tests.Registering;

/// <summary>One institution that was entered three times: whoever asks for one entry asks for all.</summary>
public sealed class MergedTests(MergedTests.Merged merged) : IClassFixture<MergedTests.Merged>
{
    [Theory]
    [InlineData("x-1")]
    [InlineData("x-2")]
    [InlineData("x-3")]
    public async Task Whatever_was_found_by_one_entry_is_found_by_each(string code)
    {
        Ids(await merged.GetAsync($"/register?institution={code}"), "rows", "id").ShouldBe(merged.All, ignoreOrder: true);
        Ids(await merged.GetAsync($"/commitments?owner={code}"), "rows", "agreement").ShouldBe(merged.Agreements, ignoreOrder: true);
        Ids(await merged.GetAsync($"/outcomes?institution={code}"), "rows", "agreement").ShouldBe(merged.Agreements, ignoreOrder: true);
        Ids(await merged.GetAsync($"/institutions/{code}/profile"), "agreements", "id").ShouldBe(merged.All, ignoreOrder: true);
        (await merged.GetAsync($"/institutions/{code}/profile")).GetProperty("owedByIt").GetProperty("open").GetInt32().ShouldBe(merged.Agreements.Length);
        Ids(await merged.GetAsync($"/court?institution={code}"), "entries", "id").ShouldBe(merged.Waiting, ignoreOrder: true);
        (await merged.GetAsync($"/flow?institution={code}")).GetProperty("months").EnumerateArray()
            .Sum(m => m.GetProperty("stages")[0].GetProperty("entered").GetInt32()).ShouldBe(merged.All.Length);
        (await merged.TextAsync($"/api/v1/exports/register.csv?institution={code}&columns=title")).Split("共建", StringSplitOptions.None).Length
            .ShouldBe(merged.All.Length + 1);
        Ids(await merged.GetAsync($"/gaps?institution={code}"), "agreements", "id").ShouldBe(merged.Agreements, ignoreOrder: true);
        (await merged.TextAsync($"/register?institution={code}")).Split("共建").Length.ShouldBeGreaterThan(merged.All.Length);
    }

    /// <summary>The first entry is in Chengdu, and so is whatever names one that was merged into it, wherever that was entered.</summary>
    [Theory]
    [InlineData("四川省", true)]
    [InlineData("四川省/成都市", true)]
    [InlineData("重庆市", false)]
    [InlineData("重庆市/江北区", false)]
    public async Task The_region_is_that_of_the_surviving_entry(string region, bool isFound)
    {
        var (all, underWay) = isFound ? (merged.All, merged.Agreements) : ([], []);
        Ids(await merged.GetAsync($"/register?region={region}"), "rows", "id").ShouldBe(all, ignoreOrder: true);
        Ids(await merged.GetAsync($"/commitments?region={region}"), "rows", "agreement").ShouldBe(underWay, ignoreOrder: true);
        Ids(await merged.GetAsync($"/gaps?region={region}"), "agreements", "id").ShouldBe(underWay, ignoreOrder: true);
        (await merged.GetAsync($"/institutions?region={region}")).GetProperty("rows").EnumerateArray().Select(i => i.GetProperty("code").GetString())
            .ShouldBe(isFound ? ["x-1"] : []);
        foreach (var ledger in new[] { "register", "commitments", "outcomes", "signatures", "indicators" })
        {
            var rows = (await merged.TextAsync($"/api/v1/exports/{ledger}.csv?region={region}&columns=title")).Split("共建", StringSplitOptions.None).Length - 1;
            rows.ShouldBe(isFound ? ledger switch { "register" => all.Length, "commitments" or "outcomes" => underWay.Length, _ => 0 } : 0, ledger);
        }

        foreach (var page in new[] { "/register", "/commitments", "/gaps" })
        {
            (await merged.TextAsync($"{page}?region={region}")).Contains("共建", StringComparison.Ordinal).ShouldBe(isFound, page);
        }
    }

    [Fact]
    public async Task What_another_has_is_not_found()
    {
        Ids(await merged.GetAsync("/register?institution=x-other"), "rows", "id").ShouldBe(merged.All, ignoreOrder: true);
        Ids(await merged.GetAsync("/commitments?owner=x-other"), "rows", "agreement").ShouldBeEmpty();
        Ids(await merged.GetAsync("/register?institution=nobody"), "rows", "id").ShouldBeEmpty();
    }

    /// <summary>However many institutions there are, the entries that mean the same are found by index.</summary>
    [Fact]
    public async Task The_entries_that_mean_the_same_are_found_by_index()
    {
        await using var connection = new NpgsqlConnection(merged.Server.Database.ConnectionString);
        await connection.OpenAsync();
        await using var begun = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"""
            set local search_path to read_models;
            insert into directory_institutions (id, code, kind, name_zh, aliases, former_names, version)
            select gen_random_uuid(), 'n-' || n, 'school', 'n', array[]::text[], array[]::text[], 1 from generate_series(1, 20000) n;
            analyze directory_institutions;
            explain select id from register_search s where s.institutions && array{SameInstitution.CodesOf("'x-3'")}
            """, connection);
        var plan = new StringBuilder();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                plan.AppendLine(reader.GetString(0));
            }
        }

        plan.ToString().ShouldContain("by_survivor");
        plan.ToString().ShouldNotContain("Seq Scan on directory_institutions");
    }

    [Fact]
    public async Task What_is_not_theirs_to_do_is_refused_though_a_party_was_merged()
    {
        using var administrator = merged.Server.As(RunningServer.Administrator);
        using var representative = merged.Server.As(RunningServer.Representative);
        foreach (var code in new[] { "m-kept", "m-double" })
        {
            (await administrator.PostAsJsonAsync("/api/v1/institutions", new { code, kind = "school", name = new { zh = code } })).EnsureSuccessStatusCode();
        }

        using var proposed = await representative.PostAsJsonAsync("/api/v1/agreements?wait=true", new
        {
            kind = "friendship-school", title = new { zh = "与重复条目共建" },
            parties = new[] { new { role = "principal", institution = "qingsu" }, new { role = "principal", institution = "m-double" } }
                .Select(p => new { p.role, p.institution, name = new { zh = p.institution } }),
        });
        var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        (await administrator.PostAsJsonAsync("/api/v1/institutions/m-double/merge?wait=true", new { into = "m-kept", reason = "同一学校" }))
            .EnsureSuccessStatusCode();

        using var refused = await representative.PostAsJsonAsync($"/api/v1/agreements/{id}/questions/dropping", new { question = "无", reason = "无" });
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden, await refused.Content.ReadAsStringAsync());
    }

    private static Guid[] Ids(JsonElement page, string list, string id) =>
        [.. page.GetProperty(list).EnumerateArray().Select(r => r.GetProperty(id).GetGuid()).Distinct()];

    /// <summary>Three entries of one school, each party to an agreement of its own; then merged, the third into the second and that into the first.</summary>
    public sealed class Merged : IAsyncLifetime
    {
        public RunningServer Server { get; } = new();

        /// <summary>Under way, each with something owed and a result.</summary>
        public Guid[] Agreements { get; private set; } = [];

        /// <summary>Proposed, each with terms that wait for consent.</summary>
        public Guid[] Waiting { get; private set; } = [];

        public Guid[] All => [.. Agreements, .. Waiting];

        public async Task InitializeAsync()
        {
            await Server.InitializeAsync();
            string[] codes = ["x-1", "x-2", "x-3"];
            await Server.PutInReachAsync([.. codes, "x-other"]);
            // The last was entered without a region, the second with a wrong one.
            foreach (var (code, region) in new[] { ("x-1", "\"四川省/成都市\""), ("x-2", "\"重庆市/江北区\""), ("x-3", "null"), ("x-other", "null") })
            {
                await PostAsync("/institutions?wait=30", $$$"""{"code":"{{{code}}}","kind":"school","name":{"zh":"{{{code}}}"},"region":{{{region}}}}""");
            }

            Agreements = [.. await Task.WhenAll(codes.Select(UnderWayAsync))];
            Waiting = [.. await Task.WhenAll(codes.Select(WaitingAsync))];
            await PostAsync("/institutions/x-3/merge", """{"into":"x-2","reason":"同一学校"}""", RunningServer.Administrator);
            await PostAsync("/institutions/x-2/merge?wait=30", """{"into":"x-1","reason":"同一学校"}""", RunningServer.Administrator);
            await Server.CaughtUpAsync();
        }

        public Task DisposeAsync() => Server.DisposeAsync();

        public Task<JsonElement> GetAsync(string path) => Server.Client.GetFromJsonAsync<JsonElement>("/api/v1" + path);

        public Task<string> TextAsync(string path) => Server.Client.GetStringAsync(new Uri(path, UriKind.Relative));

        private async Task<Guid> ProposeAsync(string code)
        {
            var proposed = await PostAsync("/agreements", $$$"""
                {"kind":"friendship-school","title":{"zh":"共建 {{{code}}}"},
                 "parties":[{"role":"principal","institution":"{{{code}}}","name":{"zh":"甲"}},{"role":"principal","institution":"x-other","name":{"zh":"乙"}}]}
                """);
            return proposed.GetProperty("agreementId").GetGuid();
        }

        private async Task<Guid> WaitingAsync(string code)
        {
            var id = await ProposeAsync(code);
            await PostAsync($"/agreements/{id}/terms", """{"purpose":{"zh":"互派师资"}}""");
            return id;
        }

        private async Task<Guid> UnderWayAsync(string code)
        {
            var id = await ProposeAsync(code);
            await PostAsync($"/agreements/{id}/commitments", $$$"""{"id":"a","title":{"zh":"互访"},"owner":"{{{code}}}","due":"2020-01"}""");
            await using (var scope = Server.Services.CreateAsyncScope())
            {
                var implementing = new RecordStage(Stage.Implementing, new Source("s1", "台账", null, Reliability.Official));
                (await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(
                    implementing.For(id, new Actor("coordinator-1", "qingyang-edu", ActingRole.Coordinator), new DateOnly(2025, 4, 1))))
                    .IsRefused.ShouldBeFalse();
            }

            await PostAsync($"/agreements/{id}/outcomes", """{"level":"district","title":{"zh":"示范校"},"on":"2025"}""");
            return id;
        }

        private async Task<JsonElement> PostAsync(string path, string body, string key = RunningServer.Coordinator)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await Server.Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }
    }
}
