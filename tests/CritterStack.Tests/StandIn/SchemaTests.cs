using JasperFx;

namespace CritterStack.Tests.StandIn;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync() => _test = await TestStore.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Stores_that_start_at_once_create_the_tables_once()
    {
        await _test.Database.ExecuteAsync("drop schema es cascade");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _test.Another().Storage.ApplyAllConfiguredChangesToDatabaseAsync()));
        (await _test.ScalarAsync<long>("select count(*) from pg_proc where proname = 'mt_quick_append_events'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_complete_is_left_alone()
    {
        var before = await _test.ScalarAsync<string>("select xmin::text from pg_proc where proname = 'mt_quick_append_events'");
        await _test.Another().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        (await _test.ScalarAsync<string>("select xmin::text from pg_proc where proname = 'mt_quick_append_events'")).ShouldBe(before);
    }

    [Fact]
    public async Task A_differing_append_function_is_replaced_only_when_that_is_allowed()
    {
        await _test.Database.ExecuteAsync("""
            do $$ begin execute replace(pg_get_functiondef((select oid from pg_proc where proname = 'mt_quick_append_events')), 'added int', 'added  int'); end $$
            """);
        var changed = await _test.ScalarAsync<string>("select prosrc from pg_proc where proname = 'mt_quick_append_events'");
        await _test.Another().Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOnly);
        (await _test.ScalarAsync<string>("select prosrc from pg_proc where proname = 'mt_quick_append_events'")).ShouldBe(changed);
        await _test.Another().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        (await _test.ScalarAsync<string>("select prosrc from pg_proc where proname = 'mt_quick_append_events'")).ShouldNotBe(changed);
    }

    [Fact]
    public async Task A_missing_metadata_column_is_added()
    {
        await _test.Database.ExecuteAsync("alter table es.mt_events drop column user_name");
        await _test.Another().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await _test.StartAsync(new Opened("a"));
    }

    [Fact]
    public async Task With_nothing_allowed_nothing_is_created()
    {
        await _test.Database.ExecuteAsync("drop schema es cascade");
        await _test.Another(o => o.AutoCreateSchemaObjects = AutoCreate.None).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        (await _test.ScalarAsync<string>("select to_regnamespace('es')::text")).ShouldBeNull();
    }
}
