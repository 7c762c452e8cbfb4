using Npgsql;

namespace Agreements.Server.Commands.DailyRounds;

/// <summary>Which rounds were made: one row per day. Its key is what lets only one of several make the round of a day.</summary>
internal static class DailyRoundTable
{
    public const string Mark = "insert into agreements_rounds.daily_rounds (day) values (?)";

    public const string Creation = """
        create schema if not exists agreements_rounds;
        create table if not exists agreements_rounds.daily_rounds (day date primary key, made timestamptz not null default now());
        """;

    public static async Task<bool> WasMadeAsync(NpgsqlDataSource db, DateOnly day, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select exists (select from agreements_rounds.daily_rounds where day = $1)");
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
