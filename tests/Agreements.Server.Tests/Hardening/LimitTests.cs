using System.Net.Http.Headers;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Hardening;

/// <summary>How much is taken, and how often; and whose word about an address counts.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const int Enough = 60;

    private readonly RunningServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_is_read_no_further_than_the_limit(bool says)
    {
        using var content = new ByteArrayContent([.. "{\"title\":\""u8, .. Enumerable.Repeat((byte)'a', 1024 * 1024)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agreements") { Content = content };
        request.Headers.TransferEncodingChunked = !says;
        request.Headers.ExpectContinue = true;

        using var answer = await _server.Client.SendAsync(request);

        await ShouldBeProblemAsync(answer, 413, "content-too-large");
    }

    [Fact]
    public async Task Another_content_type_is_told_so()
    {
        using var content = new StringContent("<a/>", Encoding.UTF8, "application/xml");
        using var answer = await _server.Client.PostAsync("/api/v1/agreements", content);
        await ShouldBeProblemAsync(answer, 415, "content-type-not-taken");
    }

    [Theory]
    [InlineData("X-Correlation-Id", 201)]
    [InlineData("Idempotency-Key", 5000)]
    public async Task Labels_are_short(string header, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agreements");
        request.Headers.Add(header, new string('k', length));
        using var answer = await _server.Client.SendAsync(request);
        (await ShouldBeProblemAsync(answer, 400, "malformed")).GetProperty("detail").GetString()!.ShouldStartWith(header);
    }

    [Fact]
    public async Task Long_lines_and_headers_are_turned_away()
    {
        using var line = await _server.Client.GetAsync($"/register?text={new string('a', 9000)}");
        line.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/register");
        request.Headers.Add("X-Large", new string('a', 40_000));
        using var headers = await _server.Client.SendAsync(request);
        headers.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task An_account_that_asks_too_often_waits_and_nobody_else_does()
    {
        await RestartAsync("AGREEMENTS_RATE_ACCOUNT=5");
        using var refused = await UntilRefusedAsync(() => _server.Client.GetAsync("/api/v1/board"));

        await ShouldBeProblemAsync(refused, 429, "too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        using var other = _server.As(RunningServer.Auditor);
        (await other.GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_that_nobody_knows_count_for_the_address_however_many_are_tried()
    {
        await RestartAsync("AGREEMENTS_RATE_ADDRESS=5");
        using var client = _server.As(null);
        var tried = 0;
        using var refused = await UntilRefusedAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/board");
            request.Headers.Add("X-Api-Key", $"guess-{++tried}");
            return await client.SendAsync(request);
        });

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await _server.Client.GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task People_are_told_on_a_page()
    {
        await RestartAsync("AGREEMENTS_RATE_ADDRESS=3");
        using var client = _server.As(null);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var refused = await UntilRefusedAsync(() => client.GetAsync("/"));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await refused.Content.ReadAsStringAsync()).ShouldContain("请求过于频繁");
    }

    [Fact]
    public async Task Exports_have_a_bucket_of_their_own()
    {
        await RestartAsync("AGREEMENTS_RATE_EXPORT=2");
        using var refused = await UntilRefusedAsync(() => _server.Client.GetAsync("/api/v1/exports/register.csv"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await _server.Client.GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_forwarded_is_believed_of_known_proxies_only()
    {
        await RestartAsync("AGREEMENTS_RATE_ADDRESS=3");
        (await ForwardedAsync()).ShouldBe(HttpStatusCode.TooManyRequests);
        await RestartAsync("AGREEMENTS_RATE_ADDRESS=3", "AGREEMENTS_PROXIES=10.0.0.0/8, 127.0.0.1");
        (await ForwardedAsync()).ShouldBe(HttpStatusCode.OK);

        using var secure = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        secure.Headers.Add("X-Forwarded-Proto", "https");
        secure.Headers.Add("X-Forwarded-For", "192.0.2.77");
        using var client = _server.As(null);
        using var answer = await client.SendAsync(secure);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
    }

    [Theory]
    [InlineData("AGREEMENTS_RATE_ACCOUNT=many")]
    [InlineData("AGREEMENTS_RATE_EXPORT=0")]
    [InlineData("AGREEMENTS_PROXIES=somewhere")]
    public async Task A_setting_that_cannot_be_read_stops_the_start(string setting) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => RestartAsync(setting))).Message.ShouldContain(setting.Split('=')[0]);

    /// <summary>The last of many requests, each said to come from another address.</summary>
    private async Task<HttpStatusCode> ForwardedAsync()
    {
        using var client = _server.As(null);
        var status = HttpStatusCode.OK;
        for (var n = 0; n < Enough && status == HttpStatusCode.OK; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{n}");
            status = (await client.SendAsync(request)).StatusCode;
        }

        return status;
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var n = 0; n < Enough; n++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new ShouldAssertException($"{Enough} requests were all taken.");
    }

    private async Task RestartAsync(params string[] settings)
    {
        await _server.StopAsync();
        await _server.StartAsync(settings);
    }

    private static async Task<JsonElement> ShouldBeProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("type").GetString().ShouldBe($"urn:agreements:problem:{code}");
        return problem;
    }
}
