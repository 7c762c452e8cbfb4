using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Preferences;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Agreements.Server.Tests.Notifying;

/// <summary>
/// What the calendar asks to be told, on working days at nine: reminders by the ladder of the policy, ends, silence, and what nobody has reacted to. The tests
/// of this class go through the days of one server in their own order, each with an agreement of its own.
/// </summary>
public sealed class RoundTests : IAsyncLifetime
{
    private static readonly Terms Text = new(
        new Text("携手共进", "Forward together"), Term: new Period(From: Edtf.Parse("2026-01-01"), To: Edtf.Parse("2027-03-12")));

    private static readonly Source Source = new("s1", "青羊区教育局", null, Reliability.Official);

    private readonly NotifyingServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_commitment_is_told_rung_by_rung_on_working_days_and_each_rung_once()
    {
        var (school, coordinator, approver) = (
            await _server.PersonAsync(ActingRole.Representative, "qingsu"), await _server.PersonAsync(ActingRole.Coordinator, "qingyang-edu"),
            await _server.PersonAsync(ActingRole.Approver, "qingyang-edu"));
        var agreement = await ImplementingAsync("2027-01-04");
        // A month before is a Saturday; a day before a Sunday; the due day itself a Monday on which people work.
        foreach (var day in Days("2026-12-04", "2026-12-05", "2026-12-07", "2026-12-28", "2027-01-03", "2027-01-04", "2027-01-11", "2027-02-03"))
        {
            await _server.RoundAsync(day);
            await _server.RoundAsync(day);
        }

        var due = async (string who) => (await _server.MeantAsync(who, agreement)).Where(t => t is "due-soon" or "due-today" or "overdue").ToArray();
        (await due(school)).ShouldBe(["due-soon", "due-soon", "due-today"]);
        (await due(coordinator)).ShouldBe(["overdue"]);
        (await due(approver)).ShouldBe(["overdue"]);
        (await _server.Database.ScalarAsync<string[]>(
            "select array(select day || ' ' || split_part(id, '/', 5) from notifications.causes where id like 'due/%' order by number)")).ShouldBe(
            ["2026-12-07 -30", "2026-12-28 -7", "2027-01-04 0", "2027-01-11 7", "2027-02-03 30"]);
    }

