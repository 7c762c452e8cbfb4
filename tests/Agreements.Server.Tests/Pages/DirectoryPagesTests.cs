using Agreements.Server.Tests.People;
using Agreements.Server.Tests.Queries;
using System.Net.Http.Json;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>What people find on the pages around agreements: institutions, bodies, engagements, kinds, indicators, results, and the one search.</summary>
public sealed partial class DirectoryPagesTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Theory]
    [InlineData("女子职业")]
    [InlineData("重慶市女子")]
    [InlineData("nvzizhiye")]
    [InlineData("cqsnz")]
    public async Task An_institution_is_found_by_characters_of_either_script_by_pinyin_and_by_initials(string typed)
    {
        var list = await AuditorAsync($"/institutions?q={Uri.EscapeDataString(typed)}");
        list.ShouldContain("href=\"/institutions/cq-women\"");
        list.ShouldNotContain("href=\"/institutions/cq-edu\">");
    }

    [Fact]
    public async Task Institutions_are_listed_by_kind_and_region()
    {
        var schools = await AuditorAsync("/institutions?kind=school&region=" + Uri.EscapeDataString("四川省"));
        schools.ShouldContain("data-institution=\"cd-elec\"");
        schools.ShouldNotContain("data-institution=\"cq-ipc\"");
        schools.ShouldNotContain("data-institution=\"sc-edu\"");
    }

    [Fact]
    public async Task A_profile_counts_partners_as_the_register_lists_them()
    {
        var page = await AuditorAsync("/institutions/qingsu");
        page.ShouldContain("青苏职中与重庆女职中合作共建友好学校协议");
        page.ShouldContain("data-partner=\"cq-women\"");
        page.ShouldContain("href=\"/engagements/");

        var partner = Partners().Match(page);
        var listed = await AuditorAsync(WebUtility.HtmlDecode(partner.Groups[1].Value));
        listed.ShouldContain($"{partner.Groups[2].Value} 份协议");
        Regex.Count(listed, "data-agreement=").ShouldBe(int.Parse(partner.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_reader_of_one_side_is_offered_what_the_table_gives_them_and_an_auditor_nothing()
    {
        (await PageAsync(RunningServer.Representative, "/institutions/qingsu"))
            .ShouldContain("/do/renameInstitution?id=qingsu&return=%2Finstitutions%2Fqingsu");
        (await PageAsync(RunningServer.Representative, "/institutions/jiangbei-edu")).ShouldNotContain("/do/recordInstitutionFigure");
        (await PageAsync(RunningServer.Administrator, "/institutions/qingsu")).ShouldContain("/do/mergeInstitution?id=qingsu");
        (await AuditorAsync("/institutions/qingsu")).ShouldNotContain("/do/");
    }

    [Fact]
    public async Task A_merged_entry_leads_to_its_survivor_which_says_so()
    {
        using var administrator = demo.Server.As(RunningServer.Administrator);
        foreach (var (code, name) in new[] { ("twin-a", "孪生学校"), ("twin-b", "孪生学校分部") })
        {
            await PostAsync(administrator, "institutions", new { code, kind = "school", name = new { zh = name } });
        }

        await PostAsync(administrator, "institutions/twin-b/merge?wait=true", new { into = "twin-a", reason = "同一学校" });
        await demo.Server.CaughtUpAsync();

        var page = await AuditorAsync("/institutions/twin-b");
        page.ShouldContain("<h1 class=\"dossier-title\"><bdi>孪生学校</bdi></h1>");
        page.ShouldContain("“twin-b”已并入本条目");
        page.ShouldContain("并入前条目的历史");
        (await AuditorAsync("/institutions?q=twin")).ShouldNotContain("data-institution=\"twin-b\"");
    }

    [Fact]
    public async Task People_stand_on_a_profile_and_in_the_search_for_those_only_who_may_see_them()
    {
        using var desk = demo.Server.As(RunningServer.Coordinator);
        var person = await desk.EnterAsync(Api.Wang("玄"));
        foreach (var address in new[] { "/institutions/qingsu", "/search?q=" + Uri.EscapeDataString("王芳") })
        {
            (await PageAsync(RunningServer.Coordinator, address)).ShouldContain("王芳玄");
            (await PageAsync(RunningServer.Stranger, address)).ShouldNotContain("王芳玄");
            (await PageAsync(RunningServer.Stranger, address)).ShouldNotContain(person);
        }
    }

    [Fact]
    public async Task A_body_tells_its_members_of_a_day_and_who_speaks_for_it()
    {
        using var administrator = demo.Server.As(RunningServer.Administrator);
        await PostAsync(administrator, "bodies", new { code = "day-league", kind = "alliance", name = new { zh = "日期联盟" }, chair = "qingsu" });
        await PostAsync(administrator, "bodies/day-league/members", new { institution = "cq-women", on = "2024-01-01" });
        await PostAsync(administrator, "bodies/day-league/members/leaving", new { institution = "cq-women", on = "2024-12-31" });
        await demo.Server.CaughtUpAsync();

        (await AuditorAsync("/bodies/day-league?on=2024-06-01")).ShouldContain("当日为成员");
        var after = await AuditorAsync("/bodies/day-league?on=2025-06-01");
        after.ShouldNotContain("当日为成员");
        after.ShouldContain("等待该组织办理的事项由牵头单位和共同牵头单位办理。");
        after.ShouldContain("href=\"/institutions/qingsu\"");
        // Whoever knows only a code is led to the right page.
        (await AuditorAsync("/institutions/day-league")).ShouldContain("日期联盟");
    }

    [Fact]
    public async Task An_engagement_has_a_button_for_each_item_that_waits_for_whoever_reads()
    {
        using var desk = demo.Server.As(RunningServer.Coordinator);
        var agreement = await desk.ProposeAsync("会议之协议");
        var id = (await PostAsync(desk, "engagements?wait=true", new
        {
            kind = "meeting", title = new { zh = "逾期之会" }, on = "2024-05-01", participants = new[] { "qingsu" }, agreements = new[] { agreement },
        })).GetProperty("id").GetString();
        await PostAsync(desk, $"engagements/{id}/items?wait=true", new { id = "late", title = new { zh = "迟迟未办" }, owner = "qingsu", due = "2024-06-01" });
        await demo.Server.CaughtUpAsync();

        var page = await PageAsync(RunningServer.Coordinator, $"/engagements/{id}");
        page.ShouldContain($"/do/finishActionItem?id={id}&return=%2Fengagements%2F{id}&item=late");
        page.ShouldContain("已逾期");
        page.ShouldContain($"href=\"/agreements/{agreement}\"");
        (await AuditorAsync($"/engagements/{id}")).ShouldNotContain("/do/");
        (await AuditorAsync("/engagements?items=overdue")).ShouldContain("逾期之会");
        (await AuditorAsync("/engagements?items=overdue&kind=visit")).ShouldNotContain("逾期之会");
        (await AuditorAsync("/engagements?from=2024-05-02")).ShouldNotContain("逾期之会");
        (await AuditorAsync("/engagements?from=2024-05-01&until=2024-05-01")).ShouldContain("逾期之会");
        (await AuditorAsync($"/engagements?agreement={agreement}")).ShouldContain("只看一份协议的活动");

        await PostAsync(desk, $"engagements/{id}/items/late/done?wait=true", new { });
        await demo.Server.CaughtUpAsync();
        (await AuditorAsync("/engagements?items=overdue")).ShouldNotContain("逾期之会");
        (await PageAsync(RunningServer.Stranger, $"/engagements/{id}", HttpStatusCode.NotFound)).ShouldNotContain("逾期之会");
    }

    [Fact]
    public async Task A_new_version_of_a_policy_stands_beside_the_old_one_with_its_difference_in_words()
    {
        (await PageAsync(RunningServer.Administrator, "/kinds/special-plan")).ShouldContain("/do/publishPolicy?id=special-plan");
        using var administrator = demo.Server.As(RunningServer.Administrator);
        (await administrator.GetStringAsync(new Uri("/do/publishPolicy?id=special-plan", UriKind.Relative))).ShouldContain("value=\"2\"");
        await PostAsync(administrator, "policies/special-plan?wait=true", new
        {
            leastPrincipals = 3, witnesses = "any", needsApproval = true, reason = "年度修订",
            rubric = new[] { new { id = "delivery", name = new { zh = "承诺履行" }, weight = 100 } },
        });
        await demo.Server.CaughtUpAsync();

        var page = await AuditorAsync("/kinds/special-plan");
        page.ShouldContain("<del>签约主体不少于 2 个。</del>");
        page.ShouldContain("<ins>签约主体不少于 3 个。</ins>");
        page.ShouldContain("<ins>至少有一个见证方见证。</ins>");
        page.ShouldContain("年度修订");
        (await AuditorAsync("/kinds/special-plan?from=2&to=2")).ShouldContain("两个版本的要求相同。");
        (await AuditorAsync("/kinds/consortium")).ShouldContain("href=\"/register?kind=consortium&stage=implementing&standing=open\"");
        (await PageAsync(RunningServer.Administrator, "/kinds/consortium")).ShouldContain("管理员看不到协议");
        await PageAsync(RunningServer.Auditor, "/kinds/nonsense", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Indicators_stand_by_how_far_they_have_come()
    {
        using var desk = demo.Server.As(RunningServer.Coordinator);
        var id = await desk.ProposeAsync("有指标的协议");
        foreach (var (name, target, figure) in new[] { ("met", 5, "exact"), ("near", 7, "exact"), ("vague", 6, "about") })
        {
            await PostAsync(desk, $"agreements/{id}/indicators", new
            {
                id = name, name = new { zh = $"指标{name}" }, unit = "person", target = new { value = target, qualifier = "exact", unit = "person" },
            });
            await PostAsync(desk, $"agreements/{id}/indicators/{name}/figures?wait=true",
                new { value = new { value = 6, qualifier = figure, unit = "person" } });
        }

        await demo.Server.CaughtUpAsync();
        var reached = await AuditorAsync("/indicators?attainment=reached");
        reached.ShouldContain("指标met");
        reached.ShouldNotContain("指标near");
        // About six is no certain word that six were reached.
        reached.ShouldNotContain("指标vague");
        (await AuditorAsync("/indicators?attainment=short")).ShouldContain("指标vague");
        (await PageAsync(RunningServer.Coordinator, "/indicators")).ShouldContain($"/do/measureIndicator?id={id}");
        (await PageAsync(RunningServer.Stranger, "/indicators")).ShouldNotContain("指标met");
    }

    [Fact]
    public async Task Results_are_filtered_by_level_and_lead_to_their_agreement()
    {
        var national = await AuditorAsync("/results?level=national");
        national.ShouldContain("规划教材等国家级标志性成果");
        national.ShouldContain("#outcomes\"");
        national.ShouldNotContain("市级标志性成果");
        (await PageAsync(RunningServer.Stranger, "/results")).ShouldContain("没有符合条件的成果");
    }

    [Fact]
    public async Task The_search_groups_what_it_finds_and_opens_a_single_find_at_once()
    {
        var many = await AuditorAsync("/search?q=chongqing");
        many.ShouldContain("data-institution=\"cq-");
        many.ShouldContain("data-agreement=");
        (await AuditorAsync("/search?q=QJ-2", "/agreements/")).ShouldContain("青苏职中与重庆女职中合作共建友好学校协议");
        (await AuditorAsync("/search?q=" + Uri.EscapeDataString("電大教育聯盟"), "/bodies/open-university-alliance")).ShouldContain("成员");

        var nothing = await AuditorAsync("/search?q=" + Uri.EscapeDataString("没有这种东西"));
        nothing.ShouldContain("没有找到“没有这种东西”");
        nothing.ShouldContain("拼音首字母");
        (await PageAsync(RunningServer.Stranger, "/search?q=QJ-2")).ShouldContain("没有找到“QJ-2”");
    }

    private Task<string> AuditorAsync(string address, string? leadsTo = null) => PageAsync(RunningServer.Auditor, address, leadsTo: leadsTo);

    private async Task<string> PageAsync(string key, string address, HttpStatusCode expected = HttpStatusCode.OK, string? leadsTo = null)
    {
        // A key in the header of its own goes along where an answer leads elsewhere.
        using var client = demo.Server.As(null);
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(expected, $"{address}: {text}");
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith(leadsTo ?? "/");
        return text;
    }

    private static async Task<System.Text.Json.JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body);
        var said = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {said}");
        return System.Text.Json.JsonDocument.Parse(said).RootElement;
    }

    [GeneratedRegex("href=\"(/register\\?institution=qingsu&partner=cq-women)\">([0-9]+) 份协议")]
    private static partial Regex Partners();
}
