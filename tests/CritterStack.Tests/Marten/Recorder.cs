using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace CritterStack.Tests.Marten;

/// <summary>Writes down what it gets, in a table that refuses to get anything twice.</summary>
public sealed class Recorder : SubscriptionBase
{
    public const string Table = "create table seen (place bigint generated always as identity, sequence bigint primary key, stream uuid, version bigint)";

    public Recorder(string name = "recorder") => Name = name;

    /// <summary>Runs before an event is written down.</summary>
    public Func<IEvent, IDocumentOperations, Task>? Before { get; set; }

    public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events)
        {
            if (Before is not null)
            {
                await Before(e, operations);
            }

            operations.QueueSqlCommand("insert into seen (sequence, stream, version) values (?, ?, ?)", e.Sequence, e.StreamId, e.Version);
        }

        return NullChangeListener.Instance;
    }
}
