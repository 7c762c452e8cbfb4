using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Tests.Importing;

/// <summary>Recording on a real database: whole or not at all, and nothing twice.</summary>
public sealed class ImportRunTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private NpgsqlDataSource _data = null!;
    private DocumentStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _data = StoreSetup.DataSource(_database.ConnectionString);
        _store = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o);
            o.Connection(_data);
        });
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _data.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Planning_leaves_an_empty_database_empty()
    {
        (await PlanAsync(CaseFiles.Small)).EventCount.ShouldBeGreaterThan(0);
        (await _database.ScalarAsync<string>("select to_regclass('agreements.mt_events')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task The_three_cases_are_recorded_once_however_often_they_are_imported()
    {
        (await RecordAsync(CaseFiles.Demos)).ShouldBe([Recorded.Whole, Recorded.Whole, Recorded.Whole]);
        var events = await EventsAsync();
        events.ShouldBe(151);
        (await RecordAsync(CaseFiles.Demos)).ShouldBe([Recorded.NothingNew, Recorded.NothingNew, Recorded.NothingNew]);
        (await RecordAsync(CaseFiles.Demos.Reverse())).ShouldAllBe(r => r == Recorded.NothingNew);
        (await EventsAsync()).ShouldBe(events);

        await using var session = _store.QuerySession();
        var state = await session.Events.AggregateStreamAsync<Agreement>(StableIds.OfAgreement("press-2025-03-qingyang", "QJ-2"));
        state.ShouldNotBeNull().ShouldSatisfyAllConditions(
            s => s.Stage.ShouldBe(Stage.Signed), s => s.Attestations.Count.ShouldBe(2), s => s.Reference.ShouldBe("QJ-2"), s => s.Version.ShouldBe(7));
    }

    [Fact]
    public async Task Every_event_says_who_for_whom_from_which_source_and_in_which_run()
    {
        var run = NewRun();
        await run.RecordAsync(await run.PlanAsync(CaseFiles.Read(CaseFiles.Small), default), default);
        await using var session = _store.QuerySession();
        var stored = await session.Events.FetchStreamAsync(StableIds.OfAgreement("test-source", "T-1"));
        stored.Count.ShouldBe(14);
        stored.ShouldAllBe(e => e.UserName == "import" && e.CausationId == "test-source" && e.CorrelationId == run.Id);
        stored.ShouldAllBe(e => (string)e.GetHeader("role")! == "System" && (string)e.GetHeader("institution")! == "system");
    }

    [Fact]
    public async Task One_more_commitment_is_one_more_event()
    {
        await RecordAsync(CaseFiles.Small);
        var before = await EventsAsync();
        await RecordAsync(CaseFiles.SmallWith("\"commitments\": [", "\"commitments\": [{\"id\": \"exchange\", \"title\": \"交流\", \"owner\": \"south\"},"));
        (await EventsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task One_bad_row_and_nothing_of_the_file_is_recorded()
    {
        var run = NewRun();
        var plan = await run.PlanAsync(CaseFiles.Read(CaseFiles.SmallWith("\"owner\": \"north\"", "\"owner\": \"nobody\"")), default);
        plan.HasErrors.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => run.RecordAsync(plan, default));
        (await _database.ScalarAsync<string>("select to_regclass('agreements.mt_events')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_that_was_overtaken_records_nothing_and_planning_again_helps()
    {
        var (slow, fast) = (NewRun(), NewRun());
        var late = await slow.PlanAsync(CaseFiles.Read(CaseFiles.Small), default);
        await fast.RecordAsync(await fast.PlanAsync(CaseFiles.Read(CaseFiles.Small), default), default);
        var before = await EventsAsync();
        (await slow.RecordAsync(late, default)).ShouldBe(Recorded.Overtaken);

        var more = CaseFiles.SmallWith("\"commitments\": [", "\"commitments\": [{\"id\": \"exchange\", \"title\": \"交流\", \"owner\": \"south\"},");
        var third = await NewRun().PlanAsync(CaseFiles.Read(more), default);
        await AppendAsync(StableIds.OfAgreement("test-source", "T-1"), new QuestionLeftOpen("asked meanwhile", null));
        (await NewRun().RecordAsync(third, default)).ShouldBe(Recorded.Overtaken);
        (await EventsAsync()).ShouldBe(before + 1);

        await RecordAsync(more);
        (await EventsAsync()).ShouldBe(before + 2);
    }

    [Fact]
    public async Task Codes_and_refs_of_files_imported_earlier_are_known()
    {
        await RecordAsync(CaseFiles.Small);
        var child =
            """
            {"format": "agreement-cases/1", "source": {"id": "another", "title": "t", "reliability": "official"},
             "agreements": [{"ref": "U-1", "kind": "aid", "title": "帮扶", "parent": "T-1", "stage": "proposed",
               "parties": [{"institution": "north", "role": "principal"}, {"body": "league", "role": "guide"}]}],
             "indicators": [{"ref": "U-K1", "of": "league", "name": "n", "quantity": {"value": 1, "qualifier": "exact", "unit": "school"}}]}
            """;
        var plan = await PlanAsync(child);
        plan.Errors.ShouldBeEmpty();
        var proposed = plan.Rows[0].Events.ShouldHaveSingleItem().ShouldBeOfType<AgreementProposed>();
        proposed.Parent.ShouldBe(StableIds.OfAgreement("test-source", "T-1"));
        proposed.Parties.Select(p => p.Name.Zh).ShouldBe(["北校", "联盟"]);
        plan.Rows[1].ShouldSatisfyAllConditions(
            r => r.StreamId.ShouldBe(StableIds.OfBody("league")), r => r.Events.ShouldHaveSingleItem().ShouldBeOfType<BodyFigureRecorded>());
    }

    [Fact]
    public async Task Files_of_one_run_know_the_ones_before_even_when_nothing_is_recorded_yet()
    {
        var run = NewRun();
        await run.PlanAsync(CaseFiles.Read(CaseFiles.Small), default);
        var again = await run.PlanAsync(CaseFiles.Read(CaseFiles.Small), default);
        again.Errors.ShouldBeEmpty();
        again.EventCount.ShouldBe(0);
    }

    private ImportRun NewRun() => new(_store, _data, TimeProvider.System);

    private Task<ImportPlan> PlanAsync(string json) => NewRun().PlanAsync(CaseFiles.Read(json), default);

    private async Task RecordAsync(string json)
    {
        var run = NewRun();
        (await run.RecordAsync(await run.PlanAsync(CaseFiles.Read(json), default), default)).ShouldBe(Recorded.Whole);
    }

    private async Task<IReadOnlyList<Recorded>> RecordAsync(IEnumerable<string> files)
    {
        var run = NewRun();
        var outcomes = new List<Recorded>();
        foreach (var file in files)
        {
            var plan = await run.PlanAsync(CaseFileReader.Read(file, await File.ReadAllBytesAsync(file)), default);
            outcomes.Add(await run.RecordAsync(plan, default));
        }

        return outcomes;
    }

    private async Task AppendAsync(Guid stream, object happened)
    {
        await using var session = _store.LightweightSession();
        session.Events.Append(stream, happened);
        await session.SaveChangesAsync();
    }

    private Task<long> EventsAsync() => _database.ScalarAsync<long>("select count(*) from agreements.mt_events")!;
}
