using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Daily;

/// <summary>After how many working days of silence what is awaited is followed up.</summary>
/// <param name="AgainAfter">When those who were asked are told again.</param>
/// <param name="AboveAfter">When who approves above them is told.</param>
public sealed record FollowUpDays(int AgainAfter, int AboveAfter)
{
    /// <summary>The most days of either.</summary>
    public const int Most = 60;

    /// <summary>Where no bureau has said otherwise: a week, and two.</summary>
    public static FollowUpDays Usual { get; } = new(5, 10);

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Text? Fault() => AgainAfter is < 1 or > Most || AboveAfter < AgainAfter || AboveAfter > Most
        ? new($"跟进天数须为1到{Most}个工作日，报告上级不早于再次提醒。",
            $"Follow-up takes 1 to {Most} working days, and who is above is told no sooner than those who were asked are told again.")
        : null;
}

/// <summary>Keeps after how many days the agreements of a bureau are followed up. Of several bureaus that see an agreement the most impatient counts.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class FollowUps(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>What a bureau has said; null where it has said nothing.</summary>
    /// <param name="institution">Its code.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<FollowUpDays?> FindAsync(string institution, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select again_after, above_after from notifications.follow_ups where institution = $1").With(institution);
        return await command.FirstAsync(r => new FollowUpDays(r.GetInt16(0), r.GetInt16(1)), ct);
    }

    /// <summary>Keeps it; what is usual is forgotten.</summary>
    /// <param name="institution">The bureau's code.</param>
    /// <param name="days">The days, without fault.</param>
    /// <param name="by">The account that says so.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SaveAsync(string institution, FollowUpDays days, string by, CancellationToken ct)
    {
        await using var command = db.CreateCommand(days == FollowUpDays.Usual
            ? "delete from notifications.follow_ups where institution = $1"
            : """
                insert into notifications.follow_ups (institution, again_after, above_after, changed_by, changed_at) values ($1, $2, $3, $4, $5)
                on conflict (institution) do update set (again_after, above_after, changed_by, changed_at) =
                    (excluded.again_after, excluded.above_after, excluded.changed_by, excluded.changed_at)
                """);
        command.With(institution);
        if (days != FollowUpDays.Usual)
        {
            command.With((short)days.AgainAfter).With((short)days.AboveAfter).With(by).With(clock.GetUtcNow());
        }

        await command.ExecuteNonQueryAsync(ct);
    }
}
