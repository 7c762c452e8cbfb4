using Agreements.Server.Localization;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>What is owed, measured and rated, over HTTP: from the command to the list and the page.</summary>
public sealed class WorkTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task A_commitment_is_claimed_rejected_claimed_again_and_verified_and_comes_round()
    {
        var id = await ProposeAsync();
        await AcceptedAsync(
            $"{id}/commitments",
            """{"id":"visit","title":{"zh":"企业回访"},"owner":"qingsu","due":"2020-12","every":"year","evidenceNeeded":{"zh":"签到表"}}""",
            "commitment-added");
        await AcceptedAsync($"{id}/commitments/visit/progress", """{"percent":50,"note":"过半"}""", "progress-reported");
        (await RefusedAsync($"{id}/commitments/visit/claim", "{}")).ShouldBe(["evidence-missing"]);
        await AcceptedAsync($"{id}/commitments/visit/claim", """{"evidence":"签到表"}""", "commitment-claimed");
        await AcceptedAsync($"{id}/commitments/visit/rejection", """{"party":"changan","reason":"名单不全"}""", "claim-rejected");
        (await RefusedAsync($"{id}/commitments/visit/verification", """{"party":"changan"}""")).ShouldBe(["claim-missing"]);
        await AcceptedAsync($"{id}/commitments/visit/claim", """{"evidence":"签到表和照片"}""", "commitment-claimed");
        (await RefusedAsync($"{id}/commitments/visit/verification", """{"party":"qingsu"}""")).ShouldBe(["verifier-is-owner"]);
        (await AcceptedAsync($"{id}/commitments/visit/verification", """{"party":"changan"}"""))[0].ShouldBe("commitment-verified");

        var due = await server.Client.GetFromJsonAsync<JsonElement>("/api/v1/commitments?due=overdue&owner=qingsu");
        var rows = due.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("agreement").GetGuid() == id)
            .Select(r => r.GetProperty("id").GetString()).ToArray();
        // It began late: one line for the year of the day, and none for the years between.
        rows.ShouldBeEmpty();
        var series = await server.Client.GetStringAsync(new Uri($"/api/v1/agreements/{id}", UriKind.Relative));
        series.ShouldContain($"\"visit-{TimeProvider.System.Today().Year}\"");
        (await server.Client.GetStringAsync(new Uri($"/agreements/{id}", UriKind.Relative))).ShouldContain("data-commitment=\"visit\"");
    }

    [Fact]
    public async Task A_figure_is_recorded_put_right_and_final_once_its_period_is_closed()
    {
        var id = await ProposeAsync();
        await AcceptedAsync($"{id}/indicators", """{"id":"students","name":{"zh":"在读学生"},"unit":"person"}""", "indicator-defined");
        await AcceptedAsync(
            $"{id}/indicators/students/figures", """{"value":{"value":78,"qualifier":"at-least","unit":"person"},"asOf":"2025-05"}""", "indicator-measured");
        (await RefusedAsync($"{id}/indicators/students/figures", """{"value":{"value":78,"qualifier":"exact","unit":"person-time"}}"""))
            .ShouldBe(["unit-differs"]);
        await AcceptedAsync(
            $"{id}/indicators/students/figures/1/correction", """{"now":{"value":87,"qualifier":"at-least","unit":"person"},"reason":"录入颠倒"}""",
            "measurement-corrected");
        await AcceptedAsync($"{id}/periods/closed", """{"period":"2025"}""", "period-closed");
        (await RefusedAsync($"{id}/indicators/students/figures/1/correction", """{"now":{"value":88,"qualifier":"at-least","unit":"person"},"reason":"?"}"""))
            .ShouldBe(["period-is-closed"]);

        var total = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/indicators/rollup")).GetProperty("totals")[0];
        (total.GetProperty("sum").GetProperty("value").GetDecimal(), total.GetProperty("sum").GetProperty("qualifier").GetString()).ShouldBe((87m, "at-least"));
        (await server.Client.GetStringAsync(new Uri($"/agreements/{id}", UriKind.Relative))).ShouldContain("data-indicator=\"students\"");
    }

    [Fact]
    public async Task Raters_are_seen_one_by_one_and_by_party()
    {
        var id = await ProposeAsync();
        using var none = await server.Client.GetAsync(new Uri($"/api/v1/agreements/{id}/evaluation", UriKind.Relative));
        var evaluation = await none.Content.ReadFromJsonAsync<JsonElement>();
        evaluation.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        evaluation.GetProperty("rubric").GetArrayLength().ShouldBe(3);
        using var unknown = await server.Client.GetAsync(new Uri($"/api/v1/agreements/{Guid.NewGuid()}/evaluation", UriKind.Relative));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Guid> ProposeAsync()
    {
        using var response = await PostAsync("/api/v1/agreements", Proposal);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task AcceptedAsync(string route, string body, params string[] recorded) => (await AcceptedAsync(route, body)).ShouldBe(recorded);

    private async Task<string?[]> AcceptedAsync(string route, string body)
    {
        using var response = await PostAsync($"/api/v1/agreements/{route}?wait=30", body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("recorded").EnumerateArray().Select(e => e.ToString())];
    }

    private async Task<string?[]> RefusedAsync(string route, string body)
    {
        using var response = await PostAsync($"/api/v1/agreements/{route}?wait=30", body);
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reasons").EnumerateArray()
            .Select(r => r.GetProperty("code").GetString())];
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        server.Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
}
