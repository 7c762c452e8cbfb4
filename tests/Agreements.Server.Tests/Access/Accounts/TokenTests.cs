using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.Net.Http.Json;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Tokens of an OpenID provider: who somebody is comes from there, what they may do from here.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Audience = "agreements";

    private readonly Provider _provider = new();
    private readonly List<AccountsServer> _servers = [];
    private AccountsServer _server = null!;

    public async Task InitializeAsync()
    {
        await _provider.InitializeAsync();
        _server = await StartedAsync();
        await _server.AskAsync(d => d.GrantAsync("test", "from-the-bureau", new(ActingRole.Auditor, "cq-edu")));
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_the_provider_names_the_account_and_the_roles_are_ours()
    {
        var token = _provider.Token("subject-7", Audience, claims: new() { ["role"] = "administrator", ["roles"] = new[] { "administrator" } });
        var me = await _server.Program(token).GetFromJsonAsync<JsonElement>("/api/v1/me");
        (me.GetProperty("account").GetString(), me.GetProperty("role").GetString()).ShouldBe(("from-the-bureau", "coordinator"));
        (await _server.Program(token).GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var other = await _server.Program(token, "auditor@cq-edu").GetFromJsonAsync<JsonElement>("/api/v1/me");
        other.GetProperty("role").GetString().ShouldBe("auditor");
        // Keys go on beside tokens.
        (await _server.Program("test-key-coordinator").GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_token_is_401()
    {
        var good = _provider.Token("subject-7", Audience);
        var parts = good.Split('.');
        using var foreign = RSA.Create(2048);
        var bad = new Dictionary<string, string>
        {
            ["another audience"] = _provider.Token("subject-7", "another"),
            ["another issuer"] = _provider.Token("subject-7", Audience, issuer: "https://elsewhere.example/"),
            ["expired"] = _provider.Token("subject-7", Audience, expires: DateTime.UtcNow.AddMinutes(-5)),
            ["not yet"] = _provider.Token("subject-7", Audience, begins: DateTime.UtcNow.AddMinutes(5), expires: DateTime.UtcNow.AddMinutes(9)),
            ["an unknown subject"] = _provider.Token("subject-8", Audience),
            ["somebody else's key"] = _provider.Token("subject-7", Audience, key: foreign),
            ["no signature"] = $"{parts[0]}.{parts[1]}.",
            ["algorithm none"] = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            ["signed by the public key as a secret"] = _provider.SignedByPublicKey("subject-7", Audience),
            ["an ID token"] = _provider.Token("subject-7", Audience, claims: new() { ["at_hash"] = "77QmUPtjPfzWtF2AnpK9RQ" }),
            ["a changed body"] = $"{parts[0]}.{Encode(Decode(parts[1]).Replace("subject-7", "subject-9", StringComparison.Ordinal))}.{parts[2]}",
            ["no token"] = "a.b.c",
        };
        foreach (var (what, token) in bad)
        {
            var answer = await _server.Program(token).GetAsync("/api/v1/me");
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.Unauthorized, "application/problem+json"), what);
        }

        (await _server.Program(good).GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _server.AskAsync(d => d.DisableAsync("test", "from-the-bureau"));
        (await _server.Program(good).GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_a_weaker_sign_in_than_is_asked_for_is_told_so()
    {
        var server = await StartedAsync("--AGREEMENTS_OIDC_ACR=urn:two, urn:three", "--AGREEMENTS_OIDC_AMR=pwd,otp");
        async Task<HttpResponseMessage> AskAsync(Dictionary<string, object>? claims) =>
            await server.Program(_provider.Token("subject-7", Audience, claims: claims)).GetAsync("/api/v1/me");

        (await AskAsync(new() { ["acr"] = "urn:three", ["amr"] = new[] { "pwd", "otp", "mfa" } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var claims in new Dictionary<string, object>?[]
        {
            null, new() { ["acr"] = "urn:one", ["amr"] = new[] { "pwd", "otp" } }, new() { ["acr"] = "urn:two", ["amr"] = new[] { "pwd" } },
            new() { ["acr"] = "urn:two" }, new() { ["amr"] = new[] { "pwd", "otp" } },
        })
        {
            using var weak = await AskAsync(claims);
            weak.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var problem = await weak.Content.ReadFromJsonAsync<JsonElement>();
            problem.GetProperty("type").GetString().ShouldBe("urn:agreements:problem:sign-in-too-weak");
            problem.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldContain("acr: urn:two / urn:three, amr: pwd + otp");
            problem.GetProperty("sentence").GetProperty("en").GetString()!.ShouldContain("second factor");
        }
    }

    [Fact]
    public async Task A_token_of_another_sort_is_none()
    {
        var server = await StartedAsync("--AGREEMENTS_OIDC_TYP=at+jwt");

        (await server.Program(_provider.Token("subject-7", Audience)).GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Program(_provider.Token("subject-7", Audience, type: "at+jwt")).GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<AccountsServer> StartedAsync(params string[] settings)
    {
        var server = new AccountsServer();
        server.Settings.AddRange([$"--AGREEMENTS_OIDC_AUTHORITY={_provider.Address}", $"--AGREEMENTS_OIDC_AUDIENCE={Audience}", .. settings]);
        await server.InitializeAsync();
        _servers.Add(server);
        await server.AskAsync(d => d.CreateAsync("test", new("from-the-bureau", "from-the-bureau", ExternalSubject: "subject-7")));
        await server.AskAsync(d => d.GrantAsync("test", "from-the-bureau", new(ActingRole.Coordinator, "qingyang-edu")));
        return server;
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);

    private static string Decode(string part) => Base64UrlEncoder.Decode(part);

    /// <summary>An OpenID provider: discovery, its key, and tokens.</summary>
    private sealed class Provider : IAsyncLifetime
    {
        private readonly RSA _key = RSA.Create(2048);
        private WebApplication? _app;

        public string Address { get; private set; } = "";

        public async Task InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.MapGet("/.well-known/openid-configuration", () => new
            {
                issuer = Address, jwks_uri = $"{Address}/keys", authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token",
                response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
            });
            var shown = _key.ExportParameters(false);
            _app.MapGet("/keys", () => new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64UrlEncoder.Encode(shown.Modulus), e = Base64UrlEncoder.Encode(shown.Exponent) } },
            });
            await _app.StartAsync();
            Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        }

        public string Token(
            string subject, string audience, string? issuer = null, DateTime? begins = null, DateTime? expires = null, RSA? key = null,
            Dictionary<string, object>? claims = null, string type = "JWT") =>
            Signed(
                subject, audience, new SigningCredentials(new RsaSecurityKey(key ?? _key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
                issuer, begins, expires, claims, type);

        public string SignedByPublicKey(string subject, string audience) => Signed(
            subject, audience,
            new SigningCredentials(new SymmetricSecurityKey(Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem())) { KeyId = "one" }, SecurityAlgorithms.HmacSha256));

        public async Task DisposeAsync()
        {
            await _app!.DisposeAsync();
            _key.Dispose();
        }

        private string Signed(
            string subject, string audience, SigningCredentials credentials, string? issuer = null, DateTime? begins = null, DateTime? expires = null,
            Dictionary<string, object>? claims = null, string type = "JWT") => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address, Audience = audience, NotBefore = begins ?? DateTime.UtcNow.AddMinutes(-10), IssuedAt = DateTime.UtcNow.AddMinutes(-10),
            Expires = expires ?? DateTime.UtcNow.AddMinutes(10), SigningCredentials = credentials, Claims = claims, TokenType = type,
            Subject = new ClaimsIdentity([new System.Security.Claims.Claim("sub", subject)]),
        });
    }
}
