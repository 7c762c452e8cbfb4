using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Tests.Notices;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Notifying;

/// <summary>Webhooks, chat robots and group mailboxes that administrators add: what they are sent, and what becomes of those that fail.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private readonly NotifyingServer _server = new() { Retries = "[0.05, 0.1, 0.2]" };
    private WebhookSink _web = null!;

    private EndpointStore Store => _server.Server.Services.GetRequiredService<EndpointStore>();

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _web = await WebhookSink.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_gets_a_signed_cloud_event_of_what_its_institution_may_see()
    {
        await AddAsync("board", EndpointChannel.Webhook, "/board", secrets: [NoticeHost.OtherKey, NoticeHost.Key]);
        await AddAsync("blind", EndpointChannel.Webhook, "/blind", "cq-edu", [NoticeHost.Key]);
        await AddAsync("other-kind", EndpointChannel.Webhook, "/other", secrets: [NoticeHost.Key], kinds: [AgreementKind.Consortium]);
        var agreement = await _server.ProposedAsync();
        await _server.ToldAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(!_web.Requests.IsEmpty), "the webhook");

        var request = _web.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/board");
        (request.IsSignedWith(NoticeHost.Key), request.IsSignedWith(NoticeHost.OtherKey)).ShouldBe((true, true));
        request.Headers["content-type"].ShouldStartWith("application/cloudevents+json");
        var told = request.Json;
        string Of(string name) => told.GetProperty(name).GetString()!;
        (Of("specversion"), Of("type"), Of("subject"), Of("source"))
            .ShouldBe(("1.0", "agreement.stage_entered", $"{agreement}", "https://agreements.example/"));
        Of("id").ShouldBe(request.Id);
        request.Id.ShouldNotContain('.');
        told.GetProperty("data").GetProperty("facts").GetProperty("stage").GetString().ShouldBe("proposed");
        told.GetProperty("data").GetProperty("page").GetString().ShouldBe($"https://agreements.example/agreements/{agreement}");
    }

    [Fact]
    public async Task An_endpoint_that_fails_is_asked_again_under_the_same_id_and_holds_up_nobody()
    {
        await AddAsync("failing", EndpointChannel.Webhook, "/failing", secrets: [NoticeHost.Key]);
        await AddAsync("well", EndpointChannel.Webhook, "/well", secrets: [NoticeHost.Key]);
        _web.Answer = (r, _) => Task.FromResult(r.Path == "/failing" && _web.Requests.Count(x => x.Path == "/failing") < 3 ? 500 : 204);
        await _server.ProposedAsync();
        await Eventually.HoldsAsync(async () => await StateAsync("failing") == "sent", "the third attempt", 60);

        _web.Requests.Count(r => r.Path == "/well").ShouldBe(1);
        _web.Requests.Where(r => r.Path == "/failing").Select(r => r.Id).Distinct().ShouldHaveSingleItem();
        (await _server.Database.ScalarAsync<int>("select attempts from notifications.deliveries where recipient = 'endpoint:failing'")).ShouldBe(3);
        (await Store.AllAsync(CancellationToken.None)).Single(e => e.Name == "failing").FailingSince.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_is_gone_is_off_its_maker_is_told_and_it_gets_what_it_missed_once_it_is_on()
    {
        var administrator = await _server.PersonAsync(ActingRole.Administrator, "cq-edu");
        await AddAsync("gone", EndpointChannel.Webhook, "/gone", secrets: [NoticeHost.Key], by: administrator);
        _web.Answer = (_, _) => Task.FromResult(410);
        await _server.ProposedAsync();
        await Eventually.HoldsAsync(async () => await StateAsync("gone") == "failed" && _server.MailsTo(administrator).Length == 1, "off, and told", 60);
        await _server.ProposedAsync();
        await _server.ToldAsync();
        await Eventually.HoldsAsync(() => CountAsync("failed", 2), "the second is kept");

        _web.Requests.Count.ShouldBe(1);
        _server.MailsTo(administrator).Single().Subject.ShouldContain("“gone”应答“不再接收”（410），已停用");
        _web.Answer = (_, _) => Task.FromResult(204);
        using var program = _server.Server.Program("test-key-administrator");
        (await program.PostAsync("/api/v1/operations/notification-endpoints/gone/on", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(() => CountAsync("sent", 2), "both arrive");
        _web.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_has_taken_nothing_for_five_days_is_off()
    {
        await AddAsync("silent", EndpointChannel.Webhook, "/silent", secrets: [NoticeHost.Key]);
        _web.Answer = (_, _) => Task.FromResult(503);
        await _server.Database.ExecuteAsync(
            $"update notifications.endpoints set failing_since = '{NotifyingServer.First.AddDays(-6):yyyy-MM-dd}' where name = 'silent'");
        await _server.ProposedAsync();
        await Eventually.HoldsAsync(
            async () => (await Store.AllAsync(CancellationToken.None)).Single().OffWhy == "failing", "off", 60);
        // It is off first, and its maker is told right after.
        await Eventually.HoldsAsync(
            () => _server.Database.ScalarAsync<bool>("select exists (select from notifications.causes where topic = 'endpoint-stopped')"), "it is told");
        (await _server.Database.ScalarAsync<long>("select count(*) from notifications.causes where topic = 'endpoint-stopped'")).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_a_private_address_nor_a_redirect_to_another_leads_anywhere()
    {
        await Store.SaveAsync(
            new NewEndpoint("private", EndpointChannel.Webhook, $"{_web.Url}/private", "qingyang-edu", [NoticeHost.Key]), "test", CancellationToken.None);
        await AddAsync("turned", EndpointChannel.Webhook, "/turned", secrets: [NoticeHost.Key]);
        _web.Answer = (_, _) => Task.FromResult(302);
        await _server.ProposedAsync();
        await Eventually.HoldsAsync(async () => await StateAsync("private") == "failed" && await StateAsync("turned") == "failed", "both fail", 60);

        _web.Requests.ShouldAllBe(r => r.Path == "/turned");
        (await _server.Database.ScalarAsync<string>("select answer from notifications.deliveries where recipient = 'endpoint:private'"))!
            .ShouldContain("private network");
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("64:ff9b::808:808", true)]
    public void What_is_public_is_known_by_the_address(string address, bool isPublic) => GuardedHttp.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task Robots_are_signed_as_their_makers_ask_and_never_asked_more_often_than_they_allow()
    {
        await AddAsync("dingtalk", EndpointChannel.Dingtalk, "/dingtalk?access_token=a", secrets: ["SECsecret"], topics: [Topic.StageEntered]);
        await AddAsync("feishu", EndpointChannel.Feishu, "/feishu", secrets: ["secret"], topics: [Topic.StageEntered]);
        await AddAsync("wecom", EndpointChannel.Wecom, "/wecom?key=k", topics: [Topic.StageEntered]);
        _web.Answer = (_, _) => Task.FromResult(200);
        _web.Says = r => r.Path == "/feishu" ? """{"code":0,"msg":"success"}""" : """{"errcode":0,"errmsg":"ok"}""";
        for (var i = 0; i < 60; i++)
        {
            await _server.ProposedAsync(title: $"第{i:d2}份协议");
        }

        await Eventually.HoldsAsync(
            () => _server.Database.ScalarAsync<bool>("select count(*) = 180 from notifications.deliveries where channel <> 'mail' and state = 'sent'"),
            "all are told", 120);
        foreach (var path in new[] { "/dingtalk", "/feishu", "/wecom" })
        {
            var said = string.Concat(_web.Requests.Where(r => r.Path == path).Select(r => r.Json.GetRawText()).Select(Regex.Unescape));
            Regex.Matches(said, "第(\\d+)份协议").Select(m => m.Groups[1].Value).Order().ShouldBe(Enumerable.Range(0, 60).Select(i => $"{i:d2}"), path);
            // Each group was told in far fewer messages than there were notifications.
            _web.Requests.Count(r => r.Path == path).ShouldBeLessThanOrEqualTo(path == "/feishu" ? 60 : 20);
        }

        var feishu = _web.Requests.Where(r => r.Path == "/feishu").Select(r => r.At).Order().ToArray();
        feishu.Zip(feishu.Skip(5), (first, sixth) => sixth - first).ShouldAllBe(gap => gap >= TimeSpan.FromSeconds(1));

        var ding = _web.Requests.First(r => r.Path == "/dingtalk");
        var query = System.Web.HttpUtility.ParseQueryString(ding.Query);
        query["sign"].ShouldBe(Convert.ToBase64String(HMACSHA256.HashData("SECsecret"u8, Encoding.UTF8.GetBytes($"{query["timestamp"]}\nSECsecret"))));
        ding.Json.GetProperty("markdown").GetProperty("text").GetString()!.ShouldContain("已提出");
        var fei = _web.Requests.First(r => r.Path == "/feishu").Json;
        fei.GetProperty("sign").GetString().ShouldBe(Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{fei.GetProperty("timestamp").GetString()}\nsecret"), ReadOnlySpan<byte>.Empty)));
        _web.Requests.First(r => r.Path == "/wecom").Json.GetProperty("msgtype").GetString().ShouldBe("markdown");
    }

    [Fact]
    public async Task One_that_names_nobody_of_the_directory_is_refused_with_the_cure()
    {
        var asked = new NewEndpoint("board", EndpointChannel.Mail, "a@b.example", "nobody-edu");
        (await Store.SaveAsync(asked, "test", CancellationToken.None)).ShouldNotBeNull().Zh.ShouldContain("名录中没有“nobody-edu”");
        (await Store.SaveAsync(asked with { Institution = "cq-edu", Institutions = ["qingsu", "no-body"] }, "test", CancellationToken.None))
            .ShouldNotBeNull().En!.ShouldContain("institutions: the directory has no 'no-body'");
        (await Store.AllAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_is_told_to_an_endpoint_and_how_it_went_is_in_the_log()
    {
        await AddAsync("board", EndpointChannel.Webhook, "/board", secrets: [NoticeHost.Key], topics: [Topic.Terminated]);
        using var program = _server.Server.Program("test-key-administrator");
        (await program.PostAsync("/api/v1/operations/notification-endpoints/board/test", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await program.PostAsync("/api/v1/operations/notification-endpoints/nobody/test", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.HoldsAsync(async () => await StateAsync("board") == "sent", "the test");
        _web.Requests.ShouldHaveSingleItem().Json.GetProperty("type").GetString().ShouldBe("agreement.test");
        (await program.GetStringAsync("/api/v1/notification-log?recipient=endpoint:board")).ShouldContain("\"sent\"");
    }

    [Fact]
    public async Task One_that_hangs_holds_up_nobody()
    {
        foreach (var name in new[] { "hanging-1", "hanging-2", "hanging-3", "well" })
        {
            await AddAsync(name, EndpointChannel.Webhook, $"/{name}", secrets: [NoticeHost.Key], topics: [Topic.StageEntered]);
        }

        var end = new TaskCompletionSource();
        _web.Answer = async (r, hungUp) =>
        {
            await (r.Path == "/well" ? Task.CompletedTask : end.Task.WaitAsync(hungUp));
            return 204;
        };
        for (var i = 0; i < 40; i++)
        {
            await _server.ProposedAsync(title: $"第{i}份协议");
        }

        await Eventually.HoldsAsync(() => Task.FromResult(_web.Requests.Count(r => r.Path == "/well") == 40), "all of the one that is well", 15);
        _web.Requests.Count(r => r.Path != "/well").ShouldBeLessThanOrEqualTo(3 * 8);
        end.SetResult();
        await Eventually.HoldsAsync(
            () => _server.Database.ScalarAsync<bool>("select count(*) = 160 from notifications.deliveries where channel <> 'mail' and state = 'sent'"),
            "all of the others, once they answer", 60);
        _web.Requests.Select(r => (r.Path, r.Id)).ShouldBeUnique();
    }

    [Fact]
    public async Task Neither_address_nor_key_is_shown_or_kept_in_the_clear()
    {
        await AddAsync("board", EndpointChannel.Webhook, "/board/robot-token", secrets: [NoticeHost.Key]);
        using var program = _server.Server.Program("test-key-administrator");
        var shown = await program.GetStringAsync("/api/v1/operations/notification-endpoints");
        shown.ShouldContain("127.0.0.1");
        shown.ShouldNotContain("robot-token");
        (await _server.Database.ScalarAsync<string>("select address || secrets::text from notifications.endpoints"))!.ShouldNotContain("token");
    }

    private async Task AddAsync(
        string name, EndpointChannel channel, string path, string institution = "qingyang-edu", IReadOnlyList<string>? secrets = null,
        IReadOnlyList<Topic>? topics = null, IReadOnlyList<AgreementKind>? kinds = null, string by = "test")
    {
        var asked = new NewEndpoint(name, channel, _web.Url + path, institution, secrets, topics, kinds, AllowsPrivate: true);
        EndpointStore.FaultOf(asked).ShouldBeNull();
        (await Store.SaveAsync(asked, by, CancellationToken.None)).ShouldBeNull();
    }

    private Task<string?> StateAsync(string endpoint) =>
        _server.Database.ScalarAsync<string>($"select max(state) from notifications.deliveries where recipient = 'endpoint:{endpoint}'");

    private Task<bool> CountAsync(string state, int count) =>
        _server.Database.ScalarAsync<bool>($"select count(*) = {count} from notifications.deliveries where state = '{state}' and channel <> 'mail'");
}
