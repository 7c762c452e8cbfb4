using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Internal.Daemon;

/// <summary>Events read in sequence order, and the one after them that cannot be read, if any.</summary>
internal sealed record EventPage(long Floor, long Ceiling, List<IEvent> Events, Exception? Unreadable);

/// <summary>The event that cannot be handled.</summary>
internal sealed record Poison(Exception Failure, EventFailureDetails? Event)
{
    public static EventFailureDetails Of(IEvent e) => new() { Sequence = e.Sequence, EventTypeName = e.EventTypeName, StreamId = e.StreamId, Version = e.Version };
}

/// <summary>Reads pages of the events that one subscription wants.</summary>
internal sealed class PageLoader(DocumentStore store, RegisteredSubscription subscription)
{
    private readonly AsyncOptions _options = subscription.Options.Options;
    private readonly string[] _names = [.. subscription.IncludedTypes.Select(t => store.Options.EventGraph.MappingFor(t).Name).Distinct()];

    public async Task<EventPage> LoadAsync(long floor, long upTo, CancellationToken token)
    {
        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(_names.Length == 0 ? store.Sql.Page : store.Sql.PageOfTypes, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = floor },
                new NpgsqlParameter<long> { TypedValue = upTo },
                new NpgsqlParameter<int> { TypedValue = _options.BatchSize },
            },
        };
        if (_names.Length > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _names });
        }

        await command.PrepareAsync(token);
        await using var reader = await command.ExecuteReaderAsync(token);
        var events = new List<IEvent>(_options.BatchSize);
        while (await reader.ReadAsync(token))
        {
            try
            {
                events.Add(store.Rows.Read(reader));
            }
            catch (MartenException unreadable)
            {
                return new EventPage(floor, events.Count > 0 ? events[^1].Sequence : floor, events, unreadable);
            }
        }

        return new EventPage(floor, events.Count == _options.BatchSize ? events[^1].Sequence : upTo, events, null);
    }
}
