using Agreements.Server.Localization;

namespace Agreements.Server.ReadModels.Register;

/// <summary>The words of a past register.</summary>
public static class PastTexts
{
    /// <summary>Which past is shown.</summary>
    /// <param name="past">The past.</param>
    /// <param name="position">The last event that counts, by its place in the log; null by the other clock, or where not all is in sight.</param>
    public static Text Shown(Past past, long? position) => past.Clock is PastClock.Recorded
        ? new(
            $"截至{Instants.In(past.Until, UiLanguage.Chinese)}已登记的内容{(position is null ? "" : $"，计至日志第 {position} 号事件")}。",
            $"What was on record by {Instants.In(past.Until, UiLanguage.English)}{(position is null ? "" : $", up to event {position} of the log")}.")
        : new(
            $"各协议在{Days.In(Shanghai.Day(past.Until), UiLanguage.Chinese)}所处的阶段和状态，其余内容以现在的记录为准。",
            $"The stage and standing that each had on {Days.In(Shanghai.Day(past.Until), UiLanguage.English)}; all else is as it is on record now.");
}
