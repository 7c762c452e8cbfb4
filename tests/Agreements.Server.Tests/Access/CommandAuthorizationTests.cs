using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Access;

/// <summary>What the table of permissions cannot say by itself: reach through the directory, and what a command names besides what it is for.</summary>
public sealed class GateTests(MatrixServer matrix) : IClassFixture<MatrixServer>
{
    private const string Bureau = RunningServer.Coordinator;

    [Fact]
    public async Task An_agreement_out_of_sight_cannot_be_named()
    {
        var (own, foreign) = (matrix.Own, matrix.Foreign);
        await RefusedAsync(
            Bureau, $"agreements/{own.Agreement}/place", new { parent = foreign.Agreement, reason = "归口" }, HttpStatusCode.NotFound, "agreement-unknown");
        await RefusedAsync(
            Bureau, $"agreements/{own.Agreement}/suspensions", new { origin = "qingsu", reason = "停", below = new[] { foreign.Agreement } },
            HttpStatusCode.NotFound, "agreement-unknown");
        await RefusedAsync(Bureau, $"engagements/{own.Engagement}/agreements", new { id = foreign.Agreement }, HttpStatusCode.NotFound, "agreement-unknown");
        await RefusedAsync(
            Bureau, $"engagements/{own.Engagement}/items/a1/commitment", new { agreement = foreign.Agreement }, HttpStatusCode.NotFound, "agreement-unknown");
        await RefusedAsync(Bureau, "agreements", new
        {
            kind = "aid", title = new { zh = "下属" }, parent = foreign.Agreement,
            parties = new[] { new { role = "principal", institution = "qingsu", name = new { zh = "青苏" } } },
        }, HttpStatusCode.NotFound, "agreement-unknown");
    }

    [Fact]
    public async Task What_is_out_of_sight_answers_as_what_is_not_there()
    {
        var (there, nowhere) = (matrix.Foreign.Agreement, Guid.NewGuid().ToString());
        foreach (var path in new[] { "agreements/{0}/terms", "agreements/{0}/negotiated", "agreements/{0}/signatures", "engagements/{0}/resolutions" })
        {
            var (a, b) = (await AnswerAsync(string.Format(null, path, there)), await AnswerAsync(string.Format(null, path, nowhere)));
            a.Replace(there, nowhere, StringComparison.Ordinal).ShouldBe(b, path);
        }

        async Task<string> AnswerAsync(string path)
        {
            using var response = await PostAsync(Bureau, path, new { });
            var said = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            return $"{(int)response.StatusCode} {said.GetProperty("type")} {said.GetProperty("detail")}";
        }
    }

    [Fact]
    public async Task Whoever_has_no_hand_in_it_does_not_propose_it() =>
        await RefusedAsync(Bureau, "agreements", new
        {
            kind = "aid", title = new { zh = "他人之事" }, parties = new[] { new { role = "principal", institution = "far-school", name = new { zh = "远校" } } },
        }, HttpStatusCode.Forbidden, "not-permitted");

    [Fact]
    public async Task The_directory_gives_nobody_the_sight_of_what_is_others()
    {
        await RefusedAsync(Bureau, "institutions/far-school/above", new { under = "qingyang-edu" }, HttpStatusCode.Forbidden, "not-permitted");
        await RefusedAsync(Bureau, "institutions/far-school/name", new { name = new { zh = "改名" } }, HttpStatusCode.Forbidden, "not-permitted");
        await RefusedAsync(Bureau, "institutions/far-school/merge", new { into = "qingsu", reason = "同一学校" }, HttpStatusCode.Forbidden, "not-permitted");
        await RefusedAsync(Bureau, "bodies/far-body/members", new { institution = "qingsu" }, HttpStatusCode.Forbidden, "not-permitted");
        // A party of a foreign agreement that nobody has entered yet, and one that stands under nobody.
        await RefusedAsync(
            Bureau, "institutions", new { code = "far-other", kind = "school", name = new { zh = "远处另一校" }, under = "qingsu" },
            HttpStatusCode.Forbidden, "not-permitted");
        await AcceptedAsync(RunningServer.Stranger, "institutions?wait=true", new { code = "free-firm", kind = "enterprise", name = new { zh = "自由企业" } });
        await RefusedAsync(Bureau, "institutions/free-firm/above", new { under = "qingsu" }, HttpStatusCode.Forbidden, "not-permitted");
        await RefusedAsync(
            Bureau, "institutions", new { code = "free-firm", kind = "enterprise", name = new { zh = "自由企业" }, under = "qingsu" },
            HttpStatusCode.Forbidden, "not-permitted");
        await AcceptedAsync(Bureau, "institutions/free-firm/aliases", new { alias = "自由公司" });
        await AcceptedAsync(Bureau, "institutions", new { code = "new-school", kind = "school", name = new { zh = "新校" }, under = "qingsu" });
    }

