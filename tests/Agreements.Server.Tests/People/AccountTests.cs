using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.People;

/// <summary>People who have accounts: their own data, and what of an account goes with them.</summary>
public sealed class AccountTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Marker = "5c0e7b19";

    private HttpClient Coordinator => server.Client;

    [Fact]
    public async Task Whoever_has_an_account_that_can_be_used_is_not_erased_and_of_a_disabled_one_nothing_tells_who_it_was()
    {
        var person = await Coordinator.EnterAsync(Api.Wang(Marker));
        await AccountAsync("u-erased", person, "coordinator-of-nothing");
        var refused = await (await Coordinator.EraseAsync(person)).JsonAsync(HttpStatusCode.Conflict);
        refused.GetProperty("type").GetString().ShouldEndWith("person-has-account");
        (await Coordinator.GetAsync($"/api/v1/people/{person}/export", HttpStatusCode.OK)).GetProperty("accounts")[0].GetProperty("name")
            .GetString().ShouldBe($"wang-{Marker}-u-erased");

        await server.Database.ExecuteAsync("update accounts.accounts set disabled_at = now() where id = 'u-erased'");
        (await Coordinator.EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Traces.OfAsync(server.Database, Marker)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_sees_people_of_accounts_and_one_sees_oneself()
    {
        using var administrator = server.As(RunningServer.Administrator);
        using var stranger = server.As(RunningServer.Stranger);
        var person = await Coordinator.EnterAsync(Api.Wang("户"));
        await administrator.GetAsync($"/api/v1/people/{person}", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/api/v1/people/{person}", HttpStatusCode.NotFound);
        await server.Database.ExecuteAsync($"update accounts.accounts set person = '{person}' where id = 'coordinator-9'");
        await administrator.GetAsync($"/api/v1/people/{person}", HttpStatusCode.OK);
        var copy = await stranger.GetAsync($"/api/v1/people/{person}/export", HttpStatusCode.OK);
        copy.GetProperty("person").GetProperty("contacts").ValueKind.ShouldBe(JsonValueKind.Object);
        copy.GetProperty("reads").GetArrayLength().ShouldBeGreaterThan(0);
        copy.GetProperty("ownReads").EnumerateArray().Select(l => l.GetProperty("account").GetString()).Distinct().ShouldBe(["coordinator-9"]);
        (await stranger.GetStringAsync(new Uri($"/people/{person}/copy", UriKind.Relative))).ShouldSatisfyAllConditions(
            p => p.ShouldContain("aria-labelledby=\"reads\">"), p => p.ShouldContain("aria-labelledby=\"own-reads\">"), p => p.ShouldContain("readPerson"));
    }

    private Task AccountAsync(string id, string person, string what) => server.Database.ExecuteAsync(
        "insert into accounts.accounts (id, name, folded_name, person, external_subject, stamp) "
            + $"values ('{id}', 'wang-{Marker}-{id}', 'wang-{Marker}-{id}', '{person}', '{Marker}-{what}', 's')");
}
