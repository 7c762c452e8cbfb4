using Agreements.Server.Commands.DailyRounds;
using Agreements.Server.Storage;
using Agreements.Server.Tests.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using static Agreements.Server.Tests.ReadModels.Given;

namespace Agreements.Server.Tests.DailyRounds;

/// <summary>The round of each day, on a server whose clock the test turns.</summary>
public sealed class DailyRoundTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 3, 2);

    private readonly TurnedClock _clock = new(First);
    private readonly ReadModels.RunningServer _server;

    public DailyRoundTests() => _server = new ReadModels.RunningServer
    {
        Also = b => b.Services.AddSingleton<TimeProvider>(_clock).AddDailyRound(),
    };

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await MadeAsync(First);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task However_often_a_server_starts_a_day_has_one_round_and_one_is_to_come()
    {
        for (var again = 0; again < 2; again++)
        {
            await _server.StopAsync();
            await _server.StartAsync();
        }

        await AskAsync(First);
        await AskAsync(First.AddDays(-3));
        await NothingWaitsAsync();
        (await RoundsAsync()).ShouldBe(1);
        (await ToComeAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_due_is_done_and_what_is_not_is_left()
    {
        var (over, running, noticed) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await SignedAsync(over, "2026-03-31");
        await SignedAsync(running, "2026-04");
        await SignedAsync(noticed, "2027-12-31");
        await _server.SendAllAsync(new GiveNotice(SchoolB.Id, "专业调整", new DateOnly(2026, 4, 1)).For(noticed));
        await TurnAsync(new DateOnly(2026, 4, 1));

        await StandsAsync(over, Standing.Expired);
        await StandsAsync(noticed, Standing.Terminated);
        (await StateAsync(running)).Standing.ShouldBe(Standing.Open);
        (await _server.Database.ScalarAsync<string>(
            $"select user_name || ' ' || (headers ->> 'role') from agreements.mt_events where stream_id = '{over}' order by version desc limit 1"))
            .ShouldBe("daily-round System");
    }

    /// <summary>No server ran from the first day to the tenth: one round does what all would have done, and the chain goes on from there.</summary>
    [Fact]
    public async Task Days_without_a_server_are_caught_up_by_one_round()
    {
        var id = Guid.NewGuid();
        await SignedAsync(id, "2026-03-05");
        await _server.StopAsync();
        _clock.Day = First.AddDays(10);
        await _server.StartAsync();

        await StandsAsync(id, Standing.Expired);
        // The round that had been scheduled for the second day comes late, and finds that today's was made.
        await AskAsync(First.AddDays(1));
        await NothingWaitsAsync();
        (await RoundsAsync()).ShouldBe(2);
        (await _server.Database.ScalarAsync<long>("select count(*) from agreements_rounds.daily_rounds where day = date '2026-03-12'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_round_that_comes_before_its_day_waits_for_it()
    {
        await AskAsync(First.AddDays(5));
        await NothingWaitsAsync();
        (await RoundsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_due_thing_told_twice_is_done_once()
    {
        var id = Guid.NewGuid();
        await SignedAsync(id, "2026-03-05");
        _clock.Day = First.AddDays(10);
        for (var again = 0; again < 2; again++)
        {
            await using var scope = _server.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageBus>()
                .InvokeAsync(Calendar.CommandFor(DueKind.Expiry).For(id, SystemActors.DailyRound, _clock.Day));
        }

        (await _server.Database.ScalarAsync<long>($"select count(*) from agreements.mt_events where stream_id = '{id}' and type = 'agreement-expired'"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task More_than_a_page_of_due_things_are_all_done()
    {
        for (var n = 0; n < 205; n++)
        {
            await _server.SendAsync(Proposed(Guid.NewGuid(), $"第{n}份"));
        }

        await _server.CaughtUpAsync();
        await _server.Database.ExecuteAsync(
            """update read_models.calendar_rows set next_day = date '2026-03-01', dues = '[{"what":"expiry","day":"2026-03-01"}]'""");
        await TurnAsync(First.AddDays(1));
        await Eventually.HoldsAsync(
            () => _server.Database.ScalarAsync<bool>(
                "select not exists (select from wolverine.wolverine_incoming_envelopes where message_type like '%Due%' and status <> 'Handled')"),
            "all due things were looked at");
        (await RoundsAsync()).ShouldBe(2);
    }

    private async Task SignedAsync(Guid id, string lastDay)
    {
        var terms = Given.Text with { Term = new Period(To: Edtf.Parse(lastDay)) };
        await _server.SendAllAsync(
            Proposed(id), new ReviseTerms(terms).For(id), Recorded(id, Stage.Signed, "2025-03-01"));
    }

    private async Task TurnAsync(DateOnly day)
    {
        _clock.Day = day;
        await AskAsync(day);
        await MadeAsync(day);
    }

    private async Task AskAsync(DateOnly day)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DailyRound(day));
    }

    private Task MadeAsync(DateOnly day) => Eventually.HoldsAsync(
        () => _server.Database.ScalarAsync<bool>($"select exists (select from agreements_rounds.daily_rounds where day = date '{day:yyyy-MM-dd}')"),
        $"the round of {day} was made");

    private Task NothingWaitsAsync() => Eventually.HoldsAsync(
        () => _server.Database.ScalarAsync<bool>("select not exists (select from wolverine.wolverine_incoming_envelopes where status = 'Incoming')"),
        "every message was handled");

    private Task<long> RoundsAsync() => _server.Database.ScalarAsync<long>("select count(*) from agreements_rounds.daily_rounds");

    private Task<long> ToComeAsync() => _server.Database.ScalarAsync<long>(
        "select count(*) from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' and message_type like '%DailyRound%'");

    private async Task StandsAsync(Guid id, Standing standing) =>
        await Eventually.HoldsAsync(async () => (await StateAsync(id)).Standing == standing, $"{id} is {standing}");

    private async Task<Agreement> StateAsync(Guid id)
    {
        await using var session = _server.Store.LightweightSession();
        return (await session.LatestAsync<Agreement>(id, default))!;
    }
}
