using Marten;
using Npgsql;

namespace Agreements.Server.Access;

/// <summary>
/// What a request reads by: the pool, the session, and the sight of whoever asks. The only way from an endpoint or a page to what is stored,
/// so that nothing can be read without saying whose sight it is.
/// </summary>
/// <param name="db">The pool: of a role that can do nothing but read, where an auditor asks.</param>
/// <param name="store">The events, through the same pool.</param>
/// <param name="sight">What may be seen.</param>
public sealed class Reader(NpgsqlDataSource db, IDocumentStore store, Sight sight) : IAsyncDisposable
{
    private IQuerySession? _session;

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Db { get; } = db;

    /// <summary>What may be seen.</summary>
    public Sight Sight { get; } = sight;

    /// <summary>The events.</summary>
    public IQuerySession Session => _session ??= store.QuerySession();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
