using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class KeptAnswersTests(RunningServer server)
{
    private int _read;

    [Fact]
    public async Task An_answer_is_read_once_while_nothing_new_is_shown_and_again_afterwards()
    {
        var kept = new KeptAnswers();
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
        var kept = new KeptAnswers();
        var filter = new RegisterFilter { Text = $"保留-{Guid.NewGuid():n}", PageSize = 1 };
        for (var n = 0; n < 3; n++)
        {
            (await TotalAsync(kept, filter)).ShouldBe(n);
            (await TotalAsync(kept, filter)).ShouldBe(n);
            await server.SendAllAsync(Given.Proposed(Guid.NewGuid(), filter.Text!));
        }
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

    /// <summary>Each asks by a reader of their own, as requests do.</summary>
    private async Task<int> TotalAsync(KeptAnswers kept, RegisterFilter filter)
    {
        await using var reader = new Reader(server.Db, server.Store, VisibilityScope.Whole, kept);
        return (await RegisterQuery.PageAsync(reader, filter)).Facets!.Total;
    }

    private async Task<List<Guid>> SeenAsync(VisibilityScope scope, string condition)
    {
        await using var command = server.Db.CreateCommand($"select r.id from register_rows r where {condition} order by r.id").With(scope);
        return await command.ListAsync(r => r.GetGuid(0), default);
    }
}