    [Fact]
    public async Task What_came_together_leaves_in_one_mail_in_the_morning_with_its_days_for_the_calendar()
    {
        var school = await _server.PersonAsync(ActingRole.Representative, "qingsu");
        await ImplementingAsync("2026-12-10");
        await ImplementingAsync("2026-12-10");
        _server.At(NotifyingServer.First.AddDays(1), new TimeOnly(15, 0));
        await _server.ToldAsync();
        _server.MailsTo(school).Where(m => m.Subject.Contains("汇总", StringComparison.Ordinal)).ShouldBeEmpty();
        await _server.RoundAsync(new DateOnly(2026, 12, 3));

        var digest = _server.MailsTo(school).Single(m => m.Subject.StartsWith("协议动态", StringComparison.Ordinal));
        digest.Subject.ShouldContain("涉及2件");
        digest.Body.ShouldContain("将于2026年12月10日到期");
        var days = digest.Message.BodyParts.OfType<MimePart>().Single(p => p.ContentType.MimeType == "text/calendar");
        using var read = new StreamReader(days.Content!.Open());
        (await read.ReadToEndAsync()).Split("BEGIN:VEVENT").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_weekly_mail_waits_for_the_first_working_day_of_a_week()
    {
        var school = await _server.PersonAsync(ActingRole.Representative, "qingsu");
        await _server.ChooseAsync(school, new Preference(TellMode.Weekly, TellMode.Weekly, TellMode.Weekly));
        await _server.ProposedAsync();
        await _server.ToldAsync();
        await _server.RoundAsync(new DateOnly(2026, 12, 3));
        _server.MailsTo(school).ShouldBeEmpty();
        // A round on a Saturday is none.
        await _server.RoundAsync(new DateOnly(2026, 12, 5));
        _server.MailsTo(school).ShouldBeEmpty();
        await _server.RoundAsync(new DateOnly(2026, 12, 7));
        _server.MailsTo(school).ShouldHaveSingleItem().Subject.ShouldContain("协议动态");
    }

    [Fact]
    public async Task Silence_is_followed_up_and_goes_above_until_somebody_acknowledges()
    {
        var (school, other, approver) = (
            await _server.PersonAsync(ActingRole.Representative, "qingsu"), await _server.PersonAsync(ActingRole.Representative, "cq-women"),
            await _server.PersonAsync(ActingRole.Approver, "qingyang-edu"));
        var agreement = await _server.ProposedAsync();
        await _server.SendAsync(agreement, new ReviseTerms(Text));
        await _server.ToldAsync();
        await _server.DateAsync(NotifyingServer.First);
        var inboxes = _server.Server.Services.GetRequiredService<Inboxes>();
        var asked = (await inboxes.PageAsync(other, InboxOnly.Open, agreement, null, 10, CancellationToken.None)).Items.ShouldHaveSingleItem();
        (await inboxes.AcknowledgeAsync(other, asked.Number, CancellationToken.None)).ShouldBeTrue();
        // Five working days after the Wednesday, and ten.
        foreach (var day in Days("2026-12-08", "2026-12-09", "2026-12-15", "2026-12-16", "2026-12-17"))
        {
            await _server.RoundAsync(day);
        }

        (await _server.MeantAsync(school, agreement)).Count(t => t == "consent-awaited").ShouldBe(3);
        (await _server.MeantAsync(other, agreement)).Count(t => t == "consent-awaited").ShouldBe(1);
        (await _server.MeantAsync(approver, agreement)).ShouldBe(["consent-awaited"]);
        (await _server.Database.ScalarAsync<string[]>(
            "select array(select day::text from notifications.causes where facts->>'rung' is not null order by number)"))
            .ShouldBe(["2026-12-09", "2026-12-16"]);
    }

    [Fact]
    public async Task Bureaus_say_after_how_many_days_and_the_most_impatient_counts()
    {
        var approver = await _server.PersonAsync(ActingRole.Approver, "qingyang-edu");
        var school = await _server.PersonAsync(ActingRole.Representative, "qingsu");
        var followUps = _server.Server.Services.GetRequiredService<FollowUps>();
        await followUps.SaveAsync("qingyang-edu", new FollowUpDays(4, 9), "test", CancellationToken.None);
        await followUps.SaveAsync("jiangbei-edu", new FollowUpDays(2, 3), "test", CancellationToken.None);
        await followUps.SaveAsync("cq-edu", new FollowUpDays(1, 1), "test", CancellationToken.None);
        new FollowUpDays(3, 2).Fault().ShouldNotBeNull();
        var agreement = await _server.ProposedAsync();
        await _server.SendAsync(agreement, new ReviseTerms(Text));
        await _server.ToldAsync();
        await _server.DateAsync(NotifyingServer.First);
        foreach (var day in Days("2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"))
        {
            await _server.RoundAsync(day);
        }

        // Two working days after the Wednesday, and three; of a bureau that does not see it nobody asks.
        (await _server.Database.ScalarAsync<string[]>(
            "select array(select distinct day || ' ' || (facts->>'rung') from notifications.causes where facts->>'rung' is not null order by 1)"))
            .ShouldBe(["2026-12-04 1", "2026-12-07 2"]);
        (await _server.MeantAsync(approver, agreement)).ShouldContain("consent-awaited");
        (await _server.MeantAsync(school, agreement)).Count(t => t == "consent-awaited").ShouldBeGreaterThan(1);
        await followUps.SaveAsync("jiangbei-edu", FollowUpDays.Usual, "test", CancellationToken.None);
        (await followUps.FindAsync("jiangbei-edu", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_end_is_told_to_all_and_a_sleeping_agreement_to_those_who_can_wake_it()
    {
        var (school, coordinator) = (
            await _server.PersonAsync(ActingRole.Representative, "qingsu"), await _server.PersonAsync(ActingRole.Coordinator, "qingyang-edu"));
        var agreement = await ImplementingAsync(null);
        await _server.DateAsync(NotifyingServer.First);
        await _server.RoundAsync(new DateOnly(2026, 12, 3));
        // The end is 90 days after Saturday the 12th, and told on the Monday.
        await _server.RoundAsync(new DateOnly(2026, 12, 11));
        await _server.RoundAsync(new DateOnly(2026, 12, 14));
        // Three months without a word.
        await _server.RoundAsync(new DateOnly(2027, 3, 2));
        await _server.RoundAsync(new DateOnly(2027, 3, 3));

        (await _server.MeantAsync(school, agreement)).Count(t => t == "ending").ShouldBe(2);
        (await _server.MeantAsync(coordinator, agreement)).Where(t => t is "ending" or "asleep" or "owed-undated" or "evaluation-due").ShouldBe(
            ["ending", "ending", "evaluation-due", "asleep", "owed-undated"], ignoreOrder: true);
    }

    private static DateOnly[] Days(params string[] days) => [.. days.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd"))];

    /// <summary>An agreement at work whose one commitment is due on a day, or on none.</summary>
    private async Task<Guid> ImplementingAsync(string? due)
    {
        var agreement = await _server.ProposedAsync();
        await _server.SendAsync(agreement, new ReviseTerms(Text));
        foreach (var stage in new[] { Stage.Negotiated, Stage.Signed, Stage.Implementing })
        {
            await _server.SendAsync(agreement, new RecordStage(stage, Source, Edtf.Parse("2026-01-10")));
        }

        await _server.SendAsync(agreement, new AddCommitment(new Commitment("c-1", new Text("互派教师"), "qingsu", due is null ? null : Edtf.Parse(due))));
        await _server.ToldAsync();
        return agreement;
    }
}