    [Fact]
    public async Task A_representative_says_what_its_own_institution_says()
    {
        var id = matrix.Own.Agreement;
        using var text = await matrix.Server.As(Bureau).GetAsync($"/api/v1/agreements/{id}");
        await RefusedAsync(
            RunningServer.Representative, $"agreements/{id}/decline", new { party = "cq-women", reason = "不参加" }, HttpStatusCode.Forbidden, "not-permitted");
        await RefusedAsync(RunningServer.Representative, $"agreements/{id}/negotiated", new { }, HttpStatusCode.Forbidden, "not-permitted");
        await AcceptedAsync(Bureau, $"agreements/{id}/commitments", new { id = "c-women", title = new { zh = "对方承诺" }, owner = "cq-women" });
        await AcceptedAsync(RunningServer.Representative, $"agreements/{id}/commitments/c1/claim", new { evidence = "照片" });
        await RefusedAsync(
            RunningServer.Representative, $"agreements/{id}/commitments/c-women/claim", new { evidence = "照片" }, HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task A_party_named_later_speaks_under_the_id_it_had()
    {
        var proposed = await AcceptedAsync(Bureau, "agreements", new
        {
            kind = "aid", title = new { zh = "待定一方" },
            parties = new object[]
            {
                new { role = "principal", institution = "cq-women", name = new { zh = "女职" } }, new { role = "principal", name = new { zh = "一所学校" } },
            },
        });
        var id = proposed.GetProperty("agreementId").GetString();
        // Not in sight of the representative until the party has a name.
        await RefusedAsync(
            RunningServer.Representative, $"agreements/{id}/decline", new { party = "unnamed-1", reason = "不参加" }, HttpStatusCode.NotFound,
            "agreement-unknown");
        await AcceptedAsync(Bureau, $"agreements/{id}/parties/named", new { party = "unnamed-1", institution = "qingsu", name = new { zh = "青苏" } });
        await AcceptedAsync(RunningServer.Representative, $"agreements/{id}/decline", new { party = "unnamed-1", reason = "不参加" });
    }

    [Fact]
    public async Task Whoever_proposed_goes_on_at_once_however_far_the_read_models_are()
    {
        for (var i = 0; i < 5; i++)
        {
            var proposed = await AcceptedAsync(Bureau, "agreements", new
            {
                kind = "aid", title = new { zh = $"立即 {i}" }, parties = new[] { new { role = "principal", institution = "qingsu", name = new { zh = "青苏" } } },
            });
            await AcceptedAsync(Bureau, $"agreements/{proposed.GetProperty("agreementId").GetString()}/terms", new { purpose = new { zh = "宗旨" } });
        }
    }

    private async Task<JsonElement> AcceptedAsync(string key, string path, object body)
    {
        using var response = await PostAsync(key, path, body);
        var said = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }

    private async Task RefusedAsync(string key, string path, object body, HttpStatusCode status, string code)
    {
        using var response = await PostAsync(key, path, body);
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, $"{path}: {said}");
        said.ShouldContain(code);
    }

    private async Task<HttpResponseMessage> PostAsync(string key, string path, object body)
    {
        using var client = matrix.Server.As(key);
        return await client.PostAsync($"/api/v1/{path}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));
    }
}
