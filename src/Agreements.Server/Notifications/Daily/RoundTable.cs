using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Daily;

/// <summary>Which rounds were made: one row per day, whose key lets only one of several make it.</summary>
internal static class RoundTable
{
    /// <summary>Marks the round of a day as made.</summary>
    /// <returns>False where it was made before.</returns>
    public static async Task<bool> MarkAsync(NpgsqlConnection connection, DateOnly day, bool isWorked, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "insert into notifications.rounds (day, worked, made_at) values ($1, $2, $3) on conflict do nothing", connection);
        return await command.With(day).With(isWorked).With(now).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>The day up to which people were reminded before a day; null before the first round.</summary>
    public static async Task<DateOnly?> LastWorkedAsync(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select max(day) from notifications.rounds where worked and day < $1", connection).With(day);
        return await command.ExecuteScalarAsync(ct) as DateOnly?;
    }

    /// <summary>Whether something of a day, or of before, is not told yet.</summary>
    public static async Task<bool> IsAnythingUntoldAsync(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from notifications.causes where told_at is null and day <= $1)", connection).With(day);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
