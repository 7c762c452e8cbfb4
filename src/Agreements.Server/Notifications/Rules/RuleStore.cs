using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Rules;

/// <summary>Keeps the rules by which administrators have people told.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class RuleStore(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>Those that hold, by name.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<NotificationRule>> AllAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select name, role, institution, topics, kinds, stages, institutions from notifications.rules where ended_at is null order by name");
        return await command.ListAsync(
            r => new NotificationRule(
                r.GetString(0), r.Named<ActingRole>(1), r.Words(2), Set<Topic>(r, 3), Set<AgreementKind>(r, 4), Set<Stage>(r, 5), r.Get<string[]?>(6)), ct);
    }

    /// <summary>Adds one; under a name that is there it takes its place.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="by">The account that adds it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Why it cannot be; null where it is added.</returns>
    public async Task<Text?> SaveAsync(NotificationRule rule, string by, CancellationToken ct)
    {
        if ((rule.Fault() ?? await DirectoryCheck.FaultAsync(db, rule.Institution, rule.Institutions, ct)) is { } fault)
        {
            return fault;
        }

        await using var command = db.CreateCommand(
            """
            insert into notifications.rules (name, role, institution, topics, kinds, stages, institutions, made_by, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (name) do update set (role, institution, topics, kinds, stages, institutions, made_by, made_at, ended_at) = (excluded.role,
                excluded.institution, excluded.topics, excluded.kinds, excluded.stages, excluded.institutions, excluded.made_by, excluded.made_at, null)
            """);
        await command.With(rule.Name).With(KebabEnum<ActingRole>.Name(rule.Role)).With(rule.Institution)
            .With(rule.Topics?.Select(KebabEnum<Topic>.Name).ToArray()).With(rule.Kinds?.Select(KebabEnum<AgreementKind>.Name).ToArray())
            .With(rule.Stages?.Select(KebabEnum<Stage>.Name).ToArray()).With(rule.Institutions?.ToArray()).With(by).With(clock.GetUtcNow())
            .ExecuteNonQueryAsync(ct);
        return null;
    }

    /// <summary>Takes one away; what was told by it stays in the log.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none.</returns>
    public async Task<bool> EndAsync(string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update notifications.rules set ended_at = $2 where name = $1 and ended_at is null");
        return await command.With(name).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct) == 1;
    }

    private static T[]? Set<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum =>
        row.Get<string[]?>(column)?.Select(name => KebabEnum<T>.TryParse(name, out var one) ? one : (T?)null).OfType<T>().ToArray();
}
