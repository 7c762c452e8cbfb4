using System.Collections.Concurrent;
using Npgsql;

namespace Wolverine.Runtime;

/// <summary>The stored messages this process has in memory, so that looking for lost ones finds only lost ones.</summary>
internal sealed class InFlight
{
    private readonly ConcurrentDictionary<Guid, byte> _ids = new();
    private int _suspicion;

    /// <summary>False when it is in memory already.</summary>
    public bool Add(Guid id) => _ids.TryAdd(id, 0);

    public bool Contains(Guid id) => _ids.ContainsKey(id);

    public void Remove(Guid id) => _ids.TryRemove(id, out _);

    public void Remove(Guid[] ids)
    {
        foreach (var id in ids)
        {
            Remove(id);
        }
    }

    /// <summary>Some rows may be runnable without being in memory: a commit whose answer was lost, an outcome that could not be stored.</summary>
    public void Suspect() => Interlocked.Exchange(ref _suspicion, 1);

    /// <summary>Suspects when a failure does not say whether the database committed: its answer was lost.</summary>
    public void SuspectAfter(Exception failure)
    {
        var asked = false;
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is PostgresException)
            {
                return;
            }

            asked |= e is NpgsqlException;
        }

        if (asked)
        {
            Suspect();
        }
    }

    public bool TakeSuspicion() => Interlocked.Exchange(ref _suspicion, 0) == 1;
}
