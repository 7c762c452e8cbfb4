using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Access.Accounts;

namespace Agreements.Server.Tests.Pages;

/// <summary>What an administrator reads of one account.</summary>
public sealed class AccountHistoryTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task What_was_changed_is_told_in_words_and_a_key_without_limits_says_so()
    {
        var name = await server.MadeAsync(institution: "qingyang-edu");
        (await server.AskAsync(d => d.GrantAsync("test", name, new NewGrant(ActingRole.Approver, "jiangbei-edu", null, new DateOnly(2031, 5, 6)))))
            .Refusal.ShouldBeNull();
        (await server.AskAsync(d => d.DisableAsync("test", name, "已离任"))).Refusal.ShouldBeNull();
        using var administrator = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));

        var page = await administrator.TextAsync($"/accounts/{name}");
        page.ShouldContain("至 2031年5月6日");
        page.ShouldContain("理由：已离任");
        page.ShouldNotContain("{\"");
        var english = await administrator.TextAsync($"/accounts/{name}?lang=en");
        english.ShouldContain("through 6 May 2031");
        english.ShouldContain("reason: 已离任");

        (await administrator.TextAsync("/accounts/coordinator-1?lang=zh-CN")).ShouldContain("不限", customMessage: "the key of the file has no scopes");
    }
}
