using Agreements.Server.Queries.Activities;
using Agreements.Server.Storage;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Queries;

/// <summary>What was done, as an auditor reads it.</summary>
public sealed class ActivityTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly EventRow Row = new(
        1, Guid.NewGuid(), Guid.NewGuid(), 1, "commitment-waived", null, new DateTime(2026, 3, 3, 2, 0, 0, DateTimeKind.Utc), "coordinator-1", null, null,
        """{"institution": "qingyang-edu", "role": "Coordinator"}""", """{"id": "c-1", "reason": "不再需要", "on": "2026-03-02"}""");

    [Theory]
    [InlineData("2026-03-03T02:00:00", "coordinator-1", false)] // Tuesday, 10 o'clock in Shanghai
    [InlineData("2026-03-03T13:30:00", "coordinator-1", true)] // 21:30
    [InlineData("2026-03-02T22:30:00", "coordinator-1", true)] // 6:30 of the next day
    [InlineData("2026-03-07T02:00:00", "coordinator-1", true)] // Saturday
    [InlineData("2026-03-07T02:00:00", "import", false)]
    [InlineData("2026-03-07T02:00:00", "daily-round", false)]
    [InlineData("2026-03-07T02:00:00", null, false)]
    public void Outside_working_hours_is_by_the_clock_and_the_calendar_of_Shanghai(string at, string? account, bool isOdd) =>
        ActivityQuery.Odd(
            Row with { At = DateTime.SpecifyKind(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc), User = account },
            WorkingDays.WeekendsOnly).Contains(Oddity.OffHours).ShouldBe(isOdd);

    [Fact]
    public void Delegates_waivers_corrections_and_what_is_recorded_long_after_the_fact_are_worth_a_look()
    {
        ActivityQuery.Odd(Row, WorkingDays.WeekendsOnly).ShouldBe([Oddity.Waiver]);
        ActivityQuery.Odd(Row with { Headers = """{"for": "coordinator-2"}""" }, WorkingDays.WeekendsOnly).ShouldBe([Oddity.ByDelegate, Oddity.Waiver]);
        var attested = Row with { Type = "witness-attested", Body = """{"party": "p", "on": "2025-10", "note": null, "source": null}""" };
        ActivityQuery.Odd(attested, WorkingDays.WeekendsOnly).ShouldBe([Oddity.BackDated]);
        ActivityQuery.Odd(attested with { User = "import" }, WorkingDays.WeekendsOnly).ShouldBeEmpty();
        var lately = attested with { Body = """{"party": "p", "on": "2026-02", "note": null, "source": null}""" };
        ActivityQuery.Odd(lately, WorkingDays.WeekendsOnly).ShouldBeEmpty();
        var corrected = Row with { Type = "fact-corrected", Body = """{"fact": "signed.on", "was": null, "now": "2025", "why": "w", "source": null}""" };
        ActivityQuery.Odd(corrected, WorkingDays.WeekendsOnly).ShouldBe([Oddity.Correction]);
        ActivityQuery.Odd(Row with { Type = "of-another-release" }, WorkingDays.WeekendsOnly).ShouldBeEmpty("what cannot be read is no oddity");
    }

    [Fact]
    public async Task Every_event_is_a_sentence_found_by_who_where_and_when()
    {
        using var proposed = await server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"活动记录之例"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, null, "application/json"));
        var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var auditor = server.As(RunningServer.Auditor);
        var act = (await ActsAsync(auditor, $"stream={id}"))[0];
        act.GetProperty("account").GetString().ShouldBe("coordinator-1");
        act.GetProperty("institution").GetString().ShouldBe("qingyang-edu");
        act.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldContain("提出");
        act.GetProperty("isAgreement").GetBoolean().ShouldBeTrue();
        (await ActsAsync(auditor, $"stream={id}&account=somebody")).Length.ShouldBe(0);
        (await ActsAsync(auditor, $"stream={id}&type=agreement-proposed&institution=qingyang-edu&from=2020-01-01")).Length.ShouldBe(1);
        (await ActsAsync(auditor, $"stream={id}&until=2020-01-01")).Length.ShouldBe(0);
        (await ActsAsync(auditor, $"stream={id}&look=waiver")).Length.ShouldBe(0);

        // Entries of the directory as well, page by page, each once.
        var numbers = new List<long>();
        var next = "";
        do
        {
            var page = await auditor.GetFromJsonAsync<JsonElement>($"/api/v1/activity?count=7{next}");
            numbers.AddRange(page.GetProperty("acts").EnumerateArray().Select(a => a.GetProperty("number").GetInt64()));
            next = page.GetProperty("next").GetString() is { } after ? $"&after={after}" : "";
        }
        while (next.Length > 0);
        numbers.ShouldBe(numbers.Distinct().OrderDescending());
        numbers.Count.ShouldBe((int)await server.Database.ScalarAsync<long>("select count(*) from agreements.mt_events"));

        (await auditor.GetStringAsync($"/api/v1/exports/activity.csv?stream={id}&lang=en")).ShouldContain("agreement-proposed");
        (await auditor.GetStringAsync($"/activity?stream={id}&lang=zh")).ShouldContain("活动记录之例");
        (await auditor.GetAsync("/api/v1/activity?after=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Client.GetAsync("/api/v1/activity")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Client.GetAsync("/api/v1/exports/activity.csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Client.GetAsync("/activity")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Everything_that_can_happen_has_a_name_in_both_languages()
    {
        var named = HappeningNames.ByFamily.SelectMany(f => f.All).ToArray();
        named.Select(n => n.Type).ShouldBe(EventNames.All.Values, ignoreOrder: true);
        named.Select(n => n.Name.Zh).ShouldBeUnique();
        named.ShouldAllBe(n => n.Name.Zh != n.Type && n.Name.En!.Length > 0);
        HappeningNames.Of("of-another-release").ShouldBe(new Text("of-another-release", "of another release"));
    }

    [Fact]
    public async Task A_person_asks_by_what_happened_and_by_the_reference_of_an_agreement()
    {
        using var proposed = await server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"按编号查活动"},"reference":"HD-7",
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, null, "application/json"));
        var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await server.CaughtUpAsync();
        using var auditor = server.As(RunningServer.Auditor);
        foreach (var (asked, isThere) in new[] { ("agreement-proposed", true), ("agreement-signed", false), ("", true) })
        {
            var page = await auditor.GetStringAsync($"/activity?stream=HD-7&type={asked}&lang=zh");
            page.Contains("按编号查活动", StringComparison.Ordinal).ShouldBe(isThere, asked);
            page.ShouldContain($"value=\"{id}\"");
            WebUtility.HtmlDecode(page).ShouldContain($"activity.csv?stream={id}{(asked.Length > 0 ? $"&type={asked}" : "")}&lang=zh");
        }

        using var unknown = await auditor.GetAsync("/activity?stream=HD-none&lang=zh");
        (unknown.StatusCode, (await unknown.Content.ReadAsStringAsync()).Contains("没有编号为“HD-none”的协议", StringComparison.Ordinal))
            .ShouldBe((HttpStatusCode.BadRequest, true));
        (await auditor.GetAsync("/activity?look=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "as the API has it");
    }

    [Fact]
    public async Task Why_a_fact_has_its_value_is_told_by_the_event_that_gave_it_and_two_moments_are_compared()
    {
        using var proposed = await server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"为何如此"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, null, "application/json"));
        var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var fact = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/facts")).EnumerateArray()
            .First(f => f.GetProperty("value").GetString() == "为何如此").GetProperty("fact").GetString();
        using var corrected = await server.Client.PostAsJsonAsync(
            $"/api/v1/agreements/{id}/corrections", new { fact, was = "为何如此", now = "原来如此", why = "写错了" });
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK, await corrected.Content.ReadAsStringAsync());

        var why = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/facts/why?fact={fact}"))[0];
        (why.GetProperty("before").GetString(), why.GetProperty("value").GetString()).ShouldBe(("为何如此", "原来如此"));
        why.GetProperty("entry").GetProperty("type").GetString().ShouldBe("fact-corrected");
        why.GetProperty("entry").GetProperty("user").GetString().ShouldBe("coordinator-1");
        (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/facts/why?fact={fact}&all=true")).GetArrayLength().ShouldBe(2);

        var compared = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/compare?from=1&to=2");
        compared.GetProperty("facts").EnumerateArray().ShouldContain(f => f.GetProperty("after").GetString() == "原来如此");
        (await server.Client.GetAsync($"/api/v1/agreements/{id}/compare?from=99")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = server.As(RunningServer.Stranger);
        (await stranger.GetAsync($"/api/v1/agreements/{id}/facts/why")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var diff = await Cli.CommandLine.RunAsync(server.Database.ConnectionString, "diff", id.ToString(), "1", "--lang", "en");
        (diff.Code, diff.Output.Contains("为何如此 → 原来如此", StringComparison.Ordinal)).ShouldBe((0, true), diff.Output + diff.Error);
        (await Cli.CommandLine.RunAsync(server.Database.ConnectionString, "diff", id.ToString(), "9")).Code.ShouldBe(2);
    }

    private static async Task<JsonElement[]> ActsAsync(HttpClient auditor, string asked) =>
        [.. (await auditor.GetFromJsonAsync<JsonElement>($"/api/v1/activity?{asked}")).GetProperty("acts").EnumerateArray()];
}
