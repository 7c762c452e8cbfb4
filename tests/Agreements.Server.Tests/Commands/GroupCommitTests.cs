using Agreements.Server.Commands;
using Agreements.Server.Storage;
using Agreements.Server.Tests.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using ReadModelServer = Agreements.Server.Tests.ReadModels.RunningServer;

namespace Agreements.Server.Tests.Commands;

/// <summary>Commands that wait at the same moment are committed together, and none of them notices.</summary>
public sealed class GroupCommitTests(ReadModelServer server) : IClassFixture<ReadModelServer>
{
    private static readonly Actor Another = new("u-9", "cq-edu", ActingRole.Coordinator, "u-8");

    [Fact]
    public async Task Each_is_decided_on_what_those_before_it_left_and_has_an_envelope_of_its_own()
    {
        var (a, b) = (await ProposedAsync(), await ProposedAsync());
        var answers = await TogetherAsync(
            (Ask("一").For(a), new("c-1", "k-1")), (Ask("二").For(b, Another, ReadModelServer.Today), new("c-2", "k-2")), (Ask("三").For(a), new("c-3", "k-3")),
            (Ask("一").For(a), new("c-4", "k-4")));

        answers.Select(x => (x.Id, x.Version, x.Recorded.Count)).ShouldBe([(a, 2L, 1), (b, 2L, 1), (a, 3L, 1), (a, 3L, 0)]);
        answers[2].Before!.OpenQuestions.ShouldHaveSingleItem();
        (await EnvelopesAsync(a)).ShouldBe(["2 u-1 cd-edu - c-1 k-1", "3 u-1 cd-edu - c-3 k-3"]);
        (await EnvelopesAsync(b)).ShouldBe(["2 u-9 cq-edu u-8 c-2 k-2"]);
        (await CommitsAsync(a, b)).ShouldBe(1);
        await server.ShowsAsync(a, 3);
    }

