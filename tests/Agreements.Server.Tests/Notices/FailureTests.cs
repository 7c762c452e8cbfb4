using Agreements.Server.Commands;
using Agreements.Server.Notifications;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Observability;
using Agreements.Server.Storage;
using Agreements.Server.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;
using System.Diagnostics.Metrics;
using System.Globalization;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Persistence.Durability;
using MailServer = Agreements.Server.Notifications.SmtpServer;

namespace Agreements.Server.Tests.Notices;

[Collection(NoticeCollection.Name)]
public sealed class FailureTests(NoticeFixture fixture) : IClassFixture<NoticeFixture>
{
    [Fact]
    public async Task A_webhook_that_fails_twice_is_told_the_same_notice_again_and_the_others_only_once()
    {
        using var counted = new Counted(Telemetry.NoticesSentName, Telemetry.NoticesFailedName);
        fixture.Web.Answer = (r, _) => Task.FromResult(r.Path == "/board" && fixture.Web.Of("/board", r.Agreement).Count <= 2 ? 503 : 204);
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 3), "the third attempt");
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail");

        var attempts = fixture.Web.Of("/board", id);
        attempts.Select(r => r.Id).Distinct().ShouldHaveSingleItem();
        attempts.Select(r => Convert.ToHexString(r.Body)).Distinct().ShouldHaveSingleItem();
        attempts.ShouldAllBe(r => r.IsSignedWith(NoticeHost.Key));
        fixture.Web.Of("/archive", id).Count.ShouldBe(1);
        await Eventually.HoldsAsync(
            () => Task.FromResult(counted[Telemetry.NoticesSentName] >= 3 && counted[Telemetry.NoticesFailedName] >= 2),
            "two failures and three successes to be counted");
    }

    [Fact]
    public async Task A_mail_that_asks_for_tls_is_not_sent_without()
    {
        var settings = new NoticeSettings(
            null, new MailServer("127.0.0.1", fixture.Mail.Port, SmtpTls.StartTls, null, null, new MailboxAddress("", "a@b.example")), [], []);
        using var mail = new MimeMessage(
            [new MailboxAddress("", "a@b.example")], [new MailboxAddress("", "tls@bureau.example")], "试", new TextPart("plain") { Text = "试" });

        await Should.ThrowAsync<NoticeDelayedException>(() => new Mails(new SmtpTransport(settings)).SendAsync(mail, "tls-office", CancellationToken.None));
        fixture.Mail.Offered.ShouldNotContain(m => m.To == "tls@bureau.example");
    }

    [Fact]
    public async Task A_mail_taken_late_has_the_message_id_of_its_first_attempt()
    {
        fixture.Mail.AfterData = m => fixture.Mail.Offered.Count(o => o.Header("Message-ID") == m.Header("Message-ID")) == 1 ? "451 come back later" : null;
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail at its second attempt");

        var offered = fixture.Mail.Offered.Where(m => m.Body.Contains($"/agreements/{id}", StringComparison.Ordinal)).ToArray();
        offered.Length.ShouldBe(2);
        offered[0].Header("Message-ID").ShouldBe(offered[1].Header("Message-ID"));
        fixture.Mail.AfterData = _ => null;
    }

    [Fact]
    public async Task A_dead_webhook_becomes_a_dead_letter_and_arrives_when_replayed_while_others_were_told()
    {
        fixture.Web.Answer = (r, _) => Task.FromResult(r.Path == "/board" ? 500 : 204);
        var dead = await fixture.DeadLettersAsync();
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == dead + 1, "the dead letter");

        fixture.Web.Of("/board", id).Count.ShouldBe(4);
        fixture.Web.Of("/archive", id).Count.ShouldBe(1);
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail, whatever the webhook does");
        (await fixture.Database.ScalarAsync<string>("select exception_message from wolverine.wolverine_dead_letters limit 1"))
            .ShouldBe("The endpoint 'board' answered 500.");

        fixture.Web.Answer = (_, _) => Task.FromResult(204);
        await ReplayAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == 5), "the notice after its replay");
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == dead, "no dead letter any more");
        fixture.Web.Of("/board", id).Select(r => r.Id).Distinct().ShouldHaveSingleItem();
        fixture.Web.Of("/archive", id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_asked_once_and_a_redirect_is_not_followed()
    {
        fixture.Web.Answer = (r, _) => Task.FromResult(r.Path == "/board" ? 410 : 302);
        var dead = await fixture.DeadLettersAsync();
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == dead + 1 && (await OffAsync()).Length == 1, "off, and a dead letter", 60);

        fixture.Web.Of("/board", id).Count.ShouldBe(1);
        fixture.Web.Of("/archive", id).Count.ShouldBe(4);
        fixture.Web.Requests.ShouldNotContain(r => r.Path == "/elsewhere");
        fixture.Web.Answer = (_, _) => Task.FromResult(204);

        // Until somebody turns it on again it is asked nothing more, whatever it would answer.
        var next = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => fixture.Database.ScalarAsync<bool>(
            "select count(*) = 2 from notifications.deliveries where recipient = 'endpoint:board' and answer = 'off'"), "the next is kept");
        fixture.Web.Of("/board", next).ShouldBeEmpty();
        (await CommandLine.RunAsync(fixture.Database.ConnectionString, ["notices", "off", "--lang", "en"])).Output
            .ShouldContain("board: off: it says that it is gone");
        (await OffAsync()).ShouldBe(["board"]);
        (await CommandLine.RunAsync(fixture.Database.ConnectionString, ["notices", "on", "nobody"])).Code.ShouldBe(1);
        (await CommandLine.RunAsync(fixture.Database.ConnectionString, ["notices", "on", "board"])).Code.ShouldBe(0);
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.Web.Of("/board", next).Count == 1 && fixture.Web.Of("/board", id).Count == 2), "what it missed", 60);
        (await OffAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(503, "3600")]
    [InlineData(429, "3600")]
    [InlineData(503, "")]
    public async Task Who_says_when_to_come_again_is_asked_then(int status, string seconds)
    {
        var then = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(2);
        fixture.Web.Answer = (r, _) => Task.FromResult(r.Path == "/board" ? status : 204);
        fixture.Web.RetryAfter = r => r.Path != "/board" ? null : seconds.Length > 0 ? seconds : then.ToString("R", CultureInfo.InvariantCulture);
        var id = await fixture.Host.ProposeAsync();
        // The notice waits for its hour; the others were told meanwhile.
        await Eventually.HoldsAsync(() => fixture.Database.ScalarAsync<bool>(
            $"""
            select exists (select from wolverine.wolverine_incoming_envelopes m
                join notifications.deliveries d on position(d.id::text::bytea in m.body) > 0 and d.recipient = 'endpoint:board'
                join notifications.intended i on i.delivery = d.id join notifications.causes c on c.id = i.cause and c.stream = '{id}'
                where m.status = 'Scheduled' and m.execution_time {(seconds.Length > 0 ? "> now() + interval '50 minutes'"
                    : $"between '{then.AddSeconds(-5):O}' and '{then.AddSeconds(5):O}'")})
            """), "the next attempt, at its time");
        fixture.Web.Of("/board", id).Count.ShouldBe(1);
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/archive", id).Count == 1), "the other webhook");
        fixture.Web.Answer = (_, _) => Task.FromResult(204);
        fixture.Web.RetryAfter = _ => null;
    }

    [Fact]
    public void An_answer_is_waited_for_as_long_as_is_advised() =>
        GuardedHttp.LongestAnswer.ShouldBeInRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_mailbox_refused_for_good_becomes_a_dead_letter_at_once_and_arrives_when_replayed()
    {
        var attempts = 0;
        fixture.Mail.AtRecipient = to => to == "office@bureau.example" && Interlocked.Increment(ref attempts) > 0 ? "550 no such mailbox" : null;
        var dead = await fixture.DeadLettersAsync();
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == dead + 1, "the dead letter");

        attempts.ShouldBe(1);
        fixture.MailsOf(id).ShouldBeEmpty();
        fixture.Mail.AtRecipient = _ => null;
        await ReplayAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(id).Length == 1), "the mail after its replay");
    }

    /// <summary>Which are off, as health says it.</summary>
    private async Task<string[]> OffAsync() =>
        (await new ProgressReading(fixture.Host.Services.GetRequiredService<NpgsqlDataSource>()).ReadAsync(StoreSetup.ReadModelShard, CancellationToken.None))
            .WebhooksOff;

    private Task ReplayAsync() =>
        fixture.Host.Services.GetRequiredService<IMessageStore>().DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery(), CancellationToken.None);

    /// <summary>Adds up what counters of the product count meanwhile.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, long> _sums = new();

        public Counted(params string[] names)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && names.Contains(instrument.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
            _listener.Start();
        }

        public long this[string name] => _sums.GetValueOrDefault(name);

        public void Dispose() => _listener.Dispose();
    }
}
