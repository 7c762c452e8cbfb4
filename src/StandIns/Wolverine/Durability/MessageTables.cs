using Npgsql;

namespace Wolverine.Persistence.Durability;

/// <summary>
/// Names, columns and statements of the stored messages. Tables and columns are those of the real library; with one process there is no
/// ownership, so <c>owner_id</c> is 0, which also keeps the rows out of the index of owners.
/// </summary>
internal sealed class MessageTables(string schema)
{
    public string Schema { get; } = schema;

    public string Incoming => $"\"{Schema}\".wolverine_incoming_envelopes";

    public string DeadLetters => $"\"{Schema}\".wolverine_dead_letters";

    public string Insert => $"""
        insert into {Incoming} (id, status, owner_id, execution_time, attempts, body, message_type, received_at)
        values ($1, $2, 0, $3, 0, $4, $5, $6)
        """;

    public string InsertMany => $"""
        insert into {Incoming} (id, status, owner_id, execution_time, attempts, body, message_type, received_at)
        select id, status, 0, execution_time, 0, body, message_type, received_at
        from unnest($1::uuid[], $2::varchar[], $3::timestamptz[], $4::bytea[], $5::varchar[], $6::varchar[])
          as m(id, status, execution_time, body, message_type, received_at)
        """;

    public string Delete => $"delete from {Incoming} where id = $1";

    public string DeleteMany => $"delete from {Incoming} where id = any($1)";

    public string Reschedule => $"update {Incoming} set status = 'Scheduled', execution_time = $2, attempts = $3 where id = $1";

    public string Bury => $"""
        with gone as (delete from {Incoming} where id = $1)
        insert into {DeadLetters} (id, execution_time, body, message_type, received_at, source, exception_type, exception_message, sent_at, replayable)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, false)
        on conflict (id) do update set exception_type = excluded.exception_type, exception_message = excluded.exception_message, replayable = false
        """;

    /// <summary>Due messages become runnable; a few at a time, oldest first.</summary>
    public string TakeDue => $"""
        with due as (
          select id from {Incoming} where status = 'Scheduled' and execution_time <= $1 order by execution_time, id limit $2 for update skip locked)
        update {Incoming} m set status = 'Incoming' from due where m.id = due.id
        returning m.id, m.attempts, m.body, m.message_type, m.received_at, m.execution_time
        """;

    /// <summary>Dead letters that somebody marked become runnable again, with no attempts counted.</summary>
    public string TakeReplayable => $"""
        with marked as (
          delete from {DeadLetters} where id in (select id from {DeadLetters} where replayable = true order by id limit $1 for update skip locked)
          returning id, body, message_type, received_at)
        insert into {Incoming} (id, status, owner_id, execution_time, attempts, body, message_type, received_at)
        select id, 'Incoming', 0, null, 0, body, message_type, received_at from marked
        returning id, attempts, body, message_type, received_at, execution_time
        """;

    public string Unfinished => $"""
        select id, attempts, body, message_type, received_at, execution_time
        from {Incoming} where status = 'Incoming' and id > $1 order by id limit $2
        """;

    private string Create => $"""
        create schema if not exists "{Schema}";
        create table if not exists {Incoming} (
          id uuid not null constraint pkey_wolverine_incoming_envelopes_id primary key,
          status varchar not null,
          owner_id integer not null,
          execution_time timestamptz default null,
          attempts integer default 0,
          body bytea not null,
          message_type varchar not null,
          received_at varchar,
          keep_until timestamptz);
        create index if not exists idx_wolverine_incoming_envelopes_owner on {Incoming} (owner_id) where owner_id <> 0;
        create index if not exists idx_wolverine_incoming_envelopes_due on {Incoming} (execution_time) where status = 'Scheduled';
        create table if not exists {DeadLetters} (
          id uuid not null constraint pkey_wolverine_dead_letters_id primary key,
          execution_time timestamptz default null,
          body bytea not null,
          message_type varchar not null,
          received_at varchar,
          source varchar,
          exception_type varchar,
          exception_message varchar,
          sent_at timestamptz,
          replayable boolean);
        create index if not exists idx_wolverine_dead_letters_replayable on {DeadLetters} (replayable) where replayable = true;
        """;

    /// <summary>Creates what is missing; several processes may do so at once.</summary>
    public async Task CreateAsync(NpgsqlDataSource source, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var gate = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('wolverine tables'))", connection, transaction))
        {
            await gate.ExecuteNonQueryAsync(token);
        }

        await using (var create = new NpgsqlCommand(Create, connection, transaction))
        {
            await create.ExecuteNonQueryAsync(token);
        }

        await transaction.CommitAsync(token);
    }

    /// <summary>Fails when a table is missing.</summary>
    /// <exception cref="InvalidOperationException">One is; the message says how to make them.</exception>
    public async Task AssertAsync(NpgsqlDataSource source, CancellationToken token)
    {
        await using var command = source.CreateCommand("select to_regclass($1) is not null and to_regclass($2) is not null");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Incoming });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = DeadLetters });
        if (!(bool)(await command.ExecuteScalarAsync(token))!)
        {
            throw new InvalidOperationException(
                $"The tables of messages are missing in schema {Schema}, and AutoBuildMessageStorageOnStartup is None: have them made before, by SetupResources() on a host that may.");
        }
    }
}
