using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.RegularExpressions;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>The sheet of what is not known.</summary>
public sealed class FillTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task What_is_filled_in_is_recorded_each_by_its_own_command_and_unknown_is_an_answer()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "leaveQuestionOpen", id, ("text", "原件在哪里"));
        await RecordedAsync(desk, "leaveQuestionOpen", id, ("text", "谁保管公章"));
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain($"/agreements/{id}/fill");
        var sheet = await desk.TextAsync($"/agreements/{id}/fill");

        using var answer = await desk.SendAsync(
            $"/agreements/{id}/fill", $"/agreements/{id}/fill", (Named(sheet, "原件在哪里"), "区档案室"), (Named(sheet, "谁保管公章"), "不详"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        answer.Headers.Location!.ToString().ShouldBe($"/agreements/{id}?recorded=4-4#recorded");
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("区档案室");
        (await desk.TextAsync($"/agreements/{id}/fill")).ShouldContain("谁保管公章");
        (await desk.TextAsync($"/agreements/{id}/fill")).ShouldNotContain("原件在哪里");
    }

    [Fact]
    public async Task An_answer_that_is_refused_stays_and_keeps_none_of_the_others_from_being_recorded()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "addParty", id, ("name.zh", "待定的企业"), ("role", "principal"));
        await RecordedAsync(desk, "leaveQuestionOpen", id, ("text", "原件在哪里"));
        var sheet = await desk.TextAsync($"/agreements/{id}/fill");

        using var answer = await desk.SendAsync(
            $"/agreements/{id}/fill", $"/agreements/{id}/fill", (Named(sheet, "原件在哪里"), "区档案室"), (Named(sheet, "待定的企业"), "查无此企业"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        html.ShouldContain("“查无此企业”：没有找到");
        html.ShouldContain("value=\"查无此企业\"");
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("区档案室");
    }

    [Fact]
    public async Task Who_may_not_fill_them_is_told_who_can()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        using var reader = await server.SignedInAsync(await server.MadeAsync(ActingRole.Approver));
        var sheet = await reader.TextAsync($"/agreements/{id}/fill");
        sheet.ShouldContain("由协调员");
        sheet.ShouldNotContain("name=\"gap-");
    }

    private static string Named(string sheet, string words) => Regex.Match(sheet, $"<label for=\"(gap-[0-9a-f]+)\">[^<]*{words}").Groups[1].Value;
}
