using Agreements.Server.Notifications.Endpoints;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.Server.Tests.Notices;

[Collection(NoticeCollection.Name)]
public sealed class DeliveryTests(NoticeFixture fixture) : IClassFixture<NoticeFixture>
{
    [Fact]
    public async Task A_proposal_is_told_by_mail_in_chinese_with_a_link()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail of the proposal");

        var mail = fixture.MailsOf(id).Single();
        mail.To.ShouldBe("office@bureau.example");
        mail.From.ShouldBe("notices@agreements.example");
        mail.Subject.ShouldBe("《青苏职中与重庆女职中合作共建友好学校协议》已提出。");
        mail.Body.ShouldContain($"https://agreements.example/bureau/agreements/{id}\r\n");
        mail.Body.ShouldContain("收到原因：运维配置中列出了该端点");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
        // Nobody who reads a group's mailbox decides for the group.
        mail.HeaderNames().ShouldNotContain("List-Unsubscribe");
        mail.Body.ShouldContain("请联系系统管理员");
    }

    [Fact]
    public async Task A_filter_and_a_language_hold_for_their_recipient_only()
    {
        var id = await fixture.Host.ProposeAsync();
        await fixture.Host.RecordAsync(id, Stage.Negotiated);
        await fixture.Host.ReturnAsync(id, Stage.Proposed, "条款\r\n有误");
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 4), "three mails to the office and one to the desk");

        var english = fixture.MailsOf(id).Where(m => m.To == "desk@bureau.example").ToArray();
        english.ShouldHaveSingleItem().Subject.ShouldContain("negotiated");
        var back = fixture.MailsOf(id).Single(m => m.Subject.Contains("退回", StringComparison.Ordinal));
        back.Body.ShouldContain("条款  有误");
    }

    [Fact]
    public async Task That_it_stands_otherwise_is_told_as_such()
    {
        var id = await fixture.Host.ProposeAsync();
        await fixture.Host.WithdrawAsync(id, "另行安排");
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.MailsOf(id).Length == 2 && fixture.Web.Of("/board", id).Count == 2), "the mail and the webhook of the withdrawal");

        fixture.MailsOf(id).ShouldContain(m => m.Subject.Contains("撤回", StringComparison.Ordinal));
        var told = fixture.Web.Of("/board", id).Select(r => r.Json).Single(j => j.GetProperty("type").GetString() == "agreement.withdrawn");
        var facts = told.GetProperty("data").GetProperty("facts");
        (facts.GetProperty("standing").GetString(), facts.GetProperty("standingBefore").GetString(), facts.GetProperty("reason").GetString())
            .ShouldBe(("withdrawn", "open", "另行安排"));
    }

    [Fact]
    public async Task A_webhook_of_the_settings_carries_a_cloud_event_and_a_signature_that_verifies()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 1), "the webhook");

        var request = fixture.Web.Of("/board", id).Single();
        request.IsSignedWith(NoticeHost.Key).ShouldBeTrue();
        (request with { Body = [.. request.Body, (byte)' '] }).IsSignedWith(NoticeHost.Key).ShouldBeFalse();
        request.Headers["idempotency-key"].ShouldBe(request.Id);
        request.Headers["content-type"].ShouldStartWith("application/cloudevents+json");
        (request.Json.GetProperty("id").GetString(), request.Json.GetProperty("type").GetString()).ShouldBe((request.Id, "agreement.stage_entered"));
        request.Json.GetProperty("time").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        var data = request.Json.GetProperty("data");
        data.GetProperty("page").GetString().ShouldBe($"https://agreements.example/bureau/agreements/{id}");
        var facts = data.GetProperty("facts");
        facts.GetProperty("version").GetInt64().ShouldBe(1);
        facts.GetProperty("kind").GetString().ShouldBe("friendship-school");
        facts.GetProperty("stage").GetString().ShouldBe("proposed");
        facts.TryGetProperty("before", out _).ShouldBeFalse();
        facts.GetProperty("title").GetProperty("zh").GetString().ShouldBe("青苏职中与重庆女职中合作共建友好学校协议");
        facts.GetProperty("institutions").EnumerateArray().Select(i => i.GetString()).ShouldBe(["qingsu", "cq-women"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_it_is_told_is_in_the_log_and_an_administrators_endpoint_gives_way_to_none()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 1), "the webhook");
        await Eventually.HoldsAsync(
            () => fixture.Database.ScalarAsync<bool>(
                $"""
                select exists (select from notifications.intended i join notifications.causes c on c.id = i.cause
                join notifications.deliveries d on d.id = i.delivery
                where c.stream = '{id}' and i.recipient = 'endpoint:board' and i.relation_of is null and d.state = 'sent')
                """), "the line of the log");
        var store = fixture.Host.Services.GetRequiredService<EndpointStore>();
        var taken = new NewEndpoint("board", EndpointChannel.Wecom, "https://robot.example/", "qingsu");
        (await store.SaveAsync(taken, "u-1", CancellationToken.None)).ShouldNotBeNull().En!.ShouldContain("'board'");
        (await store.EndAsync("board", CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Filters_by_kind_and_institution_pass_what_they_name_and_nothing_else()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/archive", id).Count == 1), "the webhook that wants this school");
        fixture.Web.Of("/elsewhere", id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_asks_for_an_institution_hears_of_every_entry_that_was_merged_with_it()
    {
        await fixture.Host.EnterAsync("survivor");
        await fixture.Host.EnterAsync("duplicate");
        await fixture.Host.MergeAsync("duplicate", "survivor");
        var by = await fixture.Host.ProposeAsync(parties: ["duplicate", "cq-women"]);
        var to = await fixture.Host.ProposeAsync(parties: ["survivor", "cq-women"]);
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.Web.Of("/survivor", by).Count == 1 && fixture.Web.Of("/duplicate", to).Count == 1), "both webhooks");
        fixture.Web.Of("/elsewhere", by).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_keys_are_changed_a_webhook_carries_the_signature_of_each()
    {
        var id = await fixture.Host.ProposeAsync(parties: ["turning-school", "cq-women"]);
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/turning", id).Count == 1), "the webhook");
        var request = fixture.Web.Of("/turning", id).Single();
        request.Headers["webhook-signature"].Split(' ').Length.ShouldBe(2);
        request.IsSignedWith(NoticeHost.Key).ShouldBeTrue();
        request.IsSignedWith(NoticeHost.OtherKey).ShouldBeTrue();
    }

    [Fact]
    public async Task A_notice_that_a_release_before_left_waiting_is_told_once_more_under_its_id()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 1 && fixture.MailsOf(id).Length == 1), "the proposal is told");
        // As if the release before had told everybody but these, and nobody by today's means.
        await fixture.Database.ExecuteAsync(
            $"""
            delete from notifications.deliveries d using notifications.intended i join notifications.causes c on c.id = i.cause
                where d.id = i.delivery and c.stream = '{id}';
            delete from notifications.intended i using notifications.causes c where c.id = i.cause and c.stream = '{id}';
            delete from notifications.causes where stream = '{id}'
            """);
        await fixture.Host.PublishAsync(new FormerWebhook("board", new FormerChange(id, 1)));
        await fixture.Host.PublishAsync(new FormerMail("bureau-office", new FormerChange(id, 1)));
        await fixture.Host.PublishAsync(new FormerWebhook("nobody", new FormerChange(id, 1)));
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 2 && fixture.MailsOf(id).Length == 2), "both");

        var request = fixture.Web.Of("/board", id)[1];
        (request.Id, request.Json.GetProperty("id").GetString()).ShouldBe(($"{id:n}.1.board", $"{id:n}.1.board"));
        request.IsSignedWith(NoticeHost.Key).ShouldBeTrue();
        fixture.MailsOf(id)[1].Header("Message-ID").ShouldBe($"<{id:n}.1.bureau-office@agreements.example>");
        (await fixture.Database.ScalarAsync<bool>($"select bool_and(told_at is not null) from notifications.causes where stream = '{id}'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_that_an_older_release_left_is_told_to_all_who_are_meant()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 1), "the proposal is told");
        await fixture.Host.PublishAsync(new FormerStageNotice(id, 1));
        await Eventually.HoldsAsync(
            () => fixture.Database.ScalarAsync<bool>(
                "select not exists (select from wolverine.wolverine_incoming_envelopes where status <> 'Handled' and message_type like '%StageNotice')"),
            "it is taken");
        // It had been told by today's means: once is enough.
        fixture.Web.Of("/board", id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_command_tells_nobody_anything()
    {
        var id = await fixture.Host.ProposeAsync();
        (await fixture.Host.ReturnAsync(id, Stage.Evaluated, "backwards into the future")).IsRefused.ShouldBeTrue();
        (await fixture.Host.RecordAsync(id, Stage.Signed)).IsRefused.ShouldBeFalse();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count >= 3), "the changes around the refusal");

        fixture.Web.Of("/board", id).Select(r => r.Json.GetProperty("data").GetProperty("facts").GetProperty("stage").GetString()).Order()
            .ShouldBe(["negotiated", "proposed", "signed"]);
    }

    [Fact]
    public async Task That_an_approval_was_returned_is_told_with_its_reason()
    {
        var id = Guid.CreateVersion7();
        await using (var session = fixture.Host.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Events.StartStream<Agreement>(
                id,
                new AgreementProposed(
                    AgreementKind.FriendshipSchool, 1, new Text("结对"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))],
                    null, null, null, null),
                new ApprovalReturned(2, "qingyang-edu", "缺附件", null));
            await session.SaveChangesAsync();
        }

        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.MailsOf(id).Length == 2 && fixture.Web.Of("/board", id).Count == 2), "the mail and the webhook of the return");
        fixture.MailsOf(id).ShouldContain(m => m.Body.Contains("缺附件", StringComparison.Ordinal));
        var told = fixture.Web.Of("/board", id).Select(r => r.Json).Single(j => j.GetProperty("type").GetString() == "agreement.approval_returned");
        told.GetProperty("data").GetProperty("facts").GetProperty("reason").GetString().ShouldBe("缺附件");
    }

    [Fact]
    public async Task No_title_can_begin_a_header()
    {
        // Such a title is refused today; one that is on record from before is told all the same.
        var id = Guid.CreateVersion7();
        await using (var session = fixture.Host.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Events.StartStream<Agreement>(id, new AgreementProposed(
                AgreementKind.FriendshipSchool, 1, new Text("友好学校\r\nBcc: everybody@elsewhere.example\u2028\r\n\r\nX"),
                [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))], null, null, null, null));
            await session.SaveChangesAsync();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail");

        var mail = fixture.MailsOf(id).Single();
        mail.HeaderNames().ShouldNotContain("Bcc", StringComparer.OrdinalIgnoreCase);
        mail.Subject.ShouldStartWith("《友好学校  Bcc: everybody@elsewhere.example     X》");
        fixture.Mail.Offered.ShouldNotContain(m => m.To.Contains("everybody", StringComparison.Ordinal));
    }
}
