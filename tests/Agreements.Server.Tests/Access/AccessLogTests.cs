using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Access;

/// <summary>Who read what is on record before they have it.</summary>
public sealed class AccessLogTests(Testing.RunningServer server) : IClassFixture<Testing.RunningServer>
{
    [Fact]
    public void Every_address_that_can_be_read_is_logged_or_open_to_all_or_says_why_not()
    {
        var read = Readable();
        read.Length.ShouldBeGreaterThan(50);
        read.Where(e => !AccessLogFilter.IsCovered(e)).Select(e => e.RoutePattern.RawText).ShouldBeEmpty();
        // Nothing of an agreement is told to whoever asks, and what is excused from the log is named here.
        read.Where(e => e.Metadata.GetMetadata<NotAccessLogged>() is not null).Select(e => e.RoutePattern.RawText).Distinct()
            .ShouldBe(["/live", "{*path:nonfile}", "/unsubscribe/{token}"], ignoreOrder: true);
        read.Where(e => e.Metadata.GetMetadata<AccessLogged>() is not null)
            .ShouldAllBe(e => new[] { "/appearance", "/language", "/sign-in" }.Contains(e.RoutePattern.RawText)
                || e.Metadata.GetMetadata<IAllowAnonymous>() == null);
    }

    [Fact]
    public void What_sort_of_reading_an_address_is_follows_from_its_operation()
    {
        var kinds = Readable().Where(e => e.Metadata.GetMetadata<AccessLogged>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => (Pattern: e.RoutePattern.RawText!, Operation: e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? ""))
            .ToLookup(e => AccessLogFilter.KindOf(e.Operation, e.Pattern, false), e => e.Pattern);
        kinds[ReadKind.Download].ShouldBe(
            [
                "/api/v1/agreements/{id:guid}/documents/{document}", "/api/v1/agreements/{id:guid}/documents/{document}/versions/{version:int}",
                "/agreements/{id:guid}/documents/{document}/versions/{version:int}/preview", "/agreements/{id:guid}/signing-copy.docx",
                "/api/v1/agreements/{id:guid}/signing-copy.docx", "/api/v1/signing-templates/{kind}",
            ],
            ignoreOrder: true);
        kinds[ReadKind.Export].ShouldAllBe(p => p.Contains("/exports/") || p.EndsWith("/record.json") || p.EndsWith(".ics"));
        kinds[ReadKind.PersonRead].ShouldAllBe(p => p.Contains("/people") || p.EndsWith("/contacts"));
        kinds[ReadKind.PersonRead].ShouldContain("/api/v1/agreements/{id:guid}/contacts");
        kinds[ReadKind.Read].ShouldContain("/agreements/{id:guid}");
        kinds[ReadKind.List].ShouldContain("/api/v1/register");
    }

