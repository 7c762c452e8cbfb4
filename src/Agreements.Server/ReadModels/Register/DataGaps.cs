namespace Agreements.Server.ReadModels.Register;

/// <summary>What is not known of an agreement, in words for coordinators.</summary>
public static class DataGaps
{
    /// <summary>Open questions first, then parties not named, then stages entered on an unknown day.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<Text> Of(Agreement state) =>
    [
        .. state.OpenQuestions.Select(q => new Text(q)),
        .. state.Parties.Where(p => p.IsUnnamed).Select(p => new Text($"“{p.Name.Zh}”尚未确定名称。", $"'{p.Name.EnOrZh}' has not been named yet.")),
        .. state.Entries.Where(e => e.Value.On is null).Select(e => new Text(
            $"进入“{StageNames.Zh(e.Key)}”阶段的日期不明。", $"The day on which it became {StageNames.En(e.Key)} is unknown.")),
    ];
}
