using Agreements.Server.Access;

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
            $"select id, version, policy, valid_from, reason, recorded_at, \"user\" from policies {(kind is null ? "" : "where id = $1")} order by id, version");
        return await (kind is { } one ? command.With(PublishedPolicies.StreamOf(one)) : command).ListAsync(
            r => new PolicyRow(
                r.GetGuid(0), r.GetInt64(1), r.Json<KindPolicy>(2), r.GetFieldValue<DateOnly>(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.Words(6)),
            ct);
    }
}
