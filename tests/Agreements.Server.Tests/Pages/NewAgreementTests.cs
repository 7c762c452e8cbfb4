using Agreements.Server.Pages.NewAgreement;
using Agreements.Server.Tests.Access.Accounts;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Net;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>A new agreement in three steps, without scripts.</summary>
public sealed class NewAgreementTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task Kind_parties_and_terms_make_an_agreement_whose_text_is_on_the_table()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var names = await SchoolsAsync(desk);
        var draft = await BegunAsync(desk, ("kind", "friendship-school"));
        var (status, place) = await StepAsync(desk, draft, "parties", "next", Parties(names));
        (status, place).ShouldBe((HttpStatusCode.Redirect, $"{draft}?step=terms"));
        (await desk.TextAsync(place)).ShouldContain("每学期互派教师交流一次。", customMessage: "the template of the kind");

        var (shown, preview) = await StepAsync(desk, draft, "terms", "preview", ("title.zh", "友好学校协议"));
        shown.ShouldBe(HttpStatusCode.OK);
        preview.ShouldContain("提出友好学校协议《友好学校协议》");
        preview.ShouldContain("随后提交条款文本第 1 稿");
        (status, place) = await StepAsync(desk, draft, "terms", "record", ("_warned", "1"));
        status.ShouldBe(HttpStatusCode.Redirect, place);
        var page = await desk.TextAsync(place);
        page.ShouldContain("每学期互派教师交流一次。");
        page.ShouldContain("提交条款文本第1稿");
        (await desk.OpenAsync(draft)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a draft that was recorded is gone");
    }

    [Fact]
    public async Task What_was_typed_is_kept_as_a_draft_for_its_owner_alone_until_it_is_dropped()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var draft = await BegunAsync(desk, ("kind", "aid"));
        (await StepAsync(desk, draft, "terms", "save", ("title.zh", "写了一半的协议"))).Place.ShouldBe("/new");
        (await desk.TextAsync("/new")).ShouldContain("写了一半的协议");
        (await desk.TextAsync($"{draft}?step=terms")).ShouldContain(">写了一半的协议</textarea>");

        using var other = await server.SignedInAsync(await server.MadeAsync());
        (await other.TextAsync("/new")).ShouldNotContain("写了一半的协议");
        (await other.OpenAsync(draft)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await StepAsync(desk, draft, "terms", "drop");
        (await desk.TextAsync("/new")).ShouldNotContain("写了一半的协议");
    }

    [Fact]
    public async Task An_earlier_agreement_is_begun_with_and_the_same_one_again_is_warned_of()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var names = await SchoolsAsync(desk);
        var first = await BegunAsync(desk, ("kind", "friendship-school"));
        await StepAsync(desk, first, "parties", "next", Parties(names));
        var title = $"独有名称{Guid.NewGuid():n}";
        var (_, place) = await StepAsync(desk, first, "terms", "record", ("title.zh", title), ("_warned", "1"));
        var id = Ids().Match(place).Value;
        await server.CaughtUpAsync();

        var again = await BegunAsync(desk, ("from", title));
        var parties = await desk.TextAsync($"{again}?step=parties");
        parties.ShouldContain("parties[1].institution");
        var terms = await desk.TextAsync($"{again}?step=terms");
        terms.ShouldContain("可能已有同样的协议");
        terms.ShouldContain($"/agreements/{id}");
        terms.ShouldContain("每学期互派教师交流一次。");
    }

    [Theory]
    [InlineData("", "", "请选择类别")]
    [InlineData("", "没有这份协议", "没有找到协议“没有这份协议”")]
    public async Task Without_a_kind_or_an_agreement_to_begin_with_it_says_what_is_missing(string kind, string from, string sentence)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        using var answer = await desk.SendAsync("/new", "/new", ("kind", kind), ("from", from));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }

    [Fact]
    public async Task A_party_that_nobody_knows_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var draft = await BegunAsync(desk, ("kind", "aid"));
        var (status, html) = await StepAsync(desk, draft, "parties", "next",
            ("parties#", "1"), ("parties[0].role", "principal"), ("parties[0].institution", "查无此校"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("“查无此校”：没有找到");
        html.ShouldContain("value=\"查无此校\"");
    }

    [Fact]
    public void Every_kind_has_a_template_of_terms()
    {
        var json = server.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            var terms = Beginnings.TemplateOf(kind, json);
            terms.ShouldNotBeNull($"{kind}").Clauses.ShouldNotBeEmpty($"{kind}");
            terms.Clauses!.ShouldAllBe(c => c.Text.En != null);
        }
    }

    private async Task<string[]> SchoolsAsync(Browser desk)
    {
        await server.CaughtUpAsync();
        var names = Enumerable.Range(0, 2).Select(_ => $"测试{Letters()}学校").ToArray();
        foreach (var name in names)
        {
            await RegisteredAsync(desk, name, name[..6]);
        }

        return names;
    }

    private static (string, string)[] Parties(string[] names) =>
    [
        ("parties#", "2"), ("parties[0].role", "principal"), ("parties[0].institution", names[0]),
        ("parties[1].role", "principal"), ("parties[1].institution", names[1]),
    ];

    private static async Task<string> BegunAsync(Browser desk, params (string, string)[] fields)
    {
        using var answer = await desk.SendAsync("/new", "/new", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    private static async Task<(HttpStatusCode Status, string Place)> StepAsync(
        Browser desk, string draft, string step, string what, params (string, string)[] fields)
    {
        using var answer = await desk.SendAsync($"{draft}?step={step}", draft, [("_step", step), ("_do", what), .. fields]);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
