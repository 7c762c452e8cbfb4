using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Pages;
using Ical.Net.CalendarComponents;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Calendars;

/// <summary>What calendar programs get at secret addresses, for how long, and what stays behind of the secret.</summary>
public sealed partial class CalendarFeedTests(CalendarScene scene) : IClassFixture<CalendarScene>, IDisposable
{
    private const string Subscriptions = "/calendar/subscriptions";

    private readonly HttpClient _program = new();

    private AccountsServer Server => scene.Server;

    public void Dispose()
    {
        Server.Clock.Ahead = TimeSpan.Zero;
        _program.Dispose();
    }

    [Fact]
    public async Task An_address_of_ones_own_answers_anybody_with_days_that_calendar_programs_read()
    {
        await ReachMarchAsync();
        var address = await MadeAsync(await Server.MadeAsync(), ("about", "mine"), ("language", "zh-CN"));
        address.Query.Length.ShouldBeGreaterThan("?key=".Length + 42, "256 bits");
        var events = await EventsAsync(address);

        var exact = events["承诺到期：建成实训车间"];
        (exact.Start!.HasTime, exact.Start.Date, exact.End!.Date).ShouldBe((false, new DateOnly(2035, 3, 15), new DateOnly(2035, 3, 16)));
        exact.Url!.AbsolutePath.ShouldBe($"/agreements/{CalendarScene.Shared}");
        exact.Transparency.ShouldBe(Ical.Net.TransparencyType.Transparent);
        exact.DtStamp!.AsUtc.ShouldBe(exact.LastModified!.AsUtc);
        var council = events["理事会会议"];
        (council.Start!.Date, council.End!.Date).ShouldBe((new DateOnly(2035, 3, 27), new DateOnly(2035, 3, 29)), "the end is the day after");
        var month = events["承诺到期：互派教师（2035年3月，具体日期不详）"];
        (month.Start!.Date, month.End!.Date).ShouldBe((new DateOnly(2035, 3, 1), new DateOnly(2035, 4, 1)));
        events["承诺到期：联合招生（2035年，具体日期不详）"].Start!.Date.ShouldBe(new DateOnly(2035, 12, 31), "a year does not cover the calendar");
        var opening = events["开工典礼"];
        (opening.Start!.TzId, opening.Start.Time).ShouldBe(("Asia/Shanghai", new TimeOnly(9, 30)));
        opening.Start.AsUtc.ShouldBe(new DateTime(2035, 3, 5, 1, 30, 0, DateTimeKind.Utc));
        events.Keys.ShouldContain("协议最后一日：共建实训基地协议");
        events.Keys.ShouldAllBe(k => !k.Contains(CalendarScene.Hidden) && !k.Contains("常年往来") && !k.Contains("开放图书馆"));
    }

    [Fact]
    public async Task The_file_is_folded_at_75_octets_between_characters_and_says_what_it_is()
    {
        await ReachMarchAsync();
        var answer = await _program.GetAsync(await MadeAsync(await Server.MadeAsync(), ("about", "mine"), ("language", "zh-CN")));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = Lines(bytes).ToArray();
        lines.ShouldAllBe(l => l.Length <= 75);
        // Each piece alone is whole characters.
        lines.Select(strict.GetString).Count(l => l.StartsWith(' ')).ShouldBeGreaterThan(0);
        var text = strict.GetString(bytes);
        text.ShouldContain("X-WR-CALNAME:我的协议日历\r\n");
        text.ShouldContain("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n");
        text.ShouldContain("DTSTART;VALUE=DATE:20350315\r\n");
        text.ShouldContain("DTEND;VALUE=DATE:20350316\r\n");
        text.ShouldContain("DTSTART;TZID=Asia/Shanghai:20350305T093000\r\n");
        text.ShouldContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n");
    }

