using Agreements.Server.Commands;
using Agreements.Server.Hosting;
using Agreements.Server.Identity.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Text;
using Wolverine;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>A clock that a test sets on.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

/// <summary>The whole server, with accounts that tests make and a clock that they set.</summary>
public sealed class AccountsServer : IAsyncLifetime
{
    public const string Password = "three-grey-herons-waiting";

    private static int _made;

    private readonly string _keys = Path.Combine(Path.GetTempPath(), $"agreements-keys-{Guid.NewGuid():n}.json");
    private WebApplication? _app;

    public TestDatabase Database { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the server told whoever watches its start.</summary>
    public StringBuilder Told { get; } = new();

    /// <summary>Settings besides the usual ones.</summary>
    public List<string> Settings { get; } = [];

    internal MovedClock Clock { get; } = new();

    /// <summary>The file of keys that the server starts with.</summary>
    public string Keys { get; set; } = """
        [{"key":"test-key-coordinator","user":"coordinator-1","institution":"qingyang-edu","role":"coordinator"},
         {"key":"test-key-administrator","user":"administrator-1","institution":"cq-edu","role":"administrator"}]
        """;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await StartAsync();
        foreach (var code in (string[])["qingyang-edu", "jiangbei-edu", "cq-edu", "qingsu", "cq-women"])
        {
            await EnterAsync(code);
        }
    }

    /// <summary>Enters an institution that roles can be held for.</summary>
    public async Task EnterAsync(string code)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(new InstitutionRequest(
            code, new RegisterInstitution(code, InstitutionKind.Government, new Text(code)),
            new CommandContext(new Actor("test", "system", ActingRole.System), new DateOnly(2025, 1, 1))));
    }

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(_keys, Keys);
        _app = Build();
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Another server on the same database, not started.</summary>
    public WebApplication Build() => ServerApp.Build(
        s => s.AddSingleton<TimeProvider>(Clock).AddSingleton(new Watchers(TextWriter.Synchronized(new StringWriter(Told, CultureInfo.InvariantCulture)))),
        [
            "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={Database.ConnectionString}", $"--AGREEMENTS_KEYS={_keys}", "--AGREEMENTS_RATE_SIGN_IN=100000",
            "--AGREEMENTS_RATE_ADDRESS=100000", "--Logging:LogLevel:Default=Error", .. Settings,
        ]);

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
        File.Delete(_keys);
    }

    /// <summary>A new account of a person with <see cref="Password"/> and a role; its id and sign-in name.</summary>
    public async Task<string> MadeAsync(ActingRole? role = ActingRole.Coordinator, string institution = "qingyang-edu", bool mustChange = false)
    {
        var name = $"person-{Interlocked.Increment(ref _made)}";
        (await AskAsync(d => d.CreateAsync("test", new NewAccount(name, name), Password, mustChange))).Refusal.ShouldBeNull();
        if (role is { } given)
        {
            (await AskAsync(d => d.GrantAsync("test", name, new NewGrant(given, institution)))).Refusal.ShouldBeNull();
        }

        return name;
    }

    /// <summary>Asks the desk of accounts, past HTTP.</summary>
    public async Task<T> AskAsync<T>(Func<AccountAdministration, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AccountAdministration>());
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser Browser() => new(Address);

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<Browser> SignedInAsync(string name, string password = Password)
    {
        var browser = Browser();
        (await browser.SignInAsync(name, password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>A program with a key.</summary>
    public HttpClient Program(string key, string? actingAs = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        if (actingAs is not null)
        {
            client.DefaultRequestHeaders.Add("Acting-As", actingAs);
        }

        return client;
    }
}

/// <summary>Does with pages what a browser does: keeps cookies, sends forms with their tokens, follows nothing by itself.</summary>
public sealed partial class Browser(Uri address) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    public HttpClient Client =>
        _client ??= new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public void Dispose() => _client?.Dispose();

    public CookieCollection Cookies => _cookies.GetCookies(address);

    public async Task<HttpResponseMessage> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await Client.SendAsync(request);
    }

    /// <summary>A page as it is read: names stand in <c>bdi</c>, which nobody sees.</summary>
    public async Task<string> TextAsync(string path) => WebUtility.HtmlDecode(await (await OpenAsync(path)).Content.ReadAsStringAsync())
        .Replace("<bdi>", "", StringComparison.Ordinal).Replace("</bdi>", "", StringComparison.Ordinal);

    /// <summary>Opens a page and sends a form from it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await SendTokenAsync(Token(await (await OpenAsync(page)).Content.ReadAsStringAsync()), path, fields);

    /// <summary>Sends a form with a token, or without one for null.</summary>
    public async Task<HttpResponseMessage> SendTokenAsync(string? token, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Content = new FormUrlEncodedContent(
            [
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string to = "/account") =>
        SendAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("to", to));

    public static string? Token(string html) => FormToken().Match(html) is { Success: true } m ? m.Groups[1].Value : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
