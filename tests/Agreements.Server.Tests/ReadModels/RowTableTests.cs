using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.DataGaps;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Outcomes;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.PastRegister;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Policies;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Rows;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>What the definition of a table gives: columns, upsert and reader that fit each other.</summary>
public sealed class RowTableTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private NpgsqlDataSource _db = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = StoreSetup.DataSource(_database.ConnectionString);
        await Schema.EnsureAsync(_db);
    }

    public async Task DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_row_of_every_table_is_read_back_as_it_was_put()
    {
        string[] tried =
        [
            await TryAsync(BoardTable.Cards), await TryAsync(RegisterTables.Rows), await TryAsync(RegisterTables.Search), await TryAsync(ProgressTable.Rows),
            await TryAsync(PendingActionTable.Rows), await TryAsync(ThroughputTable.Moves), await TryAsync(ThroughputTable.Days),
            await TryAsync(PastTables.Rows), await TryAsync(PastTables.Names), await TryAsync(DirectoryTables.Institutions),
            await TryAsync(DirectoryTables.InstitutionSearch), await TryAsync(DirectoryTables.Bodies), await TryAsync(DirectoryTables.BodySearch),
            await TryAsync(CommitmentTable.Rows), await TryAsync(IndicatorTable.Rows), await TryAsync(OutcomeTable.Rows), await TryAsync(TreeTable.Nodes),
            await TryAsync(CalendarTable.Rows), await TryAsync(ParticipationTable.Rows), await TryAsync(PolicyTable.Rows), await TryAsync(DataGapTable.Rows),
            await TryAsync(EngagementTable.Rows), await TryAsync(VisibilityTables.Rows), await TryAsync(VisibilityTables.Edges),
        ];
        tried.ShouldBe(ReadModel.All.SelectMany(m => m.Tables).Select(t => t.Name));
    }

    [Fact]
    public async Task Columns_that_only_find_and_sort_say_what_the_row_says()
    {
        var card = Sample<BoardCard>() with { Standing = Standing.Withdrawn };
        var engagement = Sample<EngagementRow>() with { On = Edtf.Parse("2025-03") };
        await PutAsync(BoardTable.Cards, card);
        await PutAsync(EngagementTable.Rows, engagement, engagement with { Id = Guid.NewGuid(), On = null });
        (await _database.ScalarAsync<bool>("select closed from read_models.board_cards")).ShouldBeTrue();
        (await _database.ScalarAsync<string>("select string_agg(day::text, ' ' order by day) from read_models.engagement_rows"))
            .ShouldBe("-infinity 2025-03-01");
    }

    [Fact]
    public async Task A_row_gives_way_to_a_later_version_only_and_keeps_what_the_first_one_said()
    {
        var first = Sample<RegisterRow>() with { Version = 3 };
        var later = Sample<RegisterRow>(after: 500) with { Id = first.Id, Version = 4 };
        await PutAsync(RegisterTables.Rows, first);
        await PutAsync(RegisterTables.Rows, later);
        var kept = later with { RecordedAt = first.RecordedAt };
        Json((await AllAsync(RegisterTables.Rows)).ShouldHaveSingleItem()).ShouldBe(Json(kept));
        await PutAsync(RegisterTables.Rows, first with { Version = 4 });
        await PutAsync(RegisterTables.Rows, first);
        Json((await AllAsync(RegisterTables.Rows)).ShouldHaveSingleItem()).ShouldBe(Json(kept));
    }

    [Fact]
    public async Task A_row_of_history_never_gives_way()
    {
        var move = Sample<ThroughputMove>() with { Version = 2 };
        await PutAsync(ThroughputTable.Moves, move, move with { Version = 3 });
        await PutAsync(ThroughputTable.Moves, Sample<ThroughputMove>(after: 500) with { AgreementId = move.AgreementId, Version = 2 });
        (await AllAsync(ThroughputTable.Moves)).OrderBy(m => m.Version).ShouldBe([move, move with { Version = 3 }]);
    }

    [Fact]
    public void A_query_can_read_something_else_in_the_place_of_a_column() =>
        RegisterTables.Search.Columns("s", ("haystack", "lower(s.haystack)"))
            .ShouldBe("s.id, s.tokens, s.institutions, lower(s.haystack), s.initials, s.pinyin, s.version");

    private async Task<string> TryAsync<TRow>(RowTable<TRow> table)
    {
        TRow[] rows = [Sample<TRow>(), new Samples(filled: false, after: 1000).Of<TRow>()];
        await PutAsync(table, rows);
        (await AllAsync(table)).Select(Json).ShouldBe(rows.Select(Json), ignoreOrder: true, table.Name);
        return table.Name;
    }

    private async Task PutAsync<TRow>(RowTable<TRow> table, params TRow[] rows)
    {
        await using var command = _db.CreateCommand(string.Concat(table.Upsert.Split('?').Select((part, i) => i == 0 ? part : $"${i}{part}")));
        command.Parameters.AddRange(table.Lists(rows).Select(list => new NpgsqlParameter { Value = list }).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<TRow>> AllAsync<TRow>(RowTable<TRow> table)
    {
        await using var command = _db.CreateCommand($"select {table.Columns("x")} from {table.Name} x");
        return await command.ListAsync(table.Read, CancellationToken.None);
    }

    private static TRow Sample<TRow>(int after = 0) => new Samples(filled: true, after).Of<TRow>();

    private static string Json<TRow>(TRow row) => ReadModelJson.Write(row);
}