    [Fact]
    public async Task Uids_stay_when_days_move_and_what_has_not_changed_is_not_sent_again()
    {
        await ReachMarchAsync();
        var address = await MadeAsync(await Server.MadeAsync(), ("about", "agreement"), ("agreement", CalendarScene.Shared.ToString()), ("language", "en"));
        var first = await _program.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await _program.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        var before = (await EventsAsync(address)).Values.ToDictionary(e => e.Uid!, e => (e.Summary, e.Start!.Date, e.Sequence));
        before.Values.ShouldContain(e => e.Summary == "Last day of an agreement: Agreement on a shared training base");
        before.Values.ShouldAllBe(e => e.Summary != "开工典礼", "that is not about the agreement");
        await scene.RescheduleAsync("long", "2035-03-19");
        await Server.CaughtUpAsync();
        var after = (await EventsAsync(address)).Values.ToDictionary(e => e.Uid!, e => (e.Summary, e.Start!.Date, e.Sequence));
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        var moved = after.Single(e => e.Value.Date == new DateOnly(2035, 3, 19));
        moved.Value.Sequence.ShouldBeGreaterThan(before[moved.Key].Sequence);
        await scene.RescheduleAsync("long", "2035-03-18");
        await Server.CaughtUpAsync();
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_stands_in_no_table()
    {
        var name = await Server.MadeAsync();
        var address = await MadeAsync(name, ("about", "mine"));
        var secret = address.Query["?key=".Length..];
        await _program.GetAsync(address);
        using var desk = await Server.SignedInAsync(name);
        (await desk.TextAsync(Subscriptions)).ShouldNotContain(secret);
        foreach (var table in new[] { "accounts.calendar_feeds", "accounts.changes", "access.log" })
        {
            (await Server.Database.ScalarAsync<long>($"select count(*) from {table} t where t::text like '%{secret}%'")).ShouldBe(0, table);
        }

        const string Read = "what = '/calendar/feed.ics' and kind = 'export' and proof = 'calendar'";
        (await Server.Database.ScalarAsync<long>($"select count(*) from access.log where account = '{name}' and {Read}")).ShouldBe(1);
        (await desk.TextAsync("/account")).ShouldContain("新建日历订阅地址");
    }

    [Fact]
    public async Task It_ends_when_its_owner_ends_it_and_an_unknown_one_is_answered_alike()
    {
        var name = await Server.MadeAsync();
        var address = await MadeAsync(name, ("about", "mine"));
        using var desk = await Server.SignedInAsync(name);
        var number = Number().Match(await desk.TextAsync(Subscriptions)).Groups[1].Value;
        using var other = await CalendarPageTests.SignedInAsync(scene);
        await other.SendAsync(Subscriptions, Subscriptions + "/end", ("number", number));
        (await _program.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, "another's is not to be ended");
        await desk.SendAsync(Subscriptions, Subscriptions + "/end", ("number", number));
        var ended = await _program.GetAsync(address);
        var unknown = await _program.GetAsync(new Uri(Server.Address, "/calendar/feed.ics?key=" + new string('a', 43)));
        (ended.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        Plain(await ended.Content.ReadAsStringAsync()).ShouldBe(Plain(await unknown.Content.ReadAsStringAsync()));
        (await _program.GetAsync(new Uri(Server.Address, "/calendar/feed.ics"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_address_for_the_same_ends_the_former_one()
    {
        var name = await Server.MadeAsync();
        var former = await MadeAsync(name, ("about", "mine"));
        var present = await MadeAsync(name, ("about", "mine"), ("language", "en"));
        (await _program.GetAsync(former)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _program.GetAsync(present)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_with_the_account_and_with_the_role_in_which_it_was_made()
    {
        var disabled = await Server.MadeAsync();
        var address = await MadeAsync(disabled, ("about", "mine"));
        (await Server.AskAsync(d => d.DisableAsync("test", disabled))).Refusal.ShouldBeNull();
        (await _program.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var moved = await Server.MadeAsync();
        address = await MadeAsync(moved, ("about", "mine"));
        (await Server.AskAsync(d => d.GrantAsync("test", moved, new NewGrant(ActingRole.Coordinator, "jiangbei-edu")))).Refusal.ShouldBeNull();
        (await _program.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var grant = await Server.Database.ScalarAsync<long>($"select id from accounts.grants where account = '{moved}' and institution = 'qingyang-edu'");
        (await Server.AskAsync(d => d.EndGrantAsync("test", moved, grant))).Refusal.ShouldBeNull();
        (await _program.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another role is another sight");
        using var desk = await Server.SignedInAsync(moved);
        (await desk.TextAsync(Subscriptions)).ShouldContain("角色已结束，地址失效");
    }

    [Fact]
    public async Task What_is_out_of_sight_cannot_be_subscribed_to_and_a_secret_opens_nothing_else()
    {
        var name = await Server.MadeAsync();
        using var desk = await Server.SignedInAsync(name);
        var refused = await desk.SendAsync(Subscriptions, Subscriptions, ("about", "agreement"), ("agreement", CalendarScene.OfOthers.ToString()));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        text.ShouldContain("没有这份协议");
        text.ShouldNotContain(CalendarScene.Hidden);
        var secret = (await MadeAsync(name, ("about", "mine"))).Query;
        (await _program.GetAsync(new Uri(Server.Address, "/api/v1/calendar" + secret))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var administrator = await Server.SignedInAsync(await Server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        (await administrator.SendAsync(Subscriptions, Subscriptions, ("about", "mine"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_days_of_an_institution_are_those_of_what_its_reader_sees()
    {
        await ReachMarchAsync();
        var address = await MadeAsync(await Server.MadeAsync(), ("about", "institution"), ("institution", "qingsu"));
        (await EventsAsync(address)).Keys.ShouldContain("承诺到期：建成实训车间");
        address = await MadeAsync(await Server.MadeAsync(), ("about", "institution"), ("institution", "cq-women"));
        (await EventsAsync(address)).ShouldBeEmpty();
        using var desk = await CalendarPageTests.SignedInAsync(scene);
        (await desk.SendAsync(Subscriptions, Subscriptions, ("about", "institution"), ("institution", "无此单位"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_dates_of_one_agreement_are_a_file_for_whoever_sees_it()
    {
        var program = Server.Program("test-key-coordinator");
        var file = await program.GetStringAsync(new Uri($"/api/v1/agreements/{CalendarScene.Shared}/dates.ics?lang=en", UriKind.Relative));
        Ical.Net.Calendar.Load(file)!.Events.Count.ShouldBe(8);
        (await program.GetAsync($"/api/v1/agreements/{CalendarScene.OfOthers}/dates.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync($"/api/v1/agreements/{CalendarScene.Shared}/dates.ics?lang=fr")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Calendars look two years ahead: the clock is set to the year before. Sessions begin under it.</summary>
    private Task ReachMarchAsync()
    {
        Server.Clock.Ahead = new DateTimeOffset(2034, 6, 1, 0, 0, 0, TimeSpan.Zero) - DateTimeOffset.UtcNow;
        return Task.CompletedTask;
    }

    private async Task<Uri> MadeAsync(string name, params (string Name, string Value)[] asked)
    {
        using var desk = await Server.SignedInAsync(name);
        var answer = await desk.SendAsync(Subscriptions, Subscriptions, asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return new Uri(Address().Match(await desk.TextAsync(Subscriptions)).Groups[1].Value);
    }

    private async Task<Dictionary<string, CalendarEvent>> EventsAsync(Uri address)
    {
        var file = await _program.GetStringAsync(address);
        return Ical.Net.Calendar.Load(file)!.Events.ToDictionary(e => e.Summary!, e => e);
    }

    private static string Plain(string problem) => Trace().Replace(problem, "");

    private static IEnumerable<byte[]> Lines(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var end = file.AsSpan(at).IndexOf("\r\n"u8);
            yield return file[at..(at + end)];
            at += end + 2;
        }
    }

    [GeneratedRegex("<code class=\"once\">([^<]+)</code>")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"number\" value=\"([0-9]+)\"")]
    private static partial Regex Number();

    [GeneratedRegex("\"(traceId|requestId)\":\"[^\"]*\",?")]
    private static partial Regex Trace();
}
