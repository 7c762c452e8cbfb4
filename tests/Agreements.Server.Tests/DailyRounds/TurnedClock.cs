using Agreements.Server.Localization;

namespace Agreements.Server.Tests.DailyRounds;

/// <summary>A clock that a test turns.</summary>
internal sealed class TurnedClock(DateOnly day) : TimeProvider
{
    public DateOnly Day { get; set; } = day;

    public override DateTimeOffset GetUtcNow() => Shanghai.Instant(Day.ToDateTime(new TimeOnly(9, 0)));
}
