using Agreements.Server.Commands;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>Amendment, correction, update and renewal over HTTP: four ways to change an agreement, told apart in its history.</summary>
public sealed class ChangingTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Terms = """{"purpose":{"zh":"服务成渝"},"term":{"from":"2020-01-01","to":"2023-12-31"}}""";

    [Fact]
    public async Task The_four_ways_look_different_in_the_history()
    {
        var id = await SignedAsync();
        await PostAsync($"/api/v1/agreements/{id}/corrections", """{"fact":"signed.on","was":"2020-01-05","now":"2020-01-06","why":"笔误"}""");
        await PostAsync($"/api/v1/agreements/{id}/updates", """{"fact":"party/qingsu/name","now":"青苏职业高级中学"}""");
        await PostAsync($"/api/v1/agreements/{id}/amendments", """{"title":{"zh":"补充协议（一）"},"terms":{"purpose":{"zh":"服务成渝双城经济圈"}},"reason":"扩大范围"}""");
        await PostAsync($"/api/v1/agreements/{id}/amendments/1/withdrawal", """{"reason":"并入续签"}""");
        await PostAsync(
            $"/api/v1/agreements/{id}/renewals?wait=true",
            """{"title":{"zh":"二期协议"},"terms":{"purpose":{"zh":"继续服务成渝"},"term":{"from":"2024-01-01","to":"2030-12-31"}}}""");

        var entries = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/timeline?newestFirst=true&count=5"))
            .GetProperty("entries").EnumerateArray().ToArray();
        entries.Select(e => e.GetProperty("type").GetString())
            .ShouldBe(["renewal-proposed", "amendment-withdrawn", "amendment-proposed", "fact-updated", "fact-corrected"]);
        entries.Select(e => e.GetProperty("sentence").GetProperty("zh").GetString()![..2]).ShouldBe(["提出", "第1", "提出", "变更", "更正"]);
    }

    [Fact]
    public async Task While_an_amendment_is_open_no_stage_is_entered_and_why_says_so()
    {
        var id = await SignedAsync();
        await PostAsync($"/api/v1/agreements/{id}/amendments", """{"title":{"zh":"补充协议（一）"},"terms":{"purpose":{"zh":"服务成渝双城经济圈"}},"reason":"扩大范围"}""");
        var why = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/why?stage=evaluated");
        why.GetProperty("canEnter").GetBoolean().ShouldBeFalse();
        why.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("stage").GetString()).ShouldBe(["implementing", "evaluated"]);
        Codes(why.GetProperty("steps")[0]).ShouldBe(["amendment-open", "commitment-missing", "liaison-missing", "liaison-missing"]);
        using var refused = await SendAsync($"/api/v1/agreements/{id}/implementing", "{}");
        ((int)refused.StatusCode).ShouldBeOneOf([404, 409]);
    }

    [Fact]
    public async Task A_signed_renewal_takes_the_place_of_what_it_renews_once_though_told_twice()
    {
        var id = await SignedAsync();
        var receipt = await PostAsync(
            $"/api/v1/agreements/{id}/renewals",
            """{"title":{"zh":"二期协议"},"terms":{"purpose":{"zh":"继续服务成渝"},"term":{"from":"2024-01-01","to":"2030-12-31"}}}""");
        var successor = Guid.Parse(receipt.GetProperty("also").EnumerateObject().Single().Name);
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{successor}")).GetProperty("predecessor").GetString().ShouldBe(id);
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}")).GetProperty("successor").GetGuid().ShouldBe(successor);

        await RecordSignedAsync(successor);
        await RecordSignedAsync(successor);

        await Eventually.HoldsAsync(
            () => server.Database.ScalarAsync<bool>($"select exists (select from agreements.mt_events where stream_id = '{id}' "
                + "and type = 'agreement-superseded')"), "the predecessor is superseded", 60);
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}")).GetProperty("standing").GetString().ShouldBe("superseded");
        (await server.Database.ScalarAsync<long>($"select count(*) from agreements.mt_events where stream_id = '{id}' and type = 'agreement-superseded'"))
            .ShouldBe(1);
    }

    /// <summary>What would act again when it comes twice is taken only with the version seen or a key; asking first needs neither.</summary>
    [Fact]
    public async Task What_would_act_twice_says_what_was_seen_or_bears_a_key()
    {
        var id = await SignedAsync();
        const string Suspend = """{"origin":"qingsu","reason":"搬迁"}""";
        using var bare = await server.Client.PostAsync($"/api/v1/agreements/{id}/suspensions", new StringContent(Suspend, Encoding.UTF8, "application/json"));
        ((int)bare.StatusCode).ShouldBe(428);
        (await bare.Content.ReadAsStringAsync()).ShouldContain("Idempotency-Key");
        using var asked = await server.Client.PostAsync(
            $"/api/v1/agreements/{id}/suspensions?dry-run=true", new StringContent(Suspend, Encoding.UTF8, "application/json"));
        asked.IsSuccessStatusCode.ShouldBeTrue();
        using var seen = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/agreements/{id}/suspensions")
        {
            Content = new StringContent(Suspend, Encoding.UTF8, "application/json"),
        };
        using var read = await server.Client.GetAsync($"/api/v1/agreements/{id}");
        seen.Headers.IfMatch.Add(read.Headers.ETag!);
        using var taken = await server.Client.SendAsync(seen);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK, await taken.Content.ReadAsStringAsync());
    }

    private static string?[] Codes(JsonElement step) =>
        [.. step.GetProperty("unmet").EnumerateArray().Select(u => u.GetProperty("reason").GetProperty("code").GetString())];

    /// <summary>An agreement of 2020 to 2023 that a source says was signed: past its end, so that it can be renewed.</summary>
    private async Task<string> SignedAsync()
    {
        var proposed = await PostAsync("/api/v1/agreements", """
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """);
        var id = proposed.GetProperty("id").GetString()!;
        await PostAsync($"/api/v1/agreements/{id}/terms", Terms);
        await RecordSignedAsync(Guid.Parse(id));
        return id;
    }

    private async Task RecordSignedAsync(Guid id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<Wolverine.IMessageContext>();
        var by = new Actor("u-1", "qingyang-edu", ActingRole.Coordinator);
        var source = new Source("s-1", "教育局网站", null, Reliability.Official);
        (await bus.InvokeAsync<Answer>(new RecordStage(Stage.Signed, source, Edtf.Parse("2020-01-05")).For(id, by, new DateOnly(2026, 3, 2))))
            .IsRefused.ShouldBeFalse();
    }

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using var response = await SendAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await server.Client.SendAsync(request);
    }
}
