using Agreements.Server.Commands;
using Agreements.Server.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;
using Wolverine;

namespace Agreements.Server.Tests.Http;

/// <summary>A decision for a framework and what is below it, over HTTP: shown first, then one decision, all or nothing.</summary>
public sealed class CascadeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Principals =
        """[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]""";

    [Fact]
    public async Task A_suspension_is_previewed_decided_once_and_lifted_once()
    {
        var top = await SignedAsync(null);
        var child = await SignedAsync(top);
        var preview = await ReadAsync($"/api/v1/agreements/{top}/cascade?of=suspension&origin=qingsu");
        Item(preview, child).GetProperty("records")[0].GetString().ShouldBe("agreement-suspended");
        (await StandingAsync(child)).ShouldBe("open");

        using var suspended = await PostAsync(
            $"/api/v1/agreements/{top}/suspensions?wait=true",
            $$"""{"origin":"qingsu","reason":"校区搬迁","below":["{{child}}"]}""");
        suspended.StatusCode.ShouldBe(HttpStatusCode.OK);
        var receipt = await suspended.Content.ReadFromJsonAsync<JsonElement>();
        receipt.GetProperty("below")[0].GetProperty("recorded")[0].GetString().ShouldBe("agreement-suspended");
        (await StandingAsync(top), await StandingAsync(child)).ShouldBe(("suspended", "suspended"));
        (await CauseAsync(child)).ShouldBe(top.ToString());

        using var resumed = await PostAsync($"/api/v1/agreements/{top}/resumptions?wait=true", $$"""{"origin":"qingsu","below":["{{child}}"]}""");
        resumed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StandingAsync(top), await StandingAsync(child)).ShouldBe(("open", "open"));
    }

    [Fact]
    public async Task When_one_below_refuses_nothing_happens_anywhere()
    {
        var top = await SignedAsync(null);
        var signed = await SignedAsync(top);
        var proposed = await ProposeAsync(top);
        using var asked = await PostAsync($"/api/v1/agreements/{top}/termination-proposal", """{"reason":"终止"}""");
        using var one = await PostAsync($"/api/v1/agreements/{top}/termination-consents", """{"party":"qingsu"}""");
        using var other = await PostAsync($"/api/v1/agreements/{top}/termination-consents", """{"party":"changan"}""");
        (asked.StatusCode, one.StatusCode, other.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));
        using var refused = await PostAsync(
            $"/api/v1/agreements/{top}/termination?wait=true", $$"""{"reason":"终止","below":["{{signed}}","{{proposed}}"]}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var reason = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reasons").EnumerateArray().Single();
        reason.GetProperty("code").GetString().ShouldBe("below-refuses");
        reason.GetProperty("zh").GetString()!.ShouldContain("校企合作");
        (await StandingAsync(top), await StandingAsync(signed)).ShouldBe(("open", "open"));

        var preview = await ReadAsync($"/api/v1/agreements/{top}/cascade?of=termination");
        Item(preview, proposed).GetProperty("refusals")[0].GetProperty("code").GetString().ShouldBe("wrong-stage");
        Item(preview, signed).GetProperty("standingAfter").GetString().ShouldBe("terminated");
    }

    [Fact]
    public async Task A_suspended_framework_holds_up_what_is_below_it_and_says_so()
    {
        var top = await SignedAsync(null);
        var child = await ProposeAsync(top);
        using var suspended = await PostAsync($"/api/v1/agreements/{top}/suspensions", """{"origin":"qingyang-edu","reason":"政策调整"}""");
        suspended.StatusCode.ShouldBe(HttpStatusCode.OK);
        var guards = await ReadAsync($"/api/v1/agreements/{child}/guards");
        guards.EnumerateArray().Select(g => g.GetProperty("code").GetString()).ShouldContain("parent-not-open");
        using var advanced = await PostAsync($"/api/v1/agreements/{child}/negotiated", "{}");
        (await advanced.Content.ReadAsStringAsync()).ShouldContain("parent-not-open");
    }

    [Fact]
    public async Task What_cannot_be_previewed_is_said()
    {
        (await server.Client.GetAsync($"/api/v1/agreements/{Guid.NewGuid()}/cascade?of=suspension")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/api/v1/agreements/{Guid.NewGuid()}/cascade?of=joy")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Client.GetAsync($"/api/v1/agreements/{Guid.NewGuid()}/tree")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/api/v1/agreements/{Guid.NewGuid()}/coverage")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync("/api/v1/coverage?count=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_pages_show_the_tree_and_the_standing()
    {
        var top = await SignedAsync(null);
        var child = await SignedAsync(top);
        using var suspended = await PostAsync($"/api/v1/agreements/{child}/suspensions?wait=true", """{"origin":"qingsu","reason":"校区搬迁"}""");
        (await server.Client.GetStringAsync($"/tree/{child}")).ShouldContain($"data-agreement=\"{top}\"");
        var dossier = await server.Client.GetStringAsync($"/agreements/{child}");
        dossier.ShouldContain("data-standing=\"suspended\"");
        dossier.ShouldContain("校区搬迁");
        (await server.Client.GetAsync($"/tree/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync("/board?closed=true")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetStringAsync("/register?standing=suspended")).ShouldContain($"/agreements/{child}");
    }

    private static JsonElement Item(JsonElement preview, Guid id) => preview.EnumerateArray().Single(i => i.GetProperty("agreementId").GetGuid() == id);

    private async Task<Guid> SignedAsync(Guid? parent)
    {
        var id = await ProposeAsync(parent);
        await using var scope = server.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(
            new RecordStage(Stage.Signed, new Source("s-1", "报道", null, Reliability.Press), Edtf.Parse("2025-03-27"))
                .For(id, new Actor("coordinator-1", "qingyang-edu", ActingRole.Coordinator), new DateOnly(2026, 3, 2)));
        (await server.Services.GetRequiredService<ProjectionWait>().WaitAsync(id, answer.Version, TimeSpan.FromSeconds(30))).ShouldBeTrue();
        return id;
    }

    private async Task<Guid> ProposeAsync(Guid? parent)
    {
        var above = parent is null ? "null" : $"\"{parent}\"";
        using var proposed = await PostAsync(
            "/api/v1/agreements?wait=true",
            $$"""{"kind":"school-enterprise","title":{"zh":"校企合作 {{Guid.NewGuid()}}"},"parent":{{above}},"parties":{{Principals}}}""");
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        return (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("agreementId").GetGuid();
    }

    private async Task<string?> StandingAsync(Guid id) => (await ReadAsync($"/api/v1/agreements/{id}")).GetProperty("standing").GetString();

    private Task<string> CauseAsync(Guid id) => server.Database.ScalarAsync<string>(
        $"select data ->> 'cause' from agreements.mt_events where stream_id = '{id}' and type = 'agreement-suspended'")!;

    private Task<JsonElement> ReadAsync(string address) => server.Client.GetFromJsonAsync<JsonElement>(address);

    private async Task<HttpResponseMessage> PostAsync(string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await server.Client.SendAsync(request);
    }
}
