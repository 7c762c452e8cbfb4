using Agreements.Server.Commands;
using Agreements.Server.Observability;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using System.Net;
using System.Reflection;

namespace Agreements.Server.Tests.Observability;

public sealed class LogTests
{
    [Fact]
    public async Task A_request_is_logged_without_its_query_headers_and_body()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/test/echo/a%0Ab?key=in-the-query") { Content = new StringContent("in-the-body") };
        request.Headers.Add("Authorization", "Bearer in-the-header");
        await server.Client.SendAsync(request);
        await Eventually.HoldsAsync(() => Task.FromResult(server.Log.Lines.Any(l => l.EventId == 1101)), "the request's line");

        var line = server.Log.Lines.Single(l => l.EventId == 1101);
        line.Text.ShouldStartWith("POST /test/echo/a%0Ab answered 400 in ");
        server.Log.Lines.ShouldNotContain(l => l.Text.Contains("in-the-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secret_of_a_calendar_is_logged_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        (await server.Client.GetAsync("/calendar/feed.ics?key=in-the-address")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.HoldsAsync(() => Task.FromResult(server.Log.Lines.Any(l => l.EventId == 1101)), "the request's line");

        server.Log.Lines.Single(l => l.EventId == 1101).Text.ShouldStartWith("GET /calendar/feed.ics answered 404 in ");
        server.Log.Lines.ShouldNotContain(l => l.Text.Contains("in-the-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_is_logged_with_the_account_that_asked()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        var hidden = $"/api/v1/agreements/{Guid.NewGuid()}";
        (await server.Client.GetAsync(hidden)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.PostAsync("/api/v1/people", new StringContent("{}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Client.GetAsync("/api/v1/register")).StatusCode.ShouldBe(HttpStatusCode.OK);
        string[] Refused() => [.. server.Log.Lines.Where(l => l.EventId == 1104).Select(l => l.Text.Trim())];
        await Eventually.HoldsAsync(() => Task.FromResult(Refused().Length == 2), "the lines of both");

        Refused().ShouldBe([$"Account auditor-1 was refused GET {hidden}: 404", "Account auditor-1 was refused POST /api/v1/people: 403"]);
    }

    [Fact]
    public async Task A_request_that_throws_is_logged_with_its_status_and_the_exception_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await WatchedServer.StartAsync(database);
        (await server.Client.PostAsync("/test/echo?throw", null)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await Eventually.HoldsAsync(() => Task.FromResult(server.Log.Lines.Any(l => l.EventId == 1101)), "the request's line");

        server.Log.Lines.Single(l => l.EventId == 1101).Text.ShouldContain("answered 500");
        server.Log.Lines.Count(l => l.Level == LogLevel.Error && l.Text.Contains("asked to", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Another_format_than_json_and_text_is_refused_at_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["AGREEMENTS_LOG"] = "xml";
        Should.Throw<InvalidOperationException>(() => builder.AddObservability()).Message.ShouldContain("json or text");
    }

    [Fact]
    public void Every_log_message_of_the_server_has_an_id_of_its_own_that_the_document_lists()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/observability.md"));
        var ids = typeof(ReadModelWatch).Assembly.GetTypes()
            .SelectMany(t =>
                t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToArray();

        ids.ShouldNotBeEmpty();
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => document.Contains($"| {id} |", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_name_of_a_metric_is_in_the_document()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/observability.md"));
        var names = typeof(Telemetry).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!).ToArray();

        names.Length.ShouldBeGreaterThan(5);
        names.ShouldAllBe(n => document.Contains($"`{n}`", StringComparison.Ordinal));
    }
}
