using Npgsql;

namespace Marten.Internal;

/// <summary>Something else that is stored together with a session's events: messages to send.</summary>
internal interface ICommitParticipant
{
    /// <summary>
    /// Adds its statements while the commit's only batch is built; called once per attempt to commit. Positional parameters
    /// (<c>$1</c>) only, texts from a small fixed set, so that they are prepared.
    /// </summary>
    void AddCommands(NpgsqlBatch batch);

    /// <summary>The commit succeeded.</summary>
    ValueTask CommittedAsync(CancellationToken token);
}