    [Fact]
    public async Task A_read_is_noted_with_who_what_and_whom_for_and_without_what_was_typed()
    {
        var id = await ProposeAsync();
        (await GetAsync(Testing.RunningServer.Coordinator, $"/api/v1/agreements/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = (await LinesAsync($"subject={id}")).Single(l => l.What == "readAgreement");
        (read.Account, read.Role, read.Institution, read.Proof, read.Kind, read.Status)
            .ShouldBe(("coordinator-1", "coordinator", "qingyang-edu", "key", "read", 200));
        read.Address.ShouldBe("127.0.0.1");
        read.Trace.Length.ShouldBe(32);

        (await GetAsync(Testing.RunningServer.Coordinator, "/api/v1/register?text=%E7%8E%8B%E8%8A%B3&%E7%8E%8B=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var search = (await LinesAsync("kind=search"))[0];
        search.Parameters.ShouldBe(["text", "?"]);
        search.Rows.ShouldBe(0);
        search.QueryDigest!.Length.ShouldBe(64);
        (await server.Database.ScalarAsync<bool>("select bool_or(l::text like '%王%' or l::text like '%E7%8E%8B%') from access.log l")).ShouldBeFalse();
        // The same question has the same digest, and nobody without the salt can try words against it.
        var plain = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("?text=%E7%8E%8B%E8%8A%B3&%E7%8E%8B=1"u8));
        search.QueryDigest.ShouldNotBe(plain);
        await GetAsync(Testing.RunningServer.Approver, "/api/v1/register?text=%E7%8E%8B%E8%8A%B3&%E7%8E%8B=1");
        (await LinesAsync("kind=search&account=approver-1"))[0].QueryDigest.ShouldBe(search.QueryDigest);
    }

    [Fact]
    public async Task What_is_not_there_or_not_theirs_is_noted_as_refused_and_a_page_like_a_program()
    {
        var nowhere = Guid.NewGuid();
        (await GetAsync(Testing.RunningServer.Coordinator, $"/api/v1/agreements/{nowhere}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var refused = (await LinesAsync($"subject={nowhere}")).Single();
        (refused.Kind, refused.Status, refused.What).ShouldBe(("refused", 404, "readAgreement"));
        (await GetAsync(Testing.RunningServer.Coordinator, "/register")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinesAsync("kind=list")).ShouldContain(l => l.What == "/register" && l.Account == "coordinator-1");
        (await GetAsync(Testing.RunningServer.Coordinator, "/api/v1/register?size=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_auditors_read_it_and_their_reading_is_noted()
    {
        (await GetAsync(Testing.RunningServer.Coordinator, "/api/v1/access-log")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(Testing.RunningServer.Coordinator, "/access-log")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(null, "/api/v1/access-log")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await LinesAsync("");
        (await LinesAsync("account=auditor-1"))[0].What.ShouldBe("readAccessLog");
        var page = await GetAsync(Testing.RunningServer.Auditor, "/access-log?lang=zh");
        (await page.Content.ReadAsStringAsync()).ShouldContain("访问日志");
        (await (await GetAsync(Testing.RunningServer.Auditor, "/access-log?lang=en&kind=refused&day=2020-01-01")).Content.ReadAsStringAsync())
            .ShouldContain("No lines of this sort.");
    }

    [Fact]
    public async Task It_is_paged_by_number_and_asked_by_day()
    {
        for (var i = 0; i < 5; i++)
        {
            await GetAsync(Testing.RunningServer.Approver, "/api/v1/board");
        }

        var numbers = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await ReadAsync($"account=approver-1&count=2{(after.Length > 0 ? $"&after={after}" : "")}");
            numbers.AddRange(page.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("number").GetInt64()));
            after = page.GetProperty("next").GetString();
        }

        numbers.Count.ShouldBeGreaterThanOrEqualTo(5);
        numbers.ShouldBe(numbers.OrderDescending());
        numbers.Distinct().Count().ShouldBe(numbers.Count);
        (await LinesAsync($"account=approver-1&day={Shanghai.Day(DateTimeOffset.UtcNow):yyyy-MM-dd}")).Count.ShouldBeGreaterThanOrEqualTo(5);
        (await LinesAsync("day=2020-01-01")).ShouldBeEmpty();
        (await LinesAsync("account=approver-1&from=2020-01-01")).Count.ShouldBeGreaterThanOrEqualTo(5);
        (await LinesAsync("account=approver-1&from=2020-01-01&until=2020-12-31")).ShouldBeEmpty();
        (await LinesAsync($"account=approver-1&from={Shanghai.Day(DateTimeOffset.UtcNow).AddDays(2):yyyy-MM-dd}")).ShouldBeEmpty();
        foreach (var wrong in new[]
            { "after=x", "after=99999999999999999999", "kind=poem", "count=0", "day=9999-12-31", "day=0001-01-01", "from=0001-01-01", "until=9999-12-31" })
        {
            (await GetAsync(Testing.RunningServer.Auditor, $"/api/v1/access-log?{wrong}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
        }
    }

    [Fact]
    public async Task Not_even_the_server_changes_a_line_or_chooses_its_number_or_time()
    {
        await using var app = StoreSetup.DataSource(server.Database.ConnectionString, role: DatabaseRoles.Application);
        foreach (var statement in new[]
        {
            "update access.log set account = 'x'", "delete from access.log", "truncate access.log", "drop table access.log",
            "update access.salt set bytes = ''",
            $"insert into access.log (at, {Columns}) values (now() - interval '1 day', {Values})",
            $"insert into access.log (number, {Columns}) overriding system value values (1, {Values})",
        })
        {
            await using var command = app.CreateCommand(statement);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState
                .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        await using var auditor = StoreSetup.DataSource(server.Database.ConnectionString, role: DatabaseRoles.Auditor);
        await using var salt = auditor.CreateCommand("select bytes from access.salt");
        (await Should.ThrowAsync<PostgresException>(() => salt.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task An_auditor_over_HTTP_reads_by_the_auditors_role()
    {
        (await GetAsync(Testing.RunningServer.Auditor, "/api/v1/register")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'agreements auditor' "
                + "and query like '%register_rows%'")).ShouldBeGreaterThan(0);
        await using var scope = server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = new System.Security.Claims.ClaimsPrincipal(new Caller("auditor-1", ActingRole.Auditor, "cq-edu", null, null, Proof.Key).Identity("test")),
        };
        var reader = scope.ServiceProvider.GetRequiredService<Reader>();
        await using var who = reader.Db.CreateCommand("select current_user::text || ' ' || current_setting('transaction_read_only')");
        (await who.ExecuteScalarAsync()).ShouldBe("agreements_auditor on");
        (await reader.Session.Events.FetchStreamStateAsync(await ProposeAsync())).ShouldNotBeNull();
    }

    private const string Columns = "account, kind, what, subjects, status, parameters, trace";

    private const string Values = "'a', 'read', 'b', '{}', 200, '{}', 'c'";

    private RouteEndpoint[] Readable() => [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))];

    private async Task<Guid> ProposeAsync()
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/agreements", new
        {
            kind = "friendship-school",
            title = new { zh = "友好学校协议" },
            parties = new object[] { new { role = "principal", name = new { zh = "青羊区教育局" }, institution = "qingyang-edu" } },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("agreementId").GetGuid();
    }

    private async Task<HttpResponseMessage> GetAsync(string? key, string path)
    {
        using var client = server.As(key);
        client.DefaultRequestHeaders.Accept.Add(
            new MediaTypeWithQualityHeaderValue(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html"));
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    private async Task<JsonElement> ReadAsync(string asked)
    {
        using var answer = await GetAsync(Testing.RunningServer.Auditor, $"/api/v1/access-log?{asked}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(string asked) =>
        (await ReadAsync(asked)).GetProperty("lines").Deserialize<Line[]>(JsonSerializerOptions.Web)!;

    private sealed record Line(
        long Number, string Account, string? Role, string? Institution, string? Proof, string Kind, string What, string[] Subjects, int? Rows,
        int Status, string[] Parameters, string? QueryDigest, string Trace, string? Address);
}
