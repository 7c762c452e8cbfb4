using Agreements.Server.Notifications.Causes;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Telling;

/// <summary>A notification to one recipient, as it is first written.</summary>
/// <param name="Meant">Who is meant by what.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Delivery">The mail that it leaves with; null for none.</param>
internal sealed record Intended(Meant Meant, TellDecision Decision, Guid? Delivery);

/// <summary>Writes notifications: once per cause and recipient, for ever.</summary>
internal static class IntendedTable
{
    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyCollection<Intended> rows, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into notifications.intended (cause, recipient, relation, relation_of, stands_for, state, reason, mail, delivery, at)
            select cause, recipient, relation, relation_of, stands_for, case when reason is null then 'told' else 'suppressed' end, reason, mail, delivery, $9
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as i(cause, recipient, relation, relation_of, stands_for, reason, mail, delivery)
            """, connection);
        await command.With(Of(rows, i => i.Meant.Cause)).With(Of(rows, i => i.Meant.Account)).With(Of(rows, i => KebabEnum<ToldAs>.Name(i.Meant.Relation)))
            .With(Of(rows, i => i.Meant.Of)).With(Of(rows, i => i.Meant.StandsFor))
            .With(Of(rows, i => i.Decision.Reason is { } reason ? KebabEnum<HeldBack>.Name(reason) : null))
            .With(Of(rows, i => KebabEnum<MailWay>.Name(i.Decision.Mail))).With(rows.Select(i => i.Delivery).ToArray()).With(now).ExecuteNonQueryAsync(ct);
    }

    private static string?[] Of(IEnumerable<Intended> rows, Func<Intended, string?> value) => [.. rows.Select(value)];
}
