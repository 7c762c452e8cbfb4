using Agreements.Server.Notifications;
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
        mail.Subject.ShouldBe("《青苏职中与重庆女职中合作共建友好学校协议》进入“提出”阶段");
        mail.Body.ShouldContain($"查看：https://agreements.example/bureau/agreements/{id}\r\n");
        mail.Header("Message-ID").ShouldBe($"<{id:n}.1.bureau-office@agreements.example>");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
    }

    [Fact]
    public async Task A_filter_and_a_language_hold_for_their_recipient_only()
    {
        var id = await fixture.Host.ProposeAsync();
        await fixture.Host.RecordAsync(id, Stage.Negotiated);
        await fixture.Host.ReturnAsync(id, Stage.Proposed, "条款\r\n有误");
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 4), "three mails to the office and one to the desk");

        var english = fixture.MailsOf(id).Where(m => m.To == "desk@bureau.example").ToArray();
        english.Select(m => m.Subject).ShouldBe(["\"Friendship-school agreement\" is now negotiated"]);
        english[0].Body.ShouldContain("Before: proposed\r\n");
        var back = fixture.MailsOf(id).Single(m => m.Header("Message-ID")!.Contains(".3.", StringComparison.Ordinal));
        back.Subject.ShouldBe("《青苏职中与重庆女职中合作共建友好学校协议》退回到“提出”阶段");
        back.Body.ShouldContain("退回原因：条款  有误\r\n");
    }

    [Fact]
    public async Task That_it_stands_otherwise_is_told_as_such()
    {
        var id = await fixture.Host.ProposeAsync();
        await fixture.Host.WithdrawAsync(id, "另行安排");
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.MailsOf(id).Length == 2 && fixture.Web.Of("/board", id).Count == 2), "the mail and the webhook of the withdrawal");

        var mail = fixture.MailsOf(id).Single(m => m.Header("Message-ID")!.Contains(".2.", StringComparison.Ordinal));
        mail.Subject.ShouldBe("《青苏职中与重庆女职中合作共建友好学校协议》现为“已撤回”状态");
        mail.Body.ShouldContain("状态：已撤回（此前：正常）\r\n理由：另行安排\r\n");
        var told = fixture.Web.Of("/board", id).Single(r => r.Id == $"{id:n}-2-board").Json;
        told.GetProperty("type").GetString().ShouldBe("agreement.standing_changed");
        var data = told.GetProperty("data");
        (data.GetProperty("standing").GetString(), data.GetProperty("standingBefore").GetString(), data.GetProperty("reason").GetString())
            .ShouldBe(("withdrawn", "open", "另行安排"));
    }

    [Fact]
    public async Task A_webhook_carries_the_change_and_a_signature_that_verifies()
    {
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 1), "the webhook");

        var request = fixture.Web.Of("/board", id).Single();
        request.IsSignedWith(NoticeHost.Key).ShouldBeTrue();
        (request with { Body = [.. request.Body, (byte)' '] }).IsSignedWith(NoticeHost.Key).ShouldBeFalse();
        request.Id.ShouldBe($"{id:n}-1-board");
        request.Headers["idempotency-key"].ShouldBe(request.Id);
        request.Headers["content-type"].ShouldBe("application/json; charset=utf-8");
        request.Json.GetProperty("type").GetString().ShouldBe("agreement.stage_changed");
        request.Json.GetProperty("timestamp").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        var data = request.Json.GetProperty("data");
        data.GetProperty("version").GetInt64().ShouldBe(1);
        data.GetProperty("kind").GetString().ShouldBe("friendship-school");
        data.GetProperty("stage").GetString().ShouldBe("proposed");
        data.GetProperty("before").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        data.GetProperty("title").GetProperty("zh").GetString().ShouldBe("青苏职中与重庆女职中合作共建友好学校协议");
        data.GetProperty("institutions").EnumerateArray().Select(i => i.GetString()).ShouldBe(["qingsu", "cq-women"]);
        data.GetProperty("page").GetString().ShouldBe($"https://agreements.example/bureau/agreements/{id}");
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
    public async Task A_notice_that_a_release_before_left_waiting_keeps_its_id_and_its_words()
    {
        var change = new StageChange(
            Guid.CreateVersion7(), 4, Stage.Negotiated, Stage.Proposed, new Text("旧约"), AgreementKind.Aid, ["qingsu"], null, DateTimeOffset.UtcNow);
        await fixture.Host.PublishAsync(new WebhookNotice("board", change));
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", change.AgreementId).Count == 1), "the webhook");
        var request = fixture.Web.Of("/board", change.AgreementId).Single();
        (request.Id, request.Json.GetProperty("type").GetString()).ShouldBe(($"{change.AgreementId:n}.4.board", "agreement.stage-changed"));
        request.IsSignedWith(NoticeHost.Key).ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_command_tells_nobody_anything()
    {
        var id = await fixture.Host.ProposeAsync();
        (await fixture.Host.ReturnAsync(id, Stage.Evaluated, "backwards into the future")).IsRefused.ShouldBeTrue();
        (await fixture.Host.RecordAsync(id, Stage.Signed)).IsRefused.ShouldBeFalse();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count >= 3), "the changes around the refusal");

        fixture.Web.Of("/board", id).Select(r => r.Json.GetProperty("data").GetProperty("stage").GetString()).Order()
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
        var mail = fixture.MailsOf(id).Single(m => m.Header("Message-ID")!.Contains(".2.", StringComparison.Ordinal));
        mail.Subject.ShouldBe("《结对》的审批被退回");
        mail.Body.ShouldContain("阶段：提出\r\n理由：缺附件\r\n");
        var told = fixture.Web.Of("/board", id).Single(r => r.Id == $"{id:n}-2-board").Json;
        (told.GetProperty("type").GetString(), told.GetProperty("data").GetProperty("reason").GetString())
            .ShouldBe(("agreement.approval_returned", "缺附件"));
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
        mail.Subject.ShouldBe("《友好学校  Bcc: everybody@elsewhere.example     X》进入“提出”阶段");
        fixture.Mail.Offered.ShouldNotContain(m => m.To.Contains("everybody", StringComparison.Ordinal));
    }
}
