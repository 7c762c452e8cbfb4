using Agreements.Server.Notifications;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Microsoft.Extensions.Configuration;

namespace Agreements.Server.Tests.Notices;

public sealed class SettingsTests
{
    private const string Board = $$"""{ "name": "board", "webhook": "https://robot.example/hook?key=robot-key", "secret": "{{NoticeHost.Key}}" }""";

    [Fact]
    public async Task Without_a_file_nobody_is_told()
    {
        (await ReadAsync(null)).Recipients.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_environment_wins_over_the_file_and_secrets_show_nowhere()
    {
        var settings = await ReadAsync(
            $$"""{ "smtp": { "host": "a.example", "from": "a@a.example" }, "recipients": [{ "name": "office", "email": "o@b.example" }, {{Board}}] }""",
            ("AGREEMENTS_SMTP_HOST", "b.example"), ("AGREEMENTS_SMTP_PORT", "2525"), ("AGREEMENTS_SMTP_USER", "robot"),
            ("AGREEMENTS_SMTP_PASSWORD", "pass-word"), ("AGREEMENTS_NOTICE_SECRET_BOARD", "whsec_" + Convert.ToBase64String(new byte[32])));

        settings.Smtp!.Host.ShouldBe("b.example");
        settings.Smtp.Port.ShouldBe(2525);
        settings.Smtp.Tls.ShouldBe(SmtpTls.StartTls);
        settings.Smtp.Password!.Reveal().ShouldBe("pass-word");
        settings.Recipients.Single(r => r.Name == "board").Secrets.ShouldBe(["whsec_" + Convert.ToBase64String(new byte[32])]);
        var shown = $"{settings} {string.Join(' ', settings.Recipients)}";
        shown.ShouldNotContain("pass-word");
        shown.ShouldNotContain("robot-key");
        shown.ShouldNotContain("whsec_");
    }

    [Theory]
    [InlineData("""{ "recipents": [] }""", "recipents", "docs/notices.md")]
    [InlineData("""{ "recipients": [{ "name": "Büro", "email": "o@b.example" }] }""", "$.recipients[0].name", "lower-case letters")]
    [InlineData("""{ "recipients": [{ "name": "office" }] }""", "$.recipients[0]: one of email, webhook, dingtalk, feishu, wecom", "two recipients")]
    [InlineData("""{ "recipients": [{ "name": "office", "email": "Office <o@b.example>" }] }""", "$.recipients[0].email", "the bare address")]
    [InlineData("""{ "recipients": [{ "name": "office", "email": "o@b.example", "language": "de" }] }""", "$.recipients[0].language", "zh or en")]
    [InlineData(
        """{ "recipients": [{ "name": "office", "email": "o@b.example", "stages": ["sigend"] }] }""", "$.recipients[0].stages: 'sigend'",
        "proposed, negotiated, signed")]
    [InlineData("""{ "recipients": [{ "name": "office", "email": "o@b.example" }] }""", "$.smtp.host", "AGREEMENTS_SMTP_HOST")]
    [InlineData(
        """{ "recipients": [{ "name": "board", "webhook": "ftp://b.example/", "secret": "whsec_short" }] }""", "$.recipients[0].webhook",
        "https://robot.example")]
    [InlineData(
        """{ "recipients": [{ "name": "board-1", "webhook": "https://b.example/", "secret": "whsec_short" }] }""", "$.recipients[0].secret",
        "AGREEMENTS_NOTICE_SECRET_BOARD_1")]
    [InlineData(
        """{ "smtp": { "host": "m.example", "from": "a@b.example", "tls": "ssl" }, "recipients": [{ "name": "office", "email": "o@b.example" }] }""",
        "$.smtp.tls: 'ssl' 不是", "implicit (port 465)")]
    [InlineData(
        """{ "smtp": { "host": "m.example", "from": "a@b.example", "tls": "none", "user": "u", "passwordFile": "/dev/null" },"""
            + """ "recipients": [{ "name": "office", "email": "o@b.example" }] }""",
        "$.smtp.tls: the password would cross", "starttls")]
    [InlineData(
        """{ "smtp": { "host": "m.example", "from": "a@b.example", "user": "u" }, "recipients": [{ "name": "office", "email": "o@b.example" }] }""",
        "$.smtp.user: there is no password", "AGREEMENTS_SMTP_PASSWORD")]
    [InlineData(
        $$"""
        { "recipients": [{ "name": "board", "webhook": "https://b.example/", "secret": "{{NoticeHost.Key}} {{NoticeHost.OtherKey}} {{NoticeHost.Key}}" }] }
        """, "$.recipients[0].secret: there are more than 2", "the new one and the old one")]
    [InlineData(
        $$"""{ "recipients": [{ "name": "board", "webhook": "https://b.example/", "secret": "{{NoticeHost.Key}} whsec_short" }] }""",
        "$.recipients[0].secret: it is no key", "whsec_$(openssl")]
    [InlineData("""{ "retryAfterSeconds": [5, 1], "recipients": [] }""", "$.retryAfterSeconds", "ascending")]
    [InlineData("""{ "recipients": [{ "name": "group", "wecom": "https://r.example/", "secret": "s" }] }""", "$.recipients[0].secret", "remove it")]
    [InlineData("""{ "recipients": [{ "name": "group", "feishu": "https://r.example/", "secret": "s t" }] }""", "$.recipients[0].secret", "or none")]
    [InlineData("""{ "recipients": [{ "name": "group", "dingtalk": "r.example" }] }""", "$.recipients[0].dingtalk", "the whole address")]
    [InlineData("""{ "recipients": [{ "name": "group", "wecom": "https://r.example/", "topics": ["news"] }] }""", "$.recipients[0].topics", "stage-entered")]
    public async Task What_cannot_be_used_is_told_with_place_and_cure(string file, string place, string cure)
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync(file));
        thrown.Message.ShouldContain(place);
        thrown.Message.ShouldContain(cure);
        thrown.Message.ShouldContain("AGREEMENTS_NOTICES");
    }

    [Fact]
    public async Task A_robot_is_named_like_any_other_and_hears_what_it_asks_for_or_how_agreements_move()
    {
        var settings = await ReadAsync(
            """
            { "recipients": [{ "name": "group", "feishu": "https://r.example/hook", "secret": "s", "language": "en", "stages": ["signed"] },
                             { "name": "due", "wecom": "https://r.example/key", "topics": ["due-soon", "overdue"] }] }
            """);
        var group = settings.Recipients[0];
        (group.Channel, group.Language, group.Institution).ShouldBe((EndpointChannel.Feishu, "en", null));
        group.Stages.ShouldBe([Stage.Signed]);
        group.Topics!.ShouldContain(Topic.StageEntered);
        group.Topics!.ShouldNotContain(Topic.DueSoon);
        settings.Recipients[1].Topics.ShouldBe([Topic.DueSoon, Topic.Overdue]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_no_address_of_a_webhook_is_repeated()
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync(
            $$"""{ "recipients": [{ "name": "a", "webhook": "robot-key" }, {{Board}}, {{Board}}] }"""));
        thrown.Message.ShouldContain("$.recipients[0].webhook");
        thrown.Message.ShouldContain("$.recipients[0].secret");
        thrown.Message.ShouldContain("'board' is named 2 times");
        thrown.Message.ShouldNotContain("robot-key");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("AGREEMENTS_NOTICES", "/nowhere/notices.json")]).Build();
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => Task.FromResult(NoticeSettings.From(configuration)));
        thrown.Message.ShouldContain("/nowhere/notices.json");
    }

    private static async Task<NoticeSettings> ReadAsync(string? file, params (string Name, string Value)[] environment)
    {
        var said = environment.Select(e => new KeyValuePair<string, string?>(e.Name, e.Value)).ToList();
        if (file is not null)
        {
            said.Add(new("AGREEMENTS_NOTICES", await NoticeHost.WriteAsync(file)));
        }

        return NoticeSettings.From(new ConfigurationBuilder().AddInMemoryCollection(said).Build());
    }
}
