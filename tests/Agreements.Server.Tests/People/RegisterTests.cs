using System.Net.Http.Json;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;

namespace Agreements.Server.Tests.People;

/// <summary>Entering, finding, changing and erasing people, and who may.</summary>
public sealed class RegisterTests(RunningServer server) : IClassFixture<RunningServer>
{
    private HttpClient Coordinator => server.Client;

    [Fact]
    public async Task What_is_entered_is_kept_in_its_normal_form()
    {
        var response = await Coordinator.PostAsJsonAsync("/api/v1/people", Api.Wang());
        var person = await response.JsonAsync(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/people/{person.GetProperty("id").GetString()}");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var read = await Coordinator.GetAsync($"/api/v1/people/{person.GetProperty("id").GetString()}", HttpStatusCode.OK);
        read.GetRawText().ShouldBe(person.GetRawText());
        read.GetProperty("contacts").GetProperty("phones").EnumerateArray().Select(p => p.GetString()).ShouldBe(["+8613800138000", "+862886621234"]);
        (read.GetProperty("keptBy").GetString(), read.GetProperty("enteredBy").GetString(), read.GetProperty("version").GetInt64())
            .ShouldBe(("qingyang-edu", "coordinator-1", 1));
    }

    [Fact]
    public async Task What_is_malformed_is_named_by_place_and_not_repeated()
    {
        var response = await Coordinator.PostAsJsonAsync("/api/v1/people", new
        {
            name = new { zh = " " }, institution = "青苏", phones = new[] { "13800138000", "秘密123" }, mails = new[] { "秘密@" }, language = "fr",
        });
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name)
            .ShouldBe(["name", "institution", "phones[1]", "mails[0]", "language"], ignoreOrder: true);
        body.ShouldNotContain("秘密");
    }

