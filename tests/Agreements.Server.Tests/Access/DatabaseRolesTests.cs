using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Tests.Access;

/// <summary>What PostgreSQL itself refuses to the roles of the product, whatever our code asks for.</summary>
public sealed class DatabaseRolesTests(Testing.RunningServer server) : IClassFixture<Testing.RunningServer>
{
    [Theory]
    [InlineData("update agreements.mt_events set data = '{}'")]
    [InlineData("update agreements.mt_events set is_archived = true")]
    [InlineData("delete from agreements.mt_events")]
    [InlineData("truncate agreements.mt_events")]
    [InlineData("truncate agreements.mt_streams cascade")]
    [InlineData("select * from agreements.mt_events for update")]
    [InlineData("delete from agreements.mt_streams")]
    [InlineData("update agreements.mt_streams set is_archived = true")]
    [InlineData("select setval('agreements.mt_events_sequence', 1)")]
    [InlineData("alter table agreements.mt_events add column note text")]
    [InlineData("alter table agreements.mt_events disable trigger all")]
    [InlineData("drop table agreements.mt_events")]
    [InlineData("create table agreements.mine (id int)")]
    [InlineData("create table read_models.mine (id int)")]
    [InlineData("create schema mine")]
    [InlineData("create or replace function agreements.mt_quick_append_events() returns int language sql as 'select 1'")]
    [InlineData("update read_models.models set shape = 0")]
    [InlineData("update documents.contents set media_type = 'text/html'")]
    [InlineData("delete from documents.chunks")]
    [InlineData("update agreements_rounds.daily_rounds set made = now()")]
    [InlineData("update accounts.changes set account = 'x'")]
    [InlineData("delete from people.deeds")]
    [InlineData("delete from people.people")]
    [InlineData("drop owned by agreements_auditor")]
    [InlineData("create temporary table mine (id int)")]
    [InlineData("select lo_create(0)")]
    [InlineData("select lo_creat(-1)")]
    [InlineData("select lo_from_bytea(0, 'x')")]
    public async Task The_application_is_refused(string statement) =>
        (await RefusalAsync(DatabaseRoles.Application, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("insert into agreements.mt_streams (id, version) values (gen_random_uuid(), 1)")]
    [InlineData("update agreements.mt_event_progression set last_seq_id = 0")]
    [InlineData("delete from read_models.board_cards")]
    [InlineData("insert into documents.contents (sha256, size, media_type, chunk_size) values ('a', 1, 'b', 1)")]
    [InlineData("select * from accounts.accounts")]
    [InlineData("select * from accounts.keys")]
    [InlineData("select * from accounts.key_ring")]
    [InlineData("select * from accounts.used_codes")]
    [InlineData("select * from wolverine.wolverine_dead_letters")]
    [InlineData("select * from agreements_api.idempotency_keys")]
    [InlineData("select nextval('agreements.mt_events_sequence')")]
    [InlineData("create table read_models.mine (id int)")]
    [InlineData("create schema mine")]
    [InlineData("create temporary table mine (id int)")]
    [InlineData("select lo_create(0)")]
    [InlineData("select lo_creat(-1)")]
    [InlineData("select lo_from_bytea(0, 'x')")]
    public async Task The_auditor_is_refused(string statement) =>
        (await RefusalAsync(DatabaseRoles.Auditor, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task No_table_at_all_is_written_by_the_auditor_and_none_owned_by_the_application()
    {
        (await server.Database.ScalarAsync<string>($"""
            select string_agg(c.oid::regclass::text, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'v', 'm', 'p')
              and (has_table_privilege('{DatabaseRoles.Auditor}', c.oid, 'insert, update, delete, truncate, references, trigger')
                   or has_any_column_privilege('{DatabaseRoles.Auditor}', c.oid, 'insert, update, references'))
            """)).ShouldBeNull();
        (await server.Database.ScalarAsync<string>($"""
            select string_agg(relname, ', ') from pg_class where relowner in ('{DatabaseRoles.Application}'::regrole, '{DatabaseRoles.Auditor}'::regrole)
            """)).ShouldBeNull();
    }

    [Fact]
    public async Task No_function_of_the_product_runs_as_its_owner_and_none_that_changes_events_may_be_run()
    {
        (await server.Database.ScalarAsync<string>("""
            select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in ('agreements', 'wolverine', 'read_models', 'documents', 'agreements_api') and p.prosecdef
            """)).ShouldBeNull();
        (await server.Database.ScalarAsync<string>($"""
            select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p
            where p.pronamespace = 'agreements'::regnamespace and has_function_privilege('{DatabaseRoles.Application}', p.oid, 'execute')
              and p.prosrc ~* '(update|delete\s+from|truncate)\s+agreements\.mt_events'
            """)).ShouldBeNull();
    }

    /// <summary>A login of the cluster that is none of the product's does not even come in; those of the settings do.</summary>
    [Fact]
    public async Task Nobody_connects_but_the_products_logins()
    {
        (await server.Database.ScalarAsync<string>($"""
            select string_agg(r || ' ' || p, ', ') from unnest(array['{DatabaseRoles.Application}', '{DatabaseRoles.Auditor}']) r,
                unnest(array['create', 'temporary']) p
            where has_database_privilege(r, current_database(), p)
            """)).ShouldBeNull();
        (await server.Database.ScalarAsync<string>("""
            select string_agg(a.privilege_type, ', ') from pg_database d, aclexplode(d.datacl) a where d.datname = current_database() and a.grantee = 0
            """)).ShouldBeNull();
        var stranger = $"stranger_{Guid.NewGuid():n}";
        await server.Database.OnClusterAsync($"create role {stranger} login");
        try
        {
            (await server.Database.ScalarAsync<bool>($"select has_database_privilege('{stranger}', current_database(), 'connect')")).ShouldBeFalse();
            await server.Database.OnClusterAsync($"grant {DatabaseRoles.Application} to {stranger}");
            (await server.Database.ScalarAsync<bool>($"select has_database_privilege('{stranger}', current_database(), 'connect')")).ShouldBeTrue();
        }
        finally
        {
            await server.Database.OnClusterAsync($"drop role {stranger}");
        }
    }

    [Fact]
    public async Task The_application_appends_and_the_auditor_reads_what_it_appended()
    {
        var stream = Guid.NewGuid();
        await ExecuteAsync(DatabaseRoles.Application, $"insert into agreements.mt_streams (id, version) values ('{stream}', 0)");
        await ExecuteAsync(DatabaseRoles.Application, $"update agreements.mt_streams set version = 1 where id = '{stream}'");
        await using var db = StoreSetup.DataSource(server.Database.ConnectionString, role: DatabaseRoles.Auditor);
        await using var read = db.CreateCommand($"select version from agreements.mt_streams where id = '{stream}'");
        (await read.ExecuteScalarAsync()).ShouldBe(1L);
    }

    private async Task<string?> RefusalAsync(string role, string statement)
    {
        try
        {
            await ExecuteAsync(role, statement);
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    private async Task ExecuteAsync(string role, string statement)
    {
        await using var db = StoreSetup.DataSource(server.Database.ConnectionString, role: role);
        await using var command = db.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
