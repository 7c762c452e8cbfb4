
namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>What happened agrees with the stage given, and with the order of time. Imprecise days contradict only where no reading of them fits.</summary>
internal static class HistoryChecks
{
    public static void Run(AgreementRow agreement, DateOnly today, Findings findings)
    {
        var history = agreement.History;
        for (var i = 0; i < history.Count; i++)
        {
            var row = history[i];
            BeyondStage(agreement, row, findings);
            if (row.On?.Earliest > today)
            {
                findings.Error(
                    "history-in-future", row.Place,
                    new($"“{Word(row)}”的日期（{row.On}）在今天（{today:yyyy-MM-dd}）之后。", $"'{Word(row)}' is dated {row.On}, after today ({today:yyyy-MM-dd})."),
                    new("改正日期；尚未发生的事项不写入 history。", "Mend the date; what has not happened yet is no history."));
            }

            if (history.Take(i).FirstOrDefault(h => h.What.Value == row.What.Value) is { } twice)
            {
                findings.Error(
                    "history-duplicate", row.What.Place,
                    new($"“{Word(row)}”出现了两次。", $"'{Word(row)}' stands twice."),
                    new($"只保留一次；第一个在第 {twice.Place.Line} 行。", $"Keep one of them; the first is in line {twice.Place.Line}."));
            }

            // The first contradiction says it; a third and fourth entry only repeat it.
            _ = history.Take(i).Any(before => Contradicts(before, row, findings));
        }
    }

    /// <summary>The stage that a happening belongs to.</summary>
    public static Stage StageOf(Happening what) => what switch
    {
        Happening.Proposed => Stage.Proposed,
        Happening.Negotiated => Stage.Negotiated,
        Happening.Signed or Happening.Witnessed => Stage.Signed,
        Happening.Started => Stage.Implementing,
        _ => Stage.Evaluated,
    };

    private static string Word(HistoryRow row) => KebabNames.Of(row.What.Value);

    private static void BeyondStage(AgreementRow agreement, HistoryRow row, Findings findings)
    {
        if (StageOf(row.What.Value) <= agreement.Stage.Value)
        {
            return;
        }

        var stage = KebabEnum<Stage>.Name(agreement.Stage.Value);
        var needed = KebabEnum<Stage>.Name(StageOf(row.What.Value));
        findings.Error(
            "stage-contradicts-history", row.What.Place,
            new($"history 中有“{Word(row)}”，而 stage 为“{stage}”。", $"The history says '{Word(row)}', but the stage is '{stage}'."),
            new(
                $"若来源支持，将 stage 改为“{needed}”（第 {agreement.Stage.Place.Line} 行），否则删除此项。",
                $"Write the stage '{needed}' (line {agreement.Stage.Place.Line}) if the source supports it, or delete this entry."));
    }

    private static bool Contradicts(HistoryRow earlier, HistoryRow later, Findings findings)
    {
        var stagesTurned = StageOf(earlier.What.Value) > StageOf(later.What.Value);
        var daysTurned = earlier.On?.Earliest > later.On?.Latest;
        var daysAsWritten = earlier.On?.Latest < later.On?.Earliest;
        if (stagesTurned && daysAsWritten)
        {
            findings.Error(
                "history-contradictory", later.Place,
                new(
                    $"“{Word(later)}”（{later.On}）在“{Word(earlier)}”（{earlier.On}）之后，阶段顺序不可能如此。",
                    $"'{Word(later)}' ({later.On}) comes after '{Word(earlier)}' ({earlier.On}); the stages cannot follow in that order."),
                new("改正日期或 what。", "Mend the dates, or what happened."));
        }
        else if (daysTurned && !stagesTurned)
        {
            findings.Error(
                "history-contradictory", later.Place,
                new(
                    $"“{Word(later)}”（{later.On}）早于写在前面的“{Word(earlier)}”（{earlier.On}）。",
                    $"'{Word(later)}' ({later.On}) is earlier than '{Word(earlier)}' ({earlier.On}), which stands before it."),
                new("改正日期；history 由早到晚书写。", "Mend the dates; history is written oldest first."));
        }
        else if (stagesTurned)
        {
            findings.Error(
                "history-unordered", later.Place,
                new(
                    $"“{Word(later)}”写在“{Word(earlier)}”之后，而它属于更早的阶段。",
                    $"'{Word(later)}' stands after '{Word(earlier)}', but belongs to an earlier stage."),
                new("history 由早到晚书写：交换这两项。", "History is written oldest first: swap the two."));
        }
        else
        {
            return false;
        }

        return true;
    }
}

/// <summary>Spelling of enumerations that are no part of the stored events.</summary>
internal static class KebabNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
