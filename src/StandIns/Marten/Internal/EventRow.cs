using System.Text.Json;
using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Internal;

/// <summary>Reads one event from a row, at the columns that <see cref="Columns"/> lists, beginning at some offset.</summary>
internal sealed class EventRow(EventSql sql, EventGraph events, EventSerializer serializer)
{
    private readonly int _causation = 9;
    private readonly int _correlation = 9 + (sql.HasCausation ? 1 : 0);
    private readonly int _headers = 9 + (sql.HasCausation ? 1 : 0) + (sql.HasCorrelation ? 1 : 0);
    private readonly int _userName = 9 + (sql.HasCausation ? 1 : 0) + (sql.HasCorrelation ? 1 : 0) + (sql.HasHeaders ? 1 : 0);

    public static IReadOnlyList<string> Columns(EventSql sql) =>
    [
        "seq_id", "id", "stream_id", "version", "timestamp", "type", "data", "mt_dotnet_type", "is_archived",
        .. sql.MetadataParameters().Select(m => m.Column),
    ];

    /// <exception cref="UnknownEventTypeException">Its type name is not registered.</exception>
    /// <exception cref="EventDeserializationFailureException">Its body cannot be read.</exception>
    public IEvent Read(NpgsqlDataReader reader, int offset = 0)
    {
        var sequence = reader.GetInt64(offset);
        var name = reader.GetString(offset + 5);
        if (!events.TryGetMapping(name, out var mapping))
        {
            mapping = events.MappingFor(name, reader.IsDBNull(offset + 7) ? null : reader.GetString(offset + 7), sequence);
        }

        var e = mapping.Wrap(Body(reader, offset + 6, mapping, sequence));
        e.Sequence = sequence;
        e.Id = reader.GetGuid(offset + 1);
        e.StreamId = reader.GetGuid(offset + 2);
        e.Version = reader.GetInt64(offset + 3);
        e.Timestamp = reader.GetFieldValue<DateTimeOffset>(offset + 4);
        e.IsArchived = reader.GetBoolean(offset + 8);
        ReadMetadata(reader, offset, e);
        return e;
    }

    private static object Body(NpgsqlDataReader reader, int column, EventMapping mapping, long sequence)
    {
        try
        {
            return mapping.Read(reader.GetFieldValue<byte[]>(column)) ?? throw new JsonException("The body is null");
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or ArgumentException
            or InvalidOperationException or FormatException or OverflowException)
        {
            throw new EventDeserializationFailureException(sequence, mapping.Name, unreadable);
        }
    }

    private void ReadMetadata(NpgsqlDataReader reader, int offset, IEvent e)
    {
        if (sql.HasCausation && !reader.IsDBNull(offset + _causation))
        {
            e.CausationId = reader.GetString(offset + _causation);
        }

        if (sql.HasCorrelation && !reader.IsDBNull(offset + _correlation))
        {
            e.CorrelationId = reader.GetString(offset + _correlation);
        }

        if (sql.HasHeaders && !reader.IsDBNull(offset + _headers))
        {
            e.Headers = serializer.ReadHeaders(reader.GetFieldValue<byte[]>(offset + _headers));
        }

        if (sql.HasUserName && !reader.IsDBNull(offset + _userName))
        {
            e.UserName = reader.GetString(offset + _userName);
        }
    }
}
