using Agreements.Server.Commands.DailyRounds;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.Tests.Cli;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Tests.Notices;

/// <summary>Importing the past wakes nobody, neither by what it records nor by what falls due of it.</summary>
[Collection(NoticeCollection.Name)]
public sealed class ImportedPastTests(NoticeFixture fixture) : IClassFixture<NoticeFixture>
{
    private const int Agreements = 40;

    [Fact]
    public async Task Forty_agreements_that_ended_years_ago_send_no_mail_and_no_webhook()
    {
        var file = await WriteAsync("past", "T", Agreements, "2015-09-01");
        var preview = await CommandLine.RunAsync(fixture.Database.ConnectionString, ["import", file, "--dry-run", "--lang", "en"]);
        preview.Output.ShouldContain("Notices: nobody is told of");
        var ran = await CommandLine.RunAsync(fixture.Database.ConnectionString, ["import", file]);
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        await CaughtUpAsync();
        await fixture.Host.PublishAsync(new DailyRound(Shanghai.Today(TimeProvider.System)));
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>("select count(*) from agreements.mt_events where type = 'agreement-expired'") == Agreements,
            "all are expired");
        await CaughtUpAsync();

        // Told after all of them, and so the last to come.
        var told = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.MailsOf(told).Length == 1 && fixture.Web.Of("/board", told).Count == 1), "the one that is news");
        fixture.Mail.Offered.Count(m => m.Subject.Contains("往年协议 T-", StringComparison.Ordinal)).ShouldBe(0);
        fixture.Web.Requests.Count(r => Encoding.UTF8.GetString(r.Body).Contains("往年协议 T-", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuild_of_everything_tells_nobody_anything_and_what_is_archived_is_the_same_in_it()
    {
        var archived = await fixture.Host.ProposeAsync();
        await fixture.Host.WithdrawAsync(archived, "另行安排");
        await fixture.Host.ArchiveAsync(archived);
        await Eventually.HoldsAsync(() => Task.FromResult(Told(archived) == (3, 3)), "all that happened to it was told");
        await CaughtUpAsync();

        var rebuilt = await Rebuild.RunAsync(fixture.Database.ConnectionString, []);

        rebuilt.Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        var news = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(Told(news) == (1, 1)), "the next news");
        Told(archived).ShouldBe((3, 3));

        (int Mails, int Requests) Told(Guid agreement) => (fixture.MailsOf(agreement).Length, fixture.Web.Of("/board", agreement).Count);
    }

    [Fact]
    public async Task An_import_that_is_to_be_told_says_so_first_and_is_told()
    {
        var file = await WriteAsync("told", "U", 1, $"{Shanghai.Today(TimeProvider.System).AddDays(-10):yyyy-MM-dd}");
        var preview = await CommandLine.RunAsync(fixture.Database.ConnectionString, ["import", file, "--notify", "--dry-run", "--lang", "en"]);
        preview.Output.ShouldContain("the recipients are told of each of");
        var ran = await CommandLine.RunAsync(fixture.Database.ConnectionString, ["import", file, "--notify"]);
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        await Eventually.HoldsAsync(
            () => Task.FromResult(fixture.Web.Requests.Any(r => r.Path == "/board"
                && r.Json.GetProperty("data").GetProperty("facts").GetProperty("title").GetProperty("zh").GetString() == "往年协议 U-1")), "the webhook");
    }

    private Task CaughtUpAsync() => Eventually.HoldsAsync(
        () => fixture.Database.ScalarAsync<bool>("select exists (select from agreements.mt_event_progression where name = 'read-models:All' "
            + "and last_seq_id = (select max(seq_id) from agreements.mt_events))"), "read models hold all events", 120);

    private static async Task<string> WriteAsync(string source, string prefix, int count, string signed)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cases").FullName, "past.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new
        {
            format = "agreement-cases/1",
            source = new { id = source, title = "往年台账", published = "2019-12-31", reliability = "official" },
            institutions = new[] { "past-a", "past-b" }.Select(c => new { code = c, kind = "school", name = new { zh = c } }),
            agreements = Enumerable.Range(1, count).Select(n => new
            {
                @ref = $"{prefix}-{n}", kind = "friendship-school", title = new { zh = $"往年协议 {prefix}-{n}" },
                parties = new[] { "past-a", "past-b" }.Select(c => new { institution = c, role = "principal" }),
                stage = "signed", history = new[] { new { what = "signed", on = signed } }, terms = new { term = new { years = 3 } },
            }),
        }));
        return path;
    }
}
