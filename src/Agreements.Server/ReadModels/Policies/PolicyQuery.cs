using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>Reads the published policies.</summary>
public static class PolicyQuery
{
    /// <summary>All that were published, of a kind or of every kind, oldest first.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="kind">The kind; null for every kind.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<PolicyRow>> ListAsync(Reader reader, AgreementKind? kind = null, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {PolicyTable.Rows.Columns()} from policies {(kind is null ? "" : "where id = $1")} order by id, version");
        return await (kind is { } one ? command.With(PublishedPolicies.StreamOf(one)) : command).ListAsync(PolicyTable.Rows.Read, ct);
    }
}
