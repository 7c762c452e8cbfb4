using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Agreements.Server.Tests.Access.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class KeptAnswersTests(RunningServer server)
{
    private int _read;

    [Fact]
    public async Task An_answer_is_read_once_while_nothing_new_is_shown_and_again_afterwards()
    {
        var kept = new KeptAnswers(TimeProvider.System, NullLogger<KeptAnswers>.Instance);
        (await AskAsync(kept, new(7, 0, 1))).ShouldBe(1);
        (await AskAsync(kept, new(7, 0, 1))).ShouldBe(1);
        (await AskAsync(kept, new(7, 0, 1), "another")).ShouldBe(2);
        (await AskAsync(kept, new(8, 0, 1))).ShouldBe(3, "an event more is shown");
        (await AskAsync(kept, new(8, 1, 1))).ShouldBe(4, "a stream was set aside");
        (await AskAsync(kept, new(8, 1, 2))).ShouldBe(5, "tables were rebuilt");
        (await AskAsync(kept, new(7, 0, 1))).ShouldBe(6, "who asked before is not told what is shown since, and keeps nothing");
        (await AskAsync(kept, new(8, 1, 2))).ShouldBe(5);
    }

    [Fact]
    public async Task What_is_kept_is_as_new_as_what_is_shown()
    {
        var kept = new KeptAnswers(TimeProvider.System, NullLogger<KeptAnswers>.Instance);
        var filter = new RegisterFilter { Text = $"保留-{Guid.NewGuid():n}", PageSize = 1 };
        for (var n = 0; n < 3; n++)
        {
            (await TotalAsync(kept, filter)).ShouldBe(n);
            (await TotalAsync(kept, filter)).ShouldBe(n);
            await server.SendAllAsync(Given.Proposed(Guid.NewGuid(), filter.Text!));
        }
    }

    /// <summary>Where much is counted nobody waits for a count that was slow: it is told of when it is, and is counted for the next who asks.</summary>
    [Fact]
    public async Task What_was_slow_to_count_over_many_is_told_of_a_moment_ago_and_counted_again_behind_it()
    {
        var kept = new KeptAnswers(TimeProvider.System, NullLogger<KeptAnswers>.Instance, many: -1, patience: TimeSpan.Zero);
        var filter = new RegisterFilter { Text = $"稍候-{Guid.NewGuid():n}", PageSize = 1 };
        var before = DateTimeOffset.UtcNow;
        (await CountAsync(kept, filter)).ShouldBe((0, null), "the first waits");
        var after = DateTimeOffset.UtcNow;
        await server.SendAllAsync(Given.Proposed(Guid.NewGuid(), filter.Text!));

        var (total, asOf) = await CountAsync(kept, filter);
        total.ShouldBe(0);
        asOf.ShouldNotBeNull().ShouldBeInRange(before, after);
        await Eventually.HoldsAsync(async () => await CountAsync(kept, filter) == (1, null), "it is counted again");
    }

    [Fact]
    public async Task A_count_that_fails_behind_it_is_tried_again_and_one_that_is_too_old_is_waited_for()
    {
        var clock = new MovedClock();
        var kept = new KeptAnswers(clock, NullLogger<KeptAnswers>.Instance, many: 10, patience: TimeSpan.Zero);
        (await SlowAsync(7, () => throw new InvalidOperationException("not asked for"))).ShouldBe((1, null));
        (await SlowAsync(8, () => throw new InvalidOperationException("the database is away"))).Answer.ShouldBe(1);
        var counted = new TaskCompletionSource();
        await Eventually.HoldsAsync(
            async () =>
            {
                (await SlowAsync(8, () =>
                {
                    counted.TrySetResult();
                    return Task.FromResult((Many(8), 50));
                })).Answer.ShouldBeOneOf(1, 50);
                return counted.Task.IsCompleted;
            },
            "it is tried again");
        await Eventually.HoldsAsync(async () => await SlowAsync(8, () => Task.FromResult((Many(8), 51))) == (50, null), "what was counted is kept");

        (await SlowAsync(9, () => Task.FromResult((Many(9), 52)))).Answer.ShouldBe(50);
        clock.Ahead = TimeSpan.FromMinutes(11);
        (await SlowAsync(10, () => Task.FromResult((Many(10), 53)))).ShouldBe((2, null));
        return;

        static ReadMoment Many(long sequence) => new(sequence, 0, 1) { Agreements = 10 };
        Task<(int Answer, DateTimeOffset? AsOf)> SlowAsync(long sequence, Func<Task<(ReadMoment, int)>> again) =>
            kept.ReadAsync(Many(sequence), "slow", () => Task.FromResult(++_read), again);
    }

    [Fact]
    public async Task What_is_in_sight_is_the_same_whichever_way_it_is_found()
    {
        await server.SendAllAsync(Given.Proposed(Guid.NewGuid()));
        var scope = VisibilityScope.Of(Given.SchoolA.Institution!);
        var seen = await SeenAsync(scope, scope.Holds("r.id"));
        seen.ShouldNotBeEmpty();
        (await SeenAsync(scope, scope.IsOneOfFew("r.id"))).ShouldBe(seen);
        (await SeenAsync(VisibilityScope.Of("nobody"), scope.IsOneOfFew("r.id"))).ShouldBeEmpty();
    }

    private Task<int> AskAsync(KeptAnswers kept, ReadMoment moment, string question = "question") =>
        kept.ReadAsync(moment, question, () => Task.FromResult(++_read));

    private async Task<int> TotalAsync(KeptAnswers kept, RegisterFilter filter) => (await CountAsync(kept, filter)).Total;

    /// <summary>Each asks by a reader of their own, as requests do.</summary>
    private async Task<(int Total, DateTimeOffset? AsOf)> CountAsync(KeptAnswers kept, RegisterFilter filter)
    {
        await using var reader = new Reader(server.Db, server.Store, VisibilityScope.Whole, kept);
        return ((await RegisterQuery.PageAsync(reader, filter)).Facets!.Total, reader.CountedAt);
    }

    private async Task<List<Guid>> SeenAsync(VisibilityScope scope, string condition)
    {
        await using var command = server.Db.CreateCommand($"select r.id from register_rows r where {condition} order by r.id").With(scope);
        return await command.ListAsync(r => r.GetGuid(0), default);
    }
}
