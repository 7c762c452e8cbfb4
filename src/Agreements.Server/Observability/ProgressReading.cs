using Agreements.Server.Notifications;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Storage;
using JasperFx.Events.Daemon;
using Npgsql;
using Wolverine.Util;

namespace Agreements.Server.Observability;

/// <summary>How far a subscription is, as the database says.</summary>
/// <param name="Position">Sequence of the last event done with.</param>
/// <param name="Head">Sequence of the last event recorded.</param>
/// <param name="Age">Age of the oldest event not done with, seconds; 0 when there is none.</param>
/// <param name="DeadNotices">Notices given up.</param>
/// <param name="SetAside">Streams set aside.</param>
/// <param name="WebhooksOff">Endpoints that are off because nothing arrived.</param>
internal sealed record Progress(long Position, long Head, double Age, long DeadNotices, long SetAside, string[] WebhooksOff);

/// <summary>Reads the progress of a subscription.</summary>
/// <param name="database">The database.</param>
internal sealed class ProgressReading(NpgsqlDataSource database)
{
    private const int LongestAnswerSeconds = 5;

    private const string Sql = $"""
        with p as (select coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $1), 0) as position)
        select p.position,
               coalesce((select max(seq_id) from {StoreSetup.EventSchema}.mt_events), 0),
               coalesce((select extract(epoch from now() - e.timestamp)::float8 from {StoreSetup.EventSchema}.mt_events e
                         where e.seq_id > p.position order by e.seq_id limit 1), 0),
               (select count(*) from {StoreSetup.MessageSchema}.wolverine_dead_letters where message_type = any($2)),
               (select count(*) from set_aside),
               array(select name from notifications.endpoints where {EndpointSwitches.IsOff} and off_why <> 'asked' order by name)
        from p
        """;

    private const string EventSql = $"""
        select seq_id, type, stream_id, version from {StoreSetup.EventSchema}.mt_events where seq_id >= $1 order by seq_id limit 1
        """;

    private static readonly string[] NoticeTypes =
        [typeof(FormerStageNotice).ToMessageTypeName(), .. FailedMessages.Mails, .. FailedMessages.Posts];

    /// <summary>Reads it.</summary>
    /// <param name="shard">The subscription's shard.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Progress> ReadAsync(string shard, CancellationToken stop)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = LongestAnswerSeconds;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = NoticeTypes });
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return new Progress(reader.GetInt64(0), reader.GetInt64(1), Math.Max(0, reader.GetDouble(2)), reader.GetInt64(3), reader.GetInt64(4),
            reader.GetFieldValue<string[]>(5));
    }

    /// <summary>Names the event that a subscription failed on: the one that the failure names, else the first not done with.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="position">Sequence of the last event done with.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<ReadModelStop> BlameAsync(ShardFailure failure, long position, CancellationToken stop)
    {
        var sequence = failure.Event?.Sequence ?? position + 1;
        await using var command = database.CreateCommand(EventSql);
        command.CommandTimeout = LongestAnswerSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new ReadModelStop(
                reader.GetInt64(0), failure.Event is not null, reader.GetString(1), reader.GetGuid(2), reader.GetInt64(3),
                failure.ExceptionType, failure.Message, failure.OccurredAt.ToUniversalTime())
            : new ReadModelStop(
                sequence, failure.Event is not null, null, null, null, failure.ExceptionType, failure.Message, failure.OccurredAt.ToUniversalTime());
    }
}