    [Fact]
    public async Task A_request_repeated_with_its_key_enters_nobody_twice_and_keeps_no_body()
    {
        using var client = server.As(RunningServer.Coordinator);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "person-once");
        var first = await client.EnterAsync(Api.Wang("一"));
        (await client.EnterAsync(Api.Wang("一"))).ShouldBe(first);
        (await client.PostAsJsonAsync("/api/v1/people", Api.Wang("二"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.Database.ScalarAsync<long>("select count(*) from agreements_api.idempotency_keys where key = 'person-once'")).ShouldBe(0);
    }

    [Fact]
    public async Task People_are_found_by_name_in_either_script_and_by_pinyin_and_lists_show_no_contacts()
    {
        var id = await Coordinator.EnterAsync(
            new { name = new { zh = "欧阳静雯", en = "Ouyang Jingwen" }, institution = "cq-women", phones = new[] { "13900139000" } });
        foreach (var words in new[] { "欧阳", "歐陽", "oyjw", "jingwen", "Ouyang J", "静雯" })
        {
            var found = await Coordinator.GetAsync($"/api/v1/people?q={Uri.EscapeDataString(words)}", HttpStatusCode.OK);
            found.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ShouldContain(id, words);
            found.GetRawText().ShouldNotContain("139001");
        }

        (await Coordinator.GetAsync("/api/v1/people?q=13900139000", HttpStatusCode.OK)).GetProperty("people").GetArrayLength().ShouldBe(0);
        (await Coordinator.GetAsync("/api/v1/people?q=oyjw&institution=qingsu", HttpStatusCode.OK)).GetProperty("people").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("曾晓明", "zeng", "zengxiaoming", "zxm", "ceng", "cxm")]
    [InlineData("单雪", "shan", "shanxue", "sx")]
    [InlineData("仇勇", "qiu", "qy")]
    [InlineData("解放军", "xie", "xfj", "jiefangjun")]
    [InlineData("区小燕", "ou xiaoyan", "oxy")]
    [InlineData("查理", "zha", "zl")]
    [InlineData("尉迟明", "yuchi", "ycm")]
    [InlineData("朴正", "piao", "pz")]
    [InlineData("盖静", "gejing", "gj")]
    [InlineData("乐瑶", "yue", "yy")]
    public async Task People_are_found_by_their_surname_as_a_surname_is_read(string name, params string[] ways)
    {
        var id = await Coordinator.EnterAsync(new { name = new { zh = name }, institution = "cq-women" });
        foreach (var words in ways)
        {
            var found = await Coordinator.GetAsync($"/api/v1/people?q={Uri.EscapeDataString(words)}&size=100", HttpStatusCode.OK);
            found.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ShouldContain(id, words);
        }
    }

    [Fact]
    public async Task What_another_release_made_of_a_name_is_made_anew_at_the_start()
    {
        var id = await Coordinator.EnterAsync(new { name = new { zh = "缪再读" }, institution = "cq-women" });
        await server.Database.ExecuteAsync($"update people.people set pinyin = 'miu zai du', initials = 'mzd', search_shape = null where id = '{id}'");
        var atStart = server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Microsoft.Extensions.Hosting.IHostedLifecycleService>()
            .Single(s => s.GetType().Name == "PeopleSearchAtStart");
        await atStart.StartingAsync(CancellationToken.None);
        var found = await Coordinator.GetAsync("/api/v1/people?q=miaozaidu", HttpStatusCode.OK);
        found.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ShouldBe([id]);
        (await Coordinator.GetAsync($"/api/v1/people/{id}", HttpStatusCode.OK)).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var entered = new HashSet<string>();
        foreach (var number in Enumerable.Range(0, 7))
        {
            entered.Add(await Coordinator.EnterAsync(new { name = new { zh = $"页码{number % 3}" }, institution = "changan" }));
        }

        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await Coordinator.GetAsync($"/api/v1/people?institution=changan&size=2{(next.Length > 0 ? $"&after={next}" : "")}", HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        seen.Count.ShouldBe(7);
        seen.ShouldBe(entered, ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_seen()
    {
        var id = await Coordinator.EnterAsync(Api.Wang());
        (await (await Coordinator.ChangeAsync(id, Api.Wang("改"), null)).JsonAsync(HttpStatusCode.PreconditionRequired)).GetProperty("type")
            .GetString().ShouldEndWith("version-missing");
        var changed = await (await Coordinator.ChangeAsync(id, Api.Wang("改"), "\"1\"")).JsonAsync();
        (changed.GetProperty("version").GetInt64(), changed.GetProperty("name").GetProperty("zh").GetString()).ShouldBe((2, "王芳改"));
        (await Coordinator.ChangeAsync(id, Api.Wang("再改"), "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Coordinator.GetAsync($"/api/v1/people?q={Uri.EscapeDataString("王芳改")}", HttpStatusCode.OK)).GetRawText().ShouldContain(id);
        (await Coordinator.ChangeAsync(id, Api.Wang("改", "elsewhere"), "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task People_out_of_reach_are_not_there()
    {
        using var stranger = server.As(RunningServer.Stranger);
        var id = await Coordinator.EnterAsync(Api.Wang("远"));
        await stranger.GetAsync($"/api/v1/people/{id}", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/api/v1/people/{id}/export", HttpStatusCode.NotFound);
        (await stranger.ChangeAsync(id, Api.Wang(), "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.EraseAsync(id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/api/v1/people", HttpStatusCode.OK)).GetProperty("people").GetArrayLength().ShouldBe(0);
        (await stranger.PostAsJsonAsync("/api/v1/people", Api.Wang())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = server.As(RunningServer.Administrator);
        await administrator.GetAsync($"/api/v1/people/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_representative_keeps_the_people_of_the_own_institution_and_sees_no_others()
    {
        using var representative = server.As(RunningServer.Representative);
        var own = await representative.EnterAsync(Api.Wang("己"));
        await Coordinator.GetAsync($"/api/v1/people/{own}", HttpStatusCode.OK);
        var other = await Coordinator.EnterAsync(Api.Wang("彼", "cq-women"));
        await representative.GetAsync($"/api/v1/people/{other}", HttpStatusCode.NotFound);
        (await representative.PostAsJsonAsync("/api/v1/people", Api.Wang("", "cq-women"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_auditor_sees_who_is_held_and_by_whom_and_reaches_nobody()
    {
        using var auditor = server.As(RunningServer.Auditor);
        var id = await Coordinator.EnterAsync(Api.Wang("审"));
        var seen = await auditor.GetAsync($"/api/v1/people/{id}", HttpStatusCode.OK);
        (seen.GetProperty("contacts").ValueKind, seen.GetProperty("note").ValueKind).ShouldBe((JsonValueKind.Null, JsonValueKind.Null));
        (await auditor.GetAsync($"/api/v1/people/{id}/export", HttpStatusCode.OK)).GetRawText().ShouldNotContain("138001");
        (await auditor.EraseAsync(id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await auditor.PostAsJsonAsync("/api/v1/people", Api.Wang())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_approver_reads_and_does_not_write()
    {
        using var approver = server.As(RunningServer.Approver);
        var id = await Coordinator.EnterAsync(Api.Wang("批"));
        (await approver.GetAsync($"/api/v1/people/{id}", HttpStatusCode.OK)).GetProperty("contacts").ValueKind.ShouldBe(JsonValueKind.Object);
        (await approver.EraseAsync(id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Erasing_wants_a_reason_and_the_id_repeated_and_is_for_good()
    {
        var id = await Coordinator.EnterAsync(Api.Wang("删"));
        (await Coordinator.EraseAsync(id, confirm: "yes")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Coordinator.EraseAsync(id, reason: "because")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Coordinator.EraseAsync(id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Coordinator.EraseAsync(id)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Coordinator.ChangeAsync(id, Api.Wang(), "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Coordinator.GetAsync($"/api/v1/people/{id}", HttpStatusCode.Gone)).GetRawText().ShouldNotContain("王芳");
    }

    /// <summary>The row is a person or what is left of one: PostgreSQL itself lets nothing between stand.</summary>
    [Theory]
    [InlineData("note = '还在'")]
    [InlineData("name_zh = '还在'")]
    [InlineData("phones = array['+8613800138000']")]
    public async Task Nothing_personal_can_stand_beside_an_erasure(string left)
    {
        var id = await Coordinator.EnterAsync(Api.Wang());
        await Coordinator.EraseAsync(id);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => server.Database.ExecuteAsync($"update people.people set {left} where id = '{id}'"))).SqlState
            .ShouldBe("23514");
    }

    [Fact]
    public async Task Whom_nobody_needs_is_listed_and_who_is_needed_is_not()
    {
        var idle = await Coordinator.EnterAsync(Api.Wang("闲"));
        var liaison = await Coordinator.EnterAsync(Api.Wang("忙"));
        var fresh = await Coordinator.EnterAsync(Api.Wang("新"));
        var agreement = await Coordinator.ProposeAsync("还需要谁");
        await Coordinator.NameLiaisonAsync(agreement, "qingsu", liaison);
        await server.Database.ExecuteAsync($"update people.people set changed_at = now() - interval '400 days' where id in ('{idle}', '{liaison}')");
        var listed = (await Coordinator.GetAsync("/api/v1/people/unneeded?size=200", HttpStatusCode.OK)).GetRawText();
        (listed.Contains(idle, StringComparison.Ordinal), listed.Contains(liaison, StringComparison.Ordinal), listed.Contains(fresh, StringComparison.Ordinal))
            .ShouldBe((true, false, false));
        (await Coordinator.GetAsync("/api/v1/people/unneeded?days=500&size=200", HttpStatusCode.OK)).GetRawText().ShouldNotContain(idle);
    }
}
