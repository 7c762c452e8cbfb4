using Agreements.Server.Identity.Accounts;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Rebuilding;
using MimeKit;
using System.Net.Http.Json;

namespace Agreements.Server.Tests.Notifying;

/// <summary>Who is told of what happens to agreements, in which way, and why others are not.</summary>
public sealed class TellingTests(NotifyingServer server) : IClassFixture<NotifyingServer>
{
    private static readonly Terms Text = new(new Text("携手共进", "Forward together"));

    private static readonly Terms OtherText = new(new Text("携手共进，互派教师", "Forward together, with exchanges"));

    [Fact]
    public async Task Whoever_is_asked_gets_a_mail_at_once_and_the_others_hear_of_it_in_their_inbox()
    {
        var (coordinator, school, other, stranger) = (
            await server.PersonAsync(ActingRole.Coordinator, "qingyang-edu"), await server.PersonAsync(ActingRole.Representative, "qingsu"),
            await server.PersonAsync(ActingRole.Coordinator, "jiangbei-edu"), await server.PersonAsync(ActingRole.Coordinator, "cq-edu"));
        var agreement = await server.ProposedAsync(new Actor(coordinator, "qingyang-edu", ActingRole.Coordinator));
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.ToldAsync();

        (await server.MeantAsync(school, agreement)).ShouldBe(["stage-entered", "consent-awaited"]);
        (await server.MeantAsync(coordinator, agreement)).ShouldBe(["stage-entered own-deed"]);
        (await server.MeantAsync(other, agreement)).ShouldBe(["stage-entered"]);
        (await server.MeantAsync(stranger, agreement)).ShouldBeEmpty();
        var mail = server.MailsTo(school).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("《青苏职中与重庆女职中合作共建友好学校协议》：青苏职中尚未同意现行文本。");
        mail.Body.ShouldContain($"https://agreements.example/agreements/{agreement}");
        mail.Body.ShouldContain("您代表qingsu");
        server.MailsTo(coordinator).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_is_text_and_html_of_the_same_words_and_one_click_stops_its_like()
    {
        var school = await server.PersonAsync(ActingRole.Representative, "qingsu", "en");
        var agreement = await server.ProposedAsync(title: "<b>\"协议\"</b>");
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.ToldAsync();

        var mail = server.MailsTo(school).ShouldHaveSingleItem();
        var parts = mail.Message.BodyParts.OfType<TextPart>().ToArray();
        parts.Select(p => p.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        parts.ShouldAllBe(p => p.Text.Contains("Qingsu Vocational School has not consented to the present text."));
        mail.Message.Body!.Headers["Content-Language"].ShouldBe("en");
        mail.Header("List-Unsubscribe-Post").ShouldBe("List-Unsubscribe=One-Click");
        var address = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>'));
        using var program = new HttpClient { BaseAddress = server.Server.Address };
        (await program.PostAsync(address.AbsolutePath, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).EnsureSuccessStatusCode();
        await server.SendAsync(agreement, new ReviseTerms(OtherText));
        await server.ToldAsync();

        server.MailsTo(school).Length.ShouldBe(1);
        (await server.MeantAsync(school, agreement)).ShouldBe(["stage-entered", "consent-awaited", "consent-awaited"]);
        (await program.GetAsync(address.AbsolutePath + "x")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_was_not_told_is_told_why()
    {
        var agreement = await server.ProposedAsync();
        await server.ToldAsync();
        using var program = server.Server.Program("test-key-coordinator");
        async Task<System.Text.Json.JsonElement> WhyNotAsync(string asked) => (await program.GetFromJsonAsync<System.Text.Json.JsonElement>(
            $"/api/v1/notification-log?agreement={agreement}&{asked}")).GetProperty("whyNot");
        (await WhyNotAsync("recipient=somebody")).GetProperty("zh").GetString()!.ShouldContain("此事通知各参与方的代表、协调员、关注者");
        (await WhyNotAsync("recipient=somebody&topic=terminated")).GetProperty("en").GetString()!.ShouldContain("Nothing that fits happened");
        (await WhyNotAsync("recipient=endpoint:board")).GetProperty("en").GetString()!.ShouldContain("no such endpoint");
        (await WhyNotAsync("topic=terminated")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_rule_has_a_role_told_of_what_it_may_see_until_it_is_taken_away()
    {
        var (leader, elsewhere, blind, auditor) = (
            await server.PersonAsync(ActingRole.Approver, "qingyang-edu"), await server.PersonAsync(ActingRole.Approver, "jiangbei-edu"),
            await server.PersonAsync(ActingRole.Approver, "cq-edu"), await server.PersonAsync(ActingRole.Auditor, "cq-edu"));
        const string rules = "/operations/notification-rules";
        using var program = server.Server.Program("test-key-administrator");
        (await program.PostAsJsonAsync(
            $"/api/v1{rules}",
            new { name = "leaders", role = "approver", institution = "qingyang-edu", topics = new[] { "stage-entered" }, stages = new[] { "proposed" } }))
            .StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await program.PostAsJsonAsync($"/api/v1{rules}", new { name = "everywhere", role = "auditor", topics = new[] { "text-refused" } }))
            .StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await program.PostAsJsonAsync($"/api/v1{rules}", new { name = "none", role = "administrator" }))
            .StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await program.GetStringAsync($"/api/v1{rules}")).ShouldContain("\"everywhere\"");

        var agreement = await server.ProposedAsync();
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.SendAsync(agreement, new RefuseTerms("qingsu", TermsDigest.Of(Text), "缺少经费条款"));
        await server.ToldAsync();
        (await server.MeantAsync(leader, agreement)).ShouldBe(["stage-entered"]);
        (await server.MeantAsync(auditor, agreement)).ShouldBe(["text-refused"]);
        (await server.MeantAsync(elsewhere, agreement)).ShouldBeEmpty();
        (await server.MeantAsync(blind, agreement)).ShouldBeEmpty();

        (await program.PostAsync($"/api/v1{rules}/leaders/end", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await program.PostAsync($"/api/v1{rules}/everywhere/end", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await program.PostAsync($"/api/v1{rules}/everywhere/end", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var next = await server.ProposedAsync();
        await server.ToldAsync();
        (await server.MeantAsync(leader, next)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_watches_hears_what_they_may_see_and_who_stands_in_hears_for_the_other()
    {
        var (auditor, blind, school, deputy) = (
            await server.PersonAsync(ActingRole.Auditor, "cq-edu"), await server.PersonAsync(ActingRole.Coordinator, "cq-edu"),
            await server.PersonAsync(ActingRole.Representative, "qingsu"), await server.PersonAsync(null, "qingsu"));
        (await server.Server.AskAsync(d => d.DelegateAsync(
            "test", school, new NewDelegation(deputy, ActingRole.Representative, "qingsu", NotifyingServer.First.AddDays(30))))).Refusal.ShouldBeNull();
        var agreement = await server.ProposedAsync();
        await server.ToldAsync();
        await server.Database.ExecuteAsync(string.Concat(new[] { auditor, blind }.Select(
            a => $"insert into accounts.watches (account, agreement, since) values ('{a}', '{agreement}', now());")));
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.SendAsync(agreement, new RefuseTerms("qingsu", TermsDigest.Of(Text), "缺少经费条款"));
        await server.ToldAsync();

        (await server.MeantAsync(auditor, agreement)).ShouldBe(["text-refused"]);
        (await server.MeantAsync(blind, agreement)).ShouldBeEmpty();
        (await server.MeantAsync(deputy, agreement)).ShouldBe(["stage-entered", "consent-awaited", "text-refused"]);
        server.MailsTo(deputy).ShouldHaveSingleItem().Body.ShouldContain($"（代 {school}）");
    }

    [Fact]
    public async Task What_somebody_turned_off_is_held_back_and_says_so_but_not_what_is_urgent()
    {
        var school = await server.PersonAsync(ActingRole.Representative, "qingsu");
        await server.ChooseAsync(school, new Preference(TellMode.Off, TellMode.Off, TellMode.Off));
        var agreement = await server.ProposedAsync();
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.SendAsync(agreement, new DeclineAgreement("cq-women", "另有安排"));
        await server.ToldAsync();

        (await server.MeantAsync(school, agreement)).ShouldBe(["stage-entered turned-off", "consent-awaited turned-off", "declined"]);
        server.MailsTo(school).ShouldHaveSingleItem().Subject.ShouldContain("婉拒");
    }

    [Fact]
    public async Task In_quiet_hours_a_mail_waits_for_their_end_and_who_has_no_mailbox_is_told_in_the_inbox()
    {
        var (school, bare) = (
            await server.PersonAsync(ActingRole.Representative, "qingsu"), await server.PersonAsync(ActingRole.Representative, "qingsu", hasMail: false));
        await server.ChooseAsync(school, Preference.Usual with { QuietFrom = new TimeOnly(9, 30), QuietUntil = new TimeOnly(7, 0) });
        var agreement = await server.ProposedAsync();
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.ToldAsync();

        (await server.Database.ScalarAsync<string>(
            $"select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' ' || state from notifications.deliveries "
                + $"where recipient = '{school}' and digest is null"))
            .ShouldBe($"{NotifyingServer.First.AddDays(1):yyyy-MM-dd} 07:00 waiting");
        server.MailsTo(school).ShouldBeEmpty();
        (await server.Database.ScalarAsync<string>(
            $"select state || ' ' || answer from notifications.deliveries where recipient = '{bare}' and digest is null")).ShouldBe("dropped no-address");
    }

    [Fact]
    public async Task Neither_a_rebuild_nor_telling_again_tells_anybody_twice()
    {
        var school = await server.PersonAsync(ActingRole.Representative, "qingsu");
        var agreement = await server.ProposedAsync();
        await server.SendAsync(agreement, new ReviseTerms(Text));
        await server.ToldAsync();
        var before = await server.Database.ScalarAsync<long>("select count(*) from notifications.intended");

        (await Rebuild.RunAsync(server.Database.ConnectionString, [])).Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        await server.PublishAsync(new Tell());
        var next = await server.ProposedAsync();
        await server.ToldAsync();

        (await server.MeantAsync(school, agreement)).ShouldBe(["stage-entered", "consent-awaited"]);
        (await server.Database.ScalarAsync<long>(
            $"select count(*) from notifications.intended i join notifications.causes c on c.id = i.cause where c.stream <> '{next}'"))
            .ShouldBe(before);
        server.MailsTo(school).Length.ShouldBe(1);
    }
}
