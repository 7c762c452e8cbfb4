using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Agreements.Server.Tests.Notices;
using Npgsql;

namespace Agreements.Server.Tests.Restarts;

/// <summary>
/// A server that is killed again and again while events come shows all of them in the end, and tells all that there is to tell: nothing is passed over,
/// nothing is there twice.
/// </summary>
public sealed class RestartTests
{
    private const int Fifty = 50;

    /// <summary>How many there are in a long run: <c>AGREEMENTS_KILLS=1000</c>.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("AGREEMENTS_KILLS"), out var many) ? many : Fifty;

    [Fact]
    public async Task Fifty_servers_killed_at_random_moments_leave_no_event_out_of_any_read_model_and_lose_and_double_no_notification()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var mail = new SmtpSink();
        (string, string)[] settings =
        [
            ("AGREEMENTS_SMTP_HOST", "127.0.0.1"), ("AGREEMENTS_SMTP_PORT", $"{mail.Port}"), ("AGREEMENTS_SMTP_TLS", "none"),
            ("AGREEMENTS_SMTP_FROM", "notify@agreements.example"),
        ];
        using (var first = await ServerProcess.StartAsync(database, settings))
        {
            await ToldPeople.EnterAsync(database);
            first.Kill();
        }

        await using var lives = new Lives(database.ConnectionString);
        using var done = new CancellationTokenSource();
        var writing = WriteAsync(lives, done.Token);
        var random = new Random(50);
        for (var i = 0; i < Kills; i++)
        {
            using var server = await ServerProcess.LaunchAsync(database, settings);
            // Most live when they are killed, some have not come so far; half of them are in the middle of a page.
            await LivesForAsync(server, TimeSpan.FromMilliseconds(random.Next(50, 900)));
            server.Kill();
        }

        await done.CancelAsync();
        await writing;
        using var last = await ServerProcess.StartAsync(database, settings);
        await ShouldShowEverythingAsync(database);
        await ToldPeople.ShouldHaveBeenToldAsync(database, mail);
        (await database.ScalarAsync<long>("select count(distinct type) from agreements.mt_events")).ShouldBeGreaterThan(15, "every sort of event came");
    }

    private static async Task WriteAsync(Lives lives, CancellationToken done)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!done.IsCancellationRequested)
        {
            await lives.StepAsync();
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task LivesForAsync(ServerProcess server, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!limit.IsCancellationRequested && !await server.AnswersAsync("/health/live"))
        {
            await Task.Delay(20, CancellationToken.None);
        }

        await Task.Delay(time, CancellationToken.None);
    }

    internal static async Task ShouldShowEverythingAsync(TestDatabase database)
    {
        await Eventually.HoldsAsync(
            () => database.ScalarAsync<bool>(
                "select last_seq_id = (select max(seq_id) from agreements.mt_events) from agreements.mt_event_progression where name = 'read-models:All'"),
            "every event is shown", 120);
        await using var db = NpgsqlDataSource.Create($"{database.ConnectionString};Search Path=read_models");
        (await SetAside.ListAsync(db)).ShouldBeEmpty();
        var rebuilt = await Rebuild.RunAsync(database.ConnectionString, []);
        rebuilt.Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        rebuilt.Tables.Select(t => t.Table).ShouldBe(ReadModel.All.SelectMany(m => m.Tables).Select(t => t.Name), ignoreOrder: true);
    }
}
