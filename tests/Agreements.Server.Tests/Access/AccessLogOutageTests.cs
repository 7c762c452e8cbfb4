using System.Net;

namespace Agreements.Server.Tests.Access;

/// <summary>On a server of its own, whose access log is taken away.</summary>
public sealed class AccessLogOutageTests(Testing.RunningServer server) : IClassFixture<Testing.RunningServer>
{
    [Fact]
    public async Task What_cannot_be_noted_is_not_told()
    {
        (await AskAsync("/api/v1/register")).Status.ShouldBe(HttpStatusCode.OK);
        await server.Database.ExecuteAsync("revoke insert (account) on access.log from agreements_app");
        foreach (var path in new[]
        {
            "/api/v1/register", "/api/v1/exports/register.csv", "/api/v1/exports/register.xlsx", "/register",
            $"/api/v1/agreements/{Guid.NewGuid()}",
        })
        {
            var (status, body) = await AskAsync(path);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            body.ShouldContain("access-log-unavailable");
            body.ShouldNotContain("permission denied");
        }

        (await AskAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        await server.Database.ExecuteAsync("grant insert (account) on access.log to agreements_app");
        var before = await server.Database.ScalarAsync<long>("select count(*) from access.log");
        (await AskAsync("/api/v1/exports/register.csv")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.Database.ScalarAsync<string>("select kind || ' ' || what from access.log order by number desc limit 1"))
            .ShouldBe("export exportRegisterCsv");
        (await server.Database.ScalarAsync<long>("select count(*) from access.log")).ShouldBe(before + 1);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
