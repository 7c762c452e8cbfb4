using Wolverine.Attributes;
namespace Agreements.Server.Commands.DailyRounds;

/// <summary>
/// Look for what is due. Made once per day of Asia/Shanghai, shortly after midnight; a day on which no server ran is caught up by the next
/// round, which asks for all that is due and not done, whatever its day.
/// </summary>
/// <param name="Day">The day that the round is for.</param>
[MessageIdentity("Agreements.Server.DailyRounds.DailyRound")]
public sealed record DailyRound(DateOnly Day);

/// <summary>Ask for some of what is due: a page at a time, so that a long list neither fills the memory nor holds up the round.</summary>
/// <param name="Day">The day of the round.</param>
/// <param name="AfterDay">The due day where the page before ended; null for the first page.</param>
/// <param name="AfterId">The agreement where the page before ended; null for the first page.</param>
[MessageIdentity("Agreements.Server.DailyRounds.DuePage")]
public sealed record DuePage(DateOnly Day, DateOnly? AfterDay = null, Guid? AfterId = null);
