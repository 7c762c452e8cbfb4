using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Registering;

/// <summary>An approval in steps over HTTP: the district's coordinator, its leader, the city's leader, and one to whom a step was given.</summary>
public sealed class ApprovalStepTests(ApprovalStepTests.Bureaus bureaus) : IClassFixture<ApprovalStepTests.Bureaus>
{
    private const string Digest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task Whoever_is_next_is_the_same_on_every_surface()
    {
        var id = await bureaus.AgreedAsync("甲");
        await SameAsync(id, "0 of 3 steps; waits for the coordinator of step-district.", "coordinator", "step-district");
        (await bureaus.RefusedAsync(id, "approval", "{}", Bureaus.Leader)).ShouldBe((HttpStatusCode.Conflict, "not-next-to-approve"));
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Coordinator, "agreement-approved");
        await SameAsync(id, "1 of 3 steps; waits for the approver of step-district.", "approver", "step-district");
        await bureaus.DoneAsync(id, "approval", """{"note":"同意"}""", Bureaus.Leader, "agreement-approved");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Leader);
        await SameAsync(id, "2 of 3 steps; waits for the approver of step-city.", "approver", "step-city");

        await bureaus.DoneAsync(id, "approval/return", """{"reason":"缺附件"}""", Bureaus.City, "approval-returned");
        await SameAsync(
            id, "0 of 3 steps, returned by step-city (缺附件) and to begin again; waits for the coordinator of step-district.", "coordinator", "step-district");
        (await bureaus.PageAsync(id)).ShouldContain("缺附件");
        (await bureaus.GetAsync($"/agreements/{id}/timeline")).ToString().ShouldContain("step-city在第3步退回审批");

        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Coordinator, "agreement-approved");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Leader, "agreement-approved");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.City, "agreement-approved");
        (await bureaus.CodesAsync(id)).ShouldNotContain("approval-missing");
        (await bureaus.GetAsync($"/agreements/{id}")).GetProperty("approval").GetProperty("steps").EnumerateArray()
            .Select(s => s.GetProperty("approved").GetProperty("institution").GetString()).ShouldBe(["step-district", "step-district", "step-city"]);
    }

    /// <summary>It sees the agreement and takes its step; it is no party and does nothing else.</summary>
    [Fact]
    public async Task Whom_a_step_was_given_to_takes_that_step_and_does_nothing_else()
    {
        var id = await bureaus.AgreedAsync("乙");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Coordinator, "agreement-approved");
        (await bureaus.RefusedAsync(id, "approval", "{}", Bureaus.Delegate)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bureaus.RefusedAsync(id, "approval/delegation", """{"to":"nowhere"}""", Bureaus.Leader)).Code.ShouldBe("institution-unknown");
        await bureaus.DoneAsync(id, "approval/delegation", """{"to":"step-other"}""", Bureaus.Leader, "approval-delegated");
        await SameAsync(id, "1 of 3 steps; waits for the approver of step-other.", "approver", "step-other");
        (await bureaus.RefusedAsync(id, "waivers", """{"guard":"witness-missing","reason":"无"}""", Bureaus.Delegate)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await bureaus.RefusedAsync(id, "approval", $$"""{"document":"{{Digest}}"}""", Bureaus.Delegate)).Code.ShouldBe("document-not-on-file");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Delegate, "agreement-approved");
        await SameAsync(id, "2 of 3 steps; waits for the approver of step-city.", "approver", "step-city");
    }

    [Fact]
    public async Task Where_no_steps_are_named_an_approvers_word_is_enough()
    {
        var id = await bureaus.AgreedAsync("丙", "framework");
        (await bureaus.CodesAsync(id)).ShouldContain("approval-missing");
        (await bureaus.RefusedAsync(id, "approval", "{}", Bureaus.Coordinator)).ShouldBe((HttpStatusCode.Forbidden, "not-permitted"));
        await bureaus.DoneAsync(id, "approval", """{"note":"同意"}""", Bureaus.City, "agreement-approved");
        await bureaus.DoneAsync(id, "approval", "{}", Bureaus.Leader);
        (await bureaus.CodesAsync(id)).ShouldNotContain("approval-missing");
        (await bureaus.GetAsync($"/agreements/{id}")).GetProperty("approval").GetProperty("approved").GetProperty("note").GetString().ShouldBe("同意");
        (await bureaus.PageAsync(id)).ShouldContain("id=\"approval\"");
    }

    private async Task SameAsync(string id, string sentence, string role, string institution)
    {
        await bureaus.Server.CaughtUpAsync();
        Told((await bureaus.GetAsync($"/agreements/{id}")).GetProperty("unmet")).ShouldBe(sentence);
        Told((await bureaus.GetAsync($"/agreements/{id}/guards"))).ShouldBe(sentence);
        var why = (await bureaus.GetAsync($"/agreements/{id}/why")).GetProperty("steps")[0].GetProperty("unmet").EnumerateArray()
            .Select(u => u.GetProperty("reason")).Single(r => r.GetProperty("code").GetString() == "approval-missing");
        why.GetProperty("en").GetString().ShouldBe(sentence);
        var next = why.GetProperty("next");
        (next.GetProperty("institution").GetString(), next.GetProperty("role").GetString()).ShouldBe((institution, role));
        var card = (await bureaus.GetAsync("/board")).EnumerateArray().SelectMany(c => c.GetProperty("cards").EnumerateArray())
            .Select(c => c.GetProperty("card")).Single(c => c.GetProperty("id").GetString() == id);
        Told(card.GetProperty("unmet")).ShouldBe(sentence);
        var page = await bureaus.PageAsync(id);
        page.ShouldContain(sentence.Replace("'", "&#x27;"));
        page.ShouldContain($"<td>the {role} of {institution}</td>");
        string[] institutions = ["step-district", "step-city", "step-other"];
        foreach (var (who, code) in institutions.SelectMany(c => new[] { ("coordinator", c), ("approver", c) }))
        {
            (await bureaus.WaitsAsync(id, who, code)).ShouldBe(who == role && code == institution ? sentence : null, $"{who} of {code}");
        }
    }

    private static string? Told(JsonElement unmet) => unmet.EnumerateArray()
        .Single(u => u.GetProperty("code").GetString() == "approval-missing").GetProperty("en").GetString();

    /// <summary>A district's bureau under a city's, another city's, two schools of the district, and a kind whose approval takes three steps.</summary>
    public sealed class Bureaus : IAsyncLifetime
    {
        public const string Coordinator = "key-step-coordinator";
        public const string Leader = "key-step-leader";
        public const string City = "key-step-city";
        public const string Delegate = "key-step-other";

        public RunningServer Server { get; } = new()
        {
            MoreKeys = $$"""
                ,{"key":"{{Coordinator}}","user":"step-coordinator","institution":"step-district","role":"coordinator"}
                ,{"key":"{{Leader}}","user":"step-leader","institution":"step-district","role":"approver"}
                ,{"key":"{{City}}","user":"step-city-leader","institution":"step-city","role":"approver"}
                ,{"key":"{{Delegate}}","user":"step-other-leader","institution":"step-other","role":"approver"}
                """,
        };

        public async Task InitializeAsync()
        {
            await Server.InitializeAsync();
            foreach (var (code, kind, under) in new[]
            {
                ("step-city", "government", null), ("step-district", "government", "step-city"), ("step-other", "government", null),
                ("step-a", "school", "step-district"), ("step-b", "school", "step-district"),
            })
            {
                var entry = JsonSerializer.Serialize(new { code, kind, name = new { zh = code, en = code }, under });
                using var entered = await PostAsync("/institutions?wait=true", entry, RunningServer.Administrator);
                entered.IsSuccessStatusCode.ShouldBeTrue(await entered.Content.ReadAsStringAsync());
            }

            using var published = await PostAsync(
                "/policies/aid?wait=true",
                """
                {"leastPrincipals":2,"witnesses":"none","needsApproval":true,"reason":"分步审批",
                 "rubric":[{"id":"delivery","name":{"zh":"承诺履行"},"weight":100}],
                 "approvalSteps":[{"role":"coordinator","at":"own"},{"role":"approver","at":"own"},{"role":"approver","at":"above"}]}
                """, RunningServer.Administrator);
            published.IsSuccessStatusCode.ShouldBeTrue(await published.Content.ReadAsStringAsync());
        }

        public Task DisposeAsync() => Server.DisposeAsync();

        /// <summary>An agreement of the two schools, as far as all have consented.</summary>
        public async Task<string> AgreedAsync(string title, string kind = "aid")
        {
            using var proposed = await PostAsync("/agreements?wait=true", JsonSerializer.Serialize(new
            {
                kind, title = new { zh = title },
                parties = new[] { "step-a", "step-b" }.Select(p => new { role = "principal", institution = p, name = new { zh = p } }),
            }), Coordinator);
            var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("agreementId").GetString()!;
            await DoneAsync(id, "terms", """{"purpose":{"zh":"共建"},"clauses":[{"id":"a","text":{"zh":"互派"}}]}""", Coordinator, "terms-revised");
            var digest = (await GetAsync($"/agreements/{id}")).GetProperty("termsDigest").GetString();
            foreach (var party in new[] { "step-a", "step-b" })
            {
                await DoneAsync(id, "consents", JsonSerializer.Serialize(new { party, digest }), Coordinator, "terms-consented");
            }

            await DoneAsync(id, "negotiated", "{}", Coordinator, "agreement-negotiated");
            return id;
        }

        public async Task DoneAsync(string id, string route, string body, string key, params string[] recorded)
        {
            using var done = await PostAsync($"/agreements/{id}/{route}?wait=true", body, key);
            done.IsSuccessStatusCode.ShouldBeTrue(await done.Content.ReadAsStringAsync());
            (await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("recorded").EnumerateArray().Select(r => r.GetString()).ShouldBe(recorded);
        }

        public async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string id, string route, string body, string key)
        {
            using var refused = await PostAsync($"/agreements/{id}/{route}", body, key);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            return (refused.StatusCode, problem.GetProperty("reasons")[0].GetProperty("code").GetString()!);
        }

        public async Task<string[]> CodesAsync(string id) =>
            [.. (await GetAsync($"/agreements/{id}/guards")).EnumerateArray().Select(r => r.GetProperty("code").GetString()!)];

        /// <summary>What an agreement waits for from somebody for its approval; null for nothing.</summary>
        public async Task<string?> WaitsAsync(string id, string role, string institution) =>
            (await GetAsync($"/court?institution={institution}&as={role}&count=200", RunningServer.Auditor)).GetProperty("entries").EnumerateArray()
                .Where(e => e.GetProperty("id").GetString() == id).SelectMany(e => e.GetProperty("items").EnumerateArray())
                .SingleOrDefault(i => i.GetProperty("code").GetString() == "approval-missing") is { ValueKind: JsonValueKind.Object } item
                    ? item.GetProperty("en").GetString() : null;

        public async Task<string> PageAsync(string id)
        {
            using var client = Server.As(RunningServer.Auditor);
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
            return await client.GetStringAsync(new Uri($"/agreements/{id}", UriKind.Relative));
        }

        public async Task<JsonElement> GetAsync(string path, string key = RunningServer.Auditor)
        {
            using var client = Server.As(key);
            return await client.GetFromJsonAsync<JsonElement>("/api/v1" + path);
        }

        private async Task<HttpResponseMessage> PostAsync(string path, string body, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) 
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return await Server.Client.SendAsync(request);
        }
    }
}
