using Agreements.Server.Localization;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words for days on which nobody works.</summary>
internal static class WorkingDayTexts
{
    /// <summary>The working day that stands beside a day which is none, and how well it is known.</summary>
    public static Text Next(WorkingDay later)
    {
        var basis = later.Basis switch
        {
            WorkingDayBasis.Provisional => new Text("（该年放假通知尚未发布，以通知为准）", " (provisional: the notice of that year is still to come)"),
            WorkingDayBasis.Unknown => new Text("（该年节假日未知，仅按周末计）", " (the holidays of that year are not known: weekends only)"),
            _ => new Text("", ""),
        };
        return new Text(
            $"当日非工作日，次一工作日：{Days.In(later.Day, UiLanguage.Chinese)}{basis.Zh}",
            $"no working day; next working day: {Days.In(later.Day, UiLanguage.English)}{basis.En}");
    }
}
