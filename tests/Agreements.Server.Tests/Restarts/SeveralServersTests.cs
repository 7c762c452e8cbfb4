using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Agreements.Cli.Proxying;
using Microsoft.AspNetCore.Builder;

namespace Agreements.Server.Tests.Restarts;

/// <summary>Two servers behind one address: whichever dies, nothing that was answered is lost, nothing is done twice, and the other delivers.</summary>
public sealed class SeveralServersTests : IAsyncLifetime
{
    private const int Six = 6;

    /// <summary>How many there are in a long run: <c>AGREEMENTS_KILLS=1000</c>.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("AGREEMENTS_KILLS"), out var many) ? many : Six;

    private static readonly HttpClient Client = new()
    {
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.ApiKey) },
    };

    private readonly List<ServerProcess> _servers = [];
    private TestDatabase _database = null!;
    private WebApplication _proxy = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _servers.Add(await ServerProcess.StartAsync(_database, Many));
        await TestDirectory.EnterAsync(_database);
        _servers.Add(await ServerProcess.StartAsync(_database, Many));
        _address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        _proxy = OneAddress.Build(_address, [.. _servers.Select(s => new Uri($"http://127.0.0.1:{s.Port}"))]);
        await _proxy.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _servers.ForEach(s => s.Dispose());
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Servers_killed_in_turn_lose_nothing_double_nothing_and_the_other_delivers()
    {
        var agreement = await ProposeAsync();
        using var done = new CancellationTokenSource();
        var asked = new ConcurrentBag<string>();
        var failed = new ConcurrentBag<HttpStatusCode>();
        var asking = Enumerable.Range(0, 3).Select(_ => AskAsync(agreement, asked, failed, done.Token)).ToArray();
        for (var i = 0; i < Kills; i++)
        {
            var victim = i % 2;
            await ShownAnewAsync();
            _servers[victim].Kill();
            await ShownAnewAsync();
            await StartAgainAsync(victim);
        }

        await done.CancelAsync();
        await Task.WhenAll(asking);

        failed.ShouldBeEmpty("what is asked under a key is asked again of the other server");
        asked.Count.ShouldBeGreaterThan(Kills);
        (await QuestionsAsync(agreement)).Order(StringComparer.Ordinal).ShouldBe(asked.Order(StringComparer.Ordinal));
        await RestartTests.ShouldShowEverythingAsync(_database);
    }

    /// <summary>An upgrade: one ends as it is asked to and comes again, then the other. Nobody who reads or writes notices.</summary>
    [Fact]
    public async Task Servers_restarted_one_after_the_other_fail_no_request()
    {
        var agreement = await ProposeAsync();
        using var done = new CancellationTokenSource();
        var asked = new ConcurrentBag<string>();
        var failed = new ConcurrentBag<HttpStatusCode>();
        var asking = Enumerable.Range(0, 2).Select(_ => AskAsync(agreement, asked, failed, done.Token)).ToArray();
        var reading = ReadAsync(agreement, failed, done.Token);
        for (var i = 0; i < 4; i++)
        {
            await ShownAnewAsync();
            await _servers[i % 2].EndAsync();
            await StartAgainAsync(i % 2);
        }

        await done.CancelAsync();
        await Task.WhenAll([.. asking, reading]);
        failed.ShouldBeEmpty();
        (await QuestionsAsync(agreement)).Order(StringComparer.Ordinal).ShouldBe(asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_any_server_the_address_says_so_and_when_to_come_again()
    {
        _servers.ForEach(s => s.Kill());
        using var answer = await Client.PostAsJsonAsync(new Uri(_address, "/api/v1/agreements"), new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Idempotency-Key");
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, "/board")) { Headers = { { "Accept", "text/html" } } };
        using var shown = await Client.SendAsync(page);
        (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.ServiceUnavailable, "text/html"));
        (await shown.Content.ReadAsStringAsync()).ShouldContain("服务器没有应答");
    }

    private static (string, string)[] Many => [("AGREEMENTS_RATE_ACCOUNT", "1000000"), ("AGREEMENTS_PROXIES", "127.0.0.1")];

    private async Task StartAgainAsync(int which)
    {
        var port = _servers[which].Port;
        _servers[which].Dispose();
        _servers[which] = await ServerProcess.LaunchAsync(_database, port, Many);
        await Eventually.HoldsAsync(() => _servers[which].AnswersAsync("/api/v1/me"), "the server to answer", 60);
    }

    /// <summary>Something recorded from now on is in the read models.</summary>
    private async Task ShownAnewAsync()
    {
        var head = await _database.ScalarAsync<long>("select max(seq_id) from agreements.mt_events");
        await Eventually.HoldsAsync(
            async () => await _database.ScalarAsync<long>("select last_seq_id from agreements.mt_event_progression where name = 'read-models:All'") > head,
            "somebody delivers", 60);
    }

    private async Task<Guid> ProposeAsync()
    {
        using var answer = await Client.PostAsJsonAsync(new Uri(_address, "/api/v1/agreements?wait=true"), new
        {
            kind = "friendship-school", title = new { zh = "友好学校协议" },
            parties = new[] { Party("qingsu", "青苏职中"), Party("cq-women", "重庆女职中") },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Receipt>())!.Id;
    }

    /// <summary>Asks one question after the other, each under a key of its own and again and again until it is answered.</summary>
    private async Task AskAsync(Guid agreement, ConcurrentBag<string> asked, ConcurrentBag<HttpStatusCode> failed, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var question = $"{Guid.NewGuid():n}？";
            while (!await OnceAsync(HttpMethod.Post, $"/api/v1/agreements/{agreement}/questions", question, failed))
            {
                await Task.Delay(50, CancellationToken.None);
            }

            asked.Add(question);
            await Task.Delay(40, CancellationToken.None);
        }
    }

    private async Task ReadAsync(Guid agreement, ConcurrentBag<HttpStatusCode> failed, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await OnceAsync(HttpMethod.Get, $"/api/v1/agreements/{agreement}", null, failed);
        }
    }

    private async Task<bool> OnceAsync(HttpMethod method, string address, string? question, ConcurrentBag<HttpStatusCode> failed)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, address));
        if (question is not null)
        {
            request.Headers.Add("Idempotency-Key", question.TrimEnd('？'));
            request.Content = JsonContent.Create(new { text = question });
        }

        using var answer = await Client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            failed.Add(answer.StatusCode);
        }

        return answer.IsSuccessStatusCode;
    }

    private async Task<IReadOnlyList<string>> QuestionsAsync(Guid agreement)
    {
        var all = await _database.ScalarAsync<string>(
            $"select string_agg(data ->> 'question', ' ') from agreements.mt_events where stream_id = '{agreement}' and type = 'question-left-open'");
        return all!.Split(' ');
    }

    private static object Party(string institution, string name) => new { role = "principal", institution, name = new { zh = name } };

    private sealed record Receipt(Guid Id);
}
