using Agreements.Server.Storage;
using Marten.Exceptions;
using Npgsql;
using System.Net.Sockets;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Observability;

/// <summary>While the database does not answer, callers are told to come again; a bug is still told as one.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    private readonly RunningServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Programs_and_people_are_told_to_come_again_and_then_it_goes_on()
    {
        await TakeAwayAsync();
        using (var refused = await ProposeAsync())
        {
            await ShouldBeOutageAsync(refused);
        }

        using (var read = await _server.Client.GetAsync("/api/v1/register"))
        {
            await ShouldBeOutageAsync(read);
        }

        await ShouldBeOutagePageAsync(_server.Client, "/register");
        await GiveBackAsync();

        using var done = await ProposeAsync();
        done.StatusCode.ShouldBe(HttpStatusCode.Created, await done.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task So_are_those_whom_only_the_database_knows()
    {
        await TakeAwayAsync();
        using var unknown = _server.As("a-key-not-asked-for-yet");
        using (var read = await unknown.GetAsync("/api/v1/register"))
        {
            await ShouldBeOutageAsync(read);
        }

        await ShouldBeOutagePageAsync(unknown, "/register");
        using var health = await unknown.GetAsync("/health/ready");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync()).ShouldContain("unreachable");
    }

    [Fact]
    public async Task A_table_that_is_gone_is_no_outage()
    {
        await _server.Database.ExecuteAsync("alter table read_models.register_rows rename to mislaid");
        using var answer = await _server.Client.GetAsync("/api/v1/register");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.RetryAfter.ShouldBeNull();
    }

    public static TheoryData<string, Exception, bool> Failures => new()
    {
        { "refused", new NpgsqlException("Failed to connect", new SocketException(111)), true },
        { "no such host", new SocketException(11001), true },
        { "pool exhausted", new NpgsqlException("The connection pool has been exhausted", new TimeoutException()), true },
        { "hung up", new MartenCommandException(null, new NpgsqlException("Exception while reading from stream", new EndOfStreamException())), true },
        { "shut down", new MartenCommandException(null, Told("FATAL", PostgresErrorCodes.AdminShutdown)), true },
        { "full", Told("ERROR", PostgresErrorCodes.DiskFull), true },
        { "too many", Told("FATAL", PostgresErrorCodes.TooManyConnections), true },
        { "misspelt", Told("ERROR", PostgresErrorCodes.UndefinedColumn), false },
        { "not allowed", Told("ERROR", PostgresErrorCodes.InsufficientPrivilege), false },
        { "taken", new MartenCommandException(null, Told("ERROR", PostgresErrorCodes.UniqueViolation)), false },
        { "the caller hung up", new IOException("reset", new SocketException(104)), false },
        { "the identity provider", new HttpRequestException("refused", new SocketException(111)), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_is_an_outage(string what, Exception thrown, bool isOutage) => Outage.Is(thrown).ShouldBe(isOutage, what);

    private static PostgresException Told(string severity, string code) => new("told", severity, severity, code);

    private async Task TakeAwayAsync()
    {
        await _server.Database.OnClusterAsync($"alter database {_server.Database.Name} allow_connections false");
        await _server.Database.OnClusterAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_server.Database.Name}'");
    }

    private async Task GiveBackAsync()
    {
        await _server.Database.OnClusterAsync($"alter database {_server.Database.Name} allow_connections true");
        await Eventually.HoldsAsync(async () => (await _server.Client.GetAsync("/health/ready")).IsSuccessStatusCode, "the server to be ready again");
    }

    private async Task<HttpResponseMessage> ProposeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agreements");
        request.Content = new StringContent(Proposal, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", "in-an-outage");
        return await _server.Client.SendAsync(request);
    }

    private static async Task ShouldBeOutageAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, body);
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(body).RootElement;
        problem.GetProperty("type").GetString().ShouldBe("urn:agreements:problem:database-unavailable");
        problem.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldContain("数据库");
        problem.GetProperty("sentence").GetProperty("en").GetString()!.ShouldContain("again");
        body.ShouldNotContain("127.0.0.1");
    }

    private static async Task ShouldBeOutagePageAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, body);
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        body.ShouldContain("数据库没有响应");
    }
}