    [Fact]
    public async Task A_refusal_and_a_bug_touch_nobody_else()
    {
        var (a, b, none) = (await ProposedAsync(), await ProposedAsync(), Guid.NewGuid());
        var asked = new AgreementRequest[] { Ask("一").For(a), new AdvanceToSigned().For(b), new Broken().For(a), Ask("无").For(none), Ask("二").For(b) };
        var answers = await Task.WhenAll((await StartAsync([.. asked.Select(r => (r, new Origin(null, null)))])).Select(OutcomeAsync));

        answers.ShouldBe(["2", "wrong-stage", "a bug", "agreement-unknown", "2"]);
        (await CommitsAsync(a, b)).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_common_commit_fails_each_is_tried_alone()
    {
        var (a, b) = (await ProposedAsync(), await ProposedAsync());
        await server.Database.ExecuteAsync(
            "insert into agreements_api.idempotency_keys (actor, key, fingerprint, status, body, version) values ('u-1', 'taken', '', 200, '{}', 2)");
        var outcomes = await Task.WhenAll((await StartAsync(
            (Ask("一").For(a) with { Once = Key("taken") }, new(null, "taken")), (Ask("二").For(b) with { Once = Key("free") }, new(null, "free"))))
                .Select(OutcomeAsync));

        outcomes.ShouldBe(["taken", "2"]);
        (await server.Database.ScalarAsync<long>($"select version from agreements.mt_streams where id = '{a}'")).ShouldBe(1);
        (await server.Database.ScalarAsync<long>("select count(*) from agreements_api.idempotency_keys where key = 'free'")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_with_one_key_have_one_effect()
    {
        var a = await ProposedAsync();
        var outcomes = await Task.WhenAll((await StartAsync(
            (Ask("一").For(a) with { Once = Key("twice") }, new(null, "twice")), (Ask("二").For(a) with { Once = Key("twice") }, new(null, "twice"))))
                .Select(OutcomeAsync));

        outcomes.ShouldBe(["2", "taken"]);
        (await server.Database.ScalarAsync<long>($"select version from agreements.mt_streams where id = '{a}'")).ShouldBe(2);
    }

    [Fact]
    public async Task What_stands_above_is_judged_as_those_before_it_left_it()
    {
        var (above, below) = (Guid.NewGuid(), Guid.NewGuid());
        await server.SendAllAsync(
            [.. Given.Negotiated(above), Given.Proposed(below, on: Edtf.Parse("2025-01-10"), parent: above), .. Given.Negotiated(below)[1..^1]]);
        var answers = await TogetherAsync(
            (new SuspendAgreement(Given.SchoolA.Id, "搬迁").For(above), new(null, null)),
            (new AdvanceToNegotiated(Edtf.Parse("2025-02")).For(below), new(null, null)));

        answers[0].IsRefused.ShouldBeFalse();
        answers[1].Refusals.ShouldHaveSingleItem().ShouldBeOfType<ParentNotOpen>().Standing.ShouldBe(Standing.Suspended);
    }

    [Fact]
    public async Task What_is_not_there_does_not_come_to_be_by_being_asked_for()
    {
        var (a, b, none) = (await ProposedAsync(), await ProposedAsync(), Guid.NewGuid());
        var alone = await OutcomeAsync(Task.FromResult((await TogetherAsync((new PlaceUnder(none).For(a), new(null, null))))[0]));
        var outcomes = await Task.WhenAll((await StartAsync(
            (Ask("无").For(none), new(null, null)), (new PlaceUnder(none).For(b), new(null, null)))).Select(OutcomeAsync));

        outcomes.ShouldBe(["agreement-unknown", alone]);
    }

    [Fact]
    public async Task Who_has_stopped_waiting_is_not_decided()
    {
        var (a, b) = (await ProposedAsync(), await ProposedAsync());
        using var gone = new CancellationTokenSource();
        var outcomes = await StartAsync(
            [(Ask("一").For(a), new(null, null)), (Ask("二").For(b), new(null, null))], i => i == 0 ? gone.Token : default, () => gone.Cancel());

        await Should.ThrowAsync<OperationCanceledException>(() => outcomes[0]);
        (await outcomes[1]).Version.ShouldBe(2);
        (await server.Database.ScalarAsync<long>($"select version from agreements.mt_streams where id = '{a}'")).ShouldBe(1);
    }

    private static LeaveQuestionOpen Ask(string text) => new(text);

    private static Once Key(string key) => new("u-1", key, answer => new GivenAnswer("", 200, "{}", answer.Version, null));

    private async Task<Guid> ProposedAsync()
    {
        var id = Guid.NewGuid();
        await server.SendAsync(Given.Proposed(id));
        return id;
    }

    private async Task<Answer[]> TogetherAsync(params (AgreementRequest Request, Origin Origin)[] asked) => await Task.WhenAll(await StartAsync(asked));

    private Task<Task<Answer>[]> StartAsync(params (AgreementRequest Request, Origin Origin)[] asked) => StartAsync(asked, _ => default, () => { });

    /// <summary>Has all of them wait behind one that is held up, so that they are taken together.</summary>
    private async Task<Task<Answer>[]> StartAsync(
        IReadOnlyList<(AgreementRequest Request, Origin Origin)> asked, Func<int, CancellationToken> stop, Action onceAllWait)
    {
        var commits = new GroupCommit(server.Services.GetRequiredService<IServiceScopeFactory>(), lanes: 1);
        var held = await ProposedAsync();
        await using var connection = new NpgsqlConnection(server.Database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select from agreements.mt_streams where id = $1 for update", connection, transaction)
        {
            Parameters = { new() { Value = held } },
        })
        {
            await hold.ExecuteNonQueryAsync();
        }

        var first = DecideAsync(commits, Ask("零").For(held), new(null, null), default);
        await Eventually.HoldsAsync(
            () => server.Database.ScalarAsync<bool>(
                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"),
            "the first is held up");
        var rest = new List<Task<Answer>>();
        foreach (var (request, origin) in asked)
        {
            rest.Add(DecideAsync(commits, request, origin, stop(rest.Count)));
            await Eventually.HoldsAsync(() => Task.FromResult(commits.Waiting == rest.Count), "it waits");
        }

        onceAllWait();
        await transaction.CommitAsync();
        await first;
        return [.. rest];
    }

    private async Task<Answer> DecideAsync(GroupCommit commits, AgreementRequest request, Origin origin, CancellationToken stop)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await commits.DecideAsync(scope.ServiceProvider.GetRequiredService<IMessageContext>(), request, origin, stop);
    }

    private static async Task<string> OutcomeAsync(Task<Answer> task)
    {
        try
        {
            var answer = await task;
            return answer.IsRefused ? answer.Refusals[0].Code : $"{answer.Version}";
        }
        catch (Exception e)
        {
            return Once.WasTaken(e) ? "taken" : e.Message;
        }
    }

    private async Task<string[]> EnvelopesAsync(Guid id) => (await server.Database.ScalarAsync<string[]>(
        $"""
        select array_agg(concat_ws(' ', version, user_name, headers ->> 'institution', coalesce(headers ->> 'for', '-'),
                correlation_id, coalesce(causation_id, '-')) order by version)
        from agreements.mt_events where stream_id = '{id}' and version > 1
        """))!;

    /// <summary>In how many transactions what came after the proposals was written.</summary>
    private Task<long> CommitsAsync(params Guid[] ids) => server.Database.ScalarAsync<long>(
        $"select count(distinct xmin::text) from agreements.mt_events where version > 1 and stream_id in ({string.Join(", ", ids.Select(i => $"'{i}'"))})");

    private sealed record Broken : AgreementCommand
    {
        public override Decision Decide(Agreement state, CommandContext context) => throw new InvalidOperationException("a bug");
    }
}
