using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>What every caller of the API relies on, over HTTP.</summary>
public sealed class ApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task A_proposal_is_created_at_its_location_with_its_version_as_tag()
    {
        using var response = await PostAsync("/api/v1/agreements", Proposal);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var read = await server.Client.GetFromJsonAsync<JsonElement>(response.Headers.Location);
        read.GetProperty("stage").GetString().ShouldBe("proposed");
        read.GetProperty("unmet").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_acting_user_institution_correlation_and_causation_are_on_every_event()
    {
        var id = await ProposeAsync(("X-Correlation-Id", "letter-2025-17"), ("Idempotency-Key", "cause-1"));

        (await server.Database.ScalarAsync<string>("select user_name || ' ' || (headers ->> 'institution') || ' ' || correlation_id || ' ' || "
            + $"causation_id from agreements.mt_events where stream_id = '{id}'"))
            .ShouldBe("coordinator-1 qingyang-edu letter-2025-17 cause-1");
    }

    [Fact]
    public async Task The_same_key_and_request_get_the_same_answer_and_record_nothing_more()
    {
        using var first = await PostAsync("/api/v1/agreements", Proposal, ("Idempotency-Key", "twice"));
        using var second = await PostAsync("/api/v1/agreements", Proposal, ("Idempotency-Key", "twice"));
        using var other = await PostAsync("/api/v1/agreements", Proposal.Replace("育人", "办学"), ("Idempotency-Key", "twice"));

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        await ShouldBeProblemAsync(other, 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_lost_first_answer_does_not_make_a_second_agreement()
    {
        using var first = await PostAsync("/api/v1/agreements", Proposal, ("Idempotency-Key", "lost"));
        await server.Database.ExecuteAsync("delete from agreements_api.idempotency_keys where key = 'lost'");
        using var second = await PostAsync("/api/v1/agreements", Proposal, ("Idempotency-Key", "lost"));

        var (a, b) = (await IdOfAsync(first), await IdOfAsync(second));
        b.ShouldBe(a);
        (await BodyAsync(second)).GetProperty("recorded").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_what_has_happened_since()
    {
        var id = await ProposeAsync();
        (await PostAsync($"/api/v1/agreements/{id}/terms", """{"purpose":{"zh":"甲"}}""", ("If-Match", "\"1\""))).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var stale = await PostAsync($"/api/v1/agreements/{id}/terms", """{"purpose":{"zh":"乙"}}""", ("If-Match", "\"1\""));

        var problem = await ShouldBeProblemAsync(stale, 412, "version-stale");
        stale.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var since = problem.GetProperty("since").EnumerateArray().ShouldHaveSingleItem();
        since.GetProperty("type").GetString().ShouldBe("terms-revised");
        since.GetProperty("version").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_lists_every_unmet_guard_in_both_languages_with_who_can_meet_it()
    {
        var id = await ProposeAsync();

        using var refused = await PostAsync($"/api/v1/agreements/{id}/negotiated", "{}");

        var reasons = (await ShouldBeProblemAsync(refused, 409, "guards-unmet")).GetProperty("reasons").EnumerateArray().ToArray();
        reasons.Select(r => r.GetProperty("code").GetString()).ShouldBe(["terms-missing", "consent-missing", "consent-missing"]);
        reasons[1].GetProperty("zh").GetString().ShouldBe("青苏职中尚未同意现行文本。");
        reasons[1].GetProperty("party").GetString().ShouldBe("qingsu");
        reasons[1].GetProperty("metBy")[0].GetString().ShouldBe("party");
        var asked = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/guards");
        asked.EnumerateArray().Select(r => r.GetProperty("code").GetString()).ShouldBe(reasons.Select(r => r.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(null, 401, "key-missing")]
    [InlineData("no-such-key", 401, "key-missing")]
    [InlineData(RunningServer.Auditor, 403, "auditors-change-nothing")]
    public async Task Nobody_writes_without_a_key_that_may(string? key, int status, string type)
    {
        using var client = server.As(key);
        using var content = new StringContent(Proposal, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/v1/agreements", content);

        await ShouldBeProblemAsync(response, status, type);
    }

    [Theory]
    [InlineData("{", "line 1, column 2")]
    [InlineData("""{"purpose":{"zh":"甲"},"purpse":1}""", "$.purpse")]
    [InlineData("""{"purpose":5}""", "$.purpose")]
    [InlineData("""{"term":{"from":"2025-02-30"}}""", "$.term.from")]
    [InlineData("""{"term":{"from":"2025-02-30"}}""", "is not a date of EDTF level 1")]
    [InlineData("null", "null")]
    public async Task Malformed_bodies_are_told_by_place_and_cure(string body, string told)
    {
        var id = await ProposeAsync();

        using var response = await PostAsync($"/api/v1/agreements/{id}/terms", body);

        (await ShouldBeProblemAsync(response, 400, "malformed")).GetProperty("detail").GetString()!.ShouldContain(told);
    }

    [Theory]
    [InlineData("/api/v1/board/nowhere")]
    [InlineData("/api/v1/register?sort=colour")]
    [InlineData("/api/v1/register?size=201")]
    [InlineData("/api/v1/register?after=nonsense")]
    [InlineData("/api/v1/progress?by=mood")]
    public async Task Questions_that_cannot_be_asked_are_malformed(string path) =>
        await ShouldBeProblemAsync(await server.Client.GetAsync(path), 400, "malformed");

    [Fact]
    public async Task A_wait_that_cannot_be_read_records_nothing()
    {
        var id = await ProposeAsync();

        using var response = await PostAsync($"/api/v1/agreements/{id}/terms?wait=soon", """{"purpose":{"zh":"甲"}}""");

        await ShouldBeProblemAsync(response, 400, "malformed");
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_waited_for_command_is_in_every_read_model_when_it_answers()
    {
        using var response = await PostAsync("/api/v1/agreements?wait=true", Proposal);

        var id = await IdOfAsync(response);
        (await BodyAsync(response)).GetProperty("inReadModels").GetBoolean().ShouldBeTrue();
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/timeline")).GetProperty("entries").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_description_has_every_command_with_an_example_and_the_key()
    {
        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var commands = document.GetProperty("paths").EnumerateObject()
            .Where(p => p.Value.TryGetProperty("post", out _) && p.Name.StartsWith("/api/v1/agreements", StringComparison.Ordinal)).ToArray();
        commands.Length.ShouldBeGreaterThan(18);
        foreach (var command in commands)
        {
            var post = command.Value.GetProperty("post");
            // A file goes up as it is; everything else is JSON, and shown.
            (command.Name.EndsWith("/documents", StringComparison.Ordinal)
                || post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _))
                    .ShouldBeTrue(command.Name);
            post.GetProperty("security").GetArrayLength().ShouldBe(1, command.Name);
        }
    }

    [Fact]
    public async Task Resuming_read_models_that_run_is_harmless_and_needs_a_key()
    {
        using var nobody = server.As(null);

        using var administrator = server.As(RunningServer.Administrator);
        (await administrator.PostAsync("/api/v1/operations/read-models/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeProblemAsync(await PostAsync("/api/v1/operations/read-models/resume", "{}"), 403, "administrators-only");
        await ShouldBeProblemAsync(await nobody.PostAsync("/api/v1/operations/read-models/resume", null), 401, "key-missing");
    }

    [Fact]
    public async Task An_agreement_that_nobody_proposed_is_not_found()
    {
        await ShouldBeProblemAsync(await server.Client.GetAsync($"/api/v1/agreements/{Guid.NewGuid()}"), 404, "agreement-unknown");
        await ShouldBeProblemAsync(await PostAsync($"/api/v1/agreements/{Guid.NewGuid()}/signed", "{}"), 404, "agreement-unknown");
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await server.Client.SendAsync(request);
    }

    private async Task<Guid> ProposeAsync(params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync("/api/v1/agreements", Proposal, headers);
        return await IdOfAsync(response);
    }

    // As text: a stream can be read once only.
    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    private static async Task<Guid> IdOfAsync(HttpResponseMessage response) =>
        (await BodyAsync(response)).GetProperty("agreementId").GetGuid();

    private static async Task<JsonElement> ShouldBeProblemAsync(HttpResponseMessage response, int status, string type)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("type").GetString().ShouldBe($"urn:agreements:problem:{type}");
        return problem;
    }
}
