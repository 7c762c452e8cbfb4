using Agreements.Server.Notifications.Causes;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Daily;

/// <summary>
/// Follows up what was asked and is awaited still, while nobody of those who were told has acknowledged it: they are told again, and then who approves above
/// them. After how long is for the bureaus to say that see the agreement.
/// </summary>
internal static class FollowUpPlan
{
    /// <summary>What is older is history: it was followed up in its time, or a server was away for months.</summary>
    private const int NotAfterDays = 90;

    private static readonly string[] FollowedUp = [.. Enum.GetValues<Topic>().Where(Topics.IsFollowedUp).Select(KebabEnum<Topic>.Name)];

    private const string Sql =
        """
        insert into notifications.causes (id, topic, stream, day, at, facts, audience)
        select c.id || '/' || $1, c.topic, c.stream, $2, $3, c.facts || jsonb_build_object('rung', $4), c.audience || $5::jsonb
        from notifications.causes c cross join lateral (
            select coalesce(min(case $4 when 1 then f.again_after else f.above_after end), $9) as days
            from sights s join notifications.follow_ups f on f.institution = any(s.seen_by) where s.id = c.stream) silence
        where c.topic = any($6) and c.facts->>'rung' is null and c.day <= $7[1] and c.day <= $7[silence.days] and c.day > $8 and c.told_at is not null
          and not exists (select from notifications.intended i where i.cause in (c.id, c.id || '/again') and i.acknowledged_at is not null)
          and exists (select from court_rows w where w.id = c.stream and (exists (
                select from jsonb_array_elements(w.items) i where i->>'code' = c.facts->>'code' and i->>'party' is not distinct from c.facts->>'party')
              or (w.related->'approval'->'place'->>'number')::int = (c.facts->>'step')::int))
        on conflict (id) do nothing
        """;

    /// <summary>Writes what is to be told again, or to who is above.</summary>
    /// <param name="connection">The transaction of the round.</param>
    /// <param name="workingDays">On which days people work.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertAsync(NpgsqlConnection connection, WorkingDays workingDays, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        // The day that lies so many working days back, by their number.
        var back = Enumerable.Range(1, FollowUpDays.Most).Select(days => workingDays.Add(today, -days).Day).ToArray();
        foreach (var (rung, name, days) in new[] { (1, "again", FollowUpDays.Usual.AgainAfter), (2, "above", FollowUpDays.Usual.AboveAfter) })
        {
            await using var command = new NpgsqlCommand(Sql, connection);
            await command.With(name).With(today).With(now).With(rung)
                .With(ReadModelJson.Write(rung == 1 ? Array.Empty<Audience>() : [new Audience(ToldAs.Approvers)])).With(FollowedUp)
                .With(back).With(today.AddDays(-NotAfterDays)).With(days).ExecuteNonQueryAsync(ct);
        }
    }
}
