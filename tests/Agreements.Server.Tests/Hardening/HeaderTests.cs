using Agreements.Server.Hosting.Hardening;
using Agreements.Server.Http;
using Agreements.Server.Tests.Hardening.Fuzzing;
using System.Net;
using System.Text;

namespace Agreements.Server.Tests.Hardening;

/// <summary>What every answer tells a browser, found at every endpoint that the running server lists.</summary>
public sealed class HeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_answer_of_every_endpoint_carries_the_headers()
    {
        var targets = Target.Of(server.Services);
        targets.Count.ShouldBeGreaterThan(90);
        foreach (var target in targets.Where(t => t.Method is "GET" or "HEAD" or "POST"))
        {
            foreach (var key in new[] { RunningServer.Auditor, null })
            {
                using var client = Plain(key);
                using var request = new HttpRequestMessage(HttpMethod.Parse(target.Method), target.Fill((_, _) => Guid.Empty.ToString()));
                request.Headers.TryAddWithoutValidation("Accept", target.IsApi ? "application/json" : "text/html");
                using var answer = await client.SendAsync(request);
                ShouldBeHardened(answer, $"{target.Method} {target.Template} as {key ?? "nobody"}");
            }
        }
    }

    [Theory]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/api/v1/board/nowhere", 400)]
    [InlineData("/api/v1/flow?asOf=never", 400)]
    [InlineData("/assets/app.css", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/language?to=xx", 400)]
    [InlineData("/language?to=en", 302)]
    public async Task Errors_assets_and_redirects_carry_them_too(string path, int status)
    {
        using var client = Plain(RunningServer.Coordinator);
        using var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
        ShouldBeHardened(answer, path);
        if (status >= 400)
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Fact]
    public async Task Pages_run_no_script_and_answers_of_the_API_nothing_at_all()
    {
        using var client = Plain(RunningServer.Coordinator);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var page = await client.GetAsync("/register");
        using var data = await client.GetAsync("/api/v1/register");

        page.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.PagePolicy]);
        data.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.DataPolicy]);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        data.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Exports_are_attachments()
    {
        var exported = 0;
        foreach (var path in Target.Of(server.Services)
            .Where(t => t.Template.StartsWith("/api/v1/exports", StringComparison.Ordinal) && Path.HasExtension(t.Template)).Select(t => t.Template))
        {
            using var answer = await server.Client.GetAsync(path);
            if (answer.IsSuccessStatusCode)
            {
                exported++;
                answer.Content.Headers.ContentDisposition.ShouldNotBeNull(path).DispositionType.ShouldBe("attachment", path);
            }
        }

        exported.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task What_another_sites_page_sends_is_turned_away()
    {
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agreements")
            {
                Content = new StringContent("{}", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Sec-Fetch-Site", site);
            using var answer = await server.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("urn:agreements:problem:cross-site");
        }
    }

    [Fact]
    public async Task No_other_origin_is_let_in_and_nothing_is_traced()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/agreements");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await server.Client.SendAsync(preflight);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        using var traced = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Trace, "/api/v1/register"));
        ((int)traced.StatusCode).ShouldBeInRange(400, 499);
    }

    private static void ShouldBeHardened(HttpResponseMessage answer, string where)
    {
        string One(string name) => answer.Headers.TryGetValues(name, out var values)
            ? values.ShouldHaveSingleItem($"{name} at {where}")
            : throw new ShouldAssertException($"{name} is missing at {where}");

        var policy = One("Content-Security-Policy");
        policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, where);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith(ApiReference.Path, StringComparison.Ordinal)
            && answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            // The one page with a script: its own.
            policy.ShouldMatch(
                "^default-src 'none'; script-src 'self' 'nonce-[A-Za-z0-9_-]{20,}'; style-src 'self' 'unsafe-inline'; .*connect-src 'self';", where);
        }
        else
        {
            policy.ShouldContain(policy.Contains("'self'", StringComparison.Ordinal) ? "script-src 'self'" : "default-src 'none'", Case.Sensitive, where);
            policy.ShouldNotContain("unsafe", Case.Insensitive, where);
        }

        One("X-Content-Type-Options").ShouldBe("nosniff", where);
        One("Referrer-Policy").ShouldBeOneOf("same-origin", "no-referrer");
        One("Permissions-Policy").ShouldContain("camera=()");
        One("Cross-Origin-Opener-Policy").ShouldBe("same-origin", where);
        One("Cross-Origin-Resource-Policy").ShouldBe("same-origin", where);
        One("Cache-Control").ShouldMatch("no-store|immutable|no-cache", where);
        answer.Headers.Contains("Server").ShouldBeFalse(where);
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse(where);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse(where);
    }

    private HttpClient Plain(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }
}
