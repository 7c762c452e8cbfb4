using Agreements.Server.Exchange.Importing.Checking;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>What the source leaves unknown, and what of the file is not recorded. Said, never silent.</summary>
internal static class GapWarnings
{
    public static void Run(CaseFile file, Findings findings)
    {
        foreach (var agreement in file.Agreements)
        {
            UnknownDays(agreement, findings);
            Unnamed(agreement, findings);
            LeftOut(agreement, findings);
        }
    }

    private static void UnknownDays(AgreementRow agreement, Findings findings)
    {
        var stage = agreement.Stage.Value;
        foreach (var row in agreement.History.Where(h => h.On is null))
        {
            var word = KebabNames.Of(row.What.Value);
            findings.Warning(
                "day-unknown", row.Place,
                new($"{agreement.Ref.Value}：“{word}”的日期不详。", $"{agreement.Ref.Value}: the day of '{word}' is unknown."), FindOut);
        }

        if (!agreement.History.Any(h => HistoryChecks.StageOf(h.What.Value) == stage))
        {
            findings.Warning(
                "day-unknown", agreement.Stage.Place,
                new(
                    $"{agreement.Ref.Value}：阶段为“{StageNames.Zh(stage)}”，但 history 没有写明何时开始。",
                    $"{agreement.Ref.Value}: it is {StageNames.En(stage)}, but the history does not say since when."), FindOut);
        }
    }

    private static void Unnamed(AgreementRow agreement, Findings findings)
    {
        foreach (var party in agreement.Parties.Value.Where(p => p.Unknown is not null))
        {
            findings.Warning(
                "party-unnamed", party.Place,
                new($"{agreement.Ref.Value}：一方尚未确定名称（{party.Unknown!.Zh}）。", $"{agreement.Ref.Value}: a party has no name ({party.Unknown.EnOrZh})."), FindOut);
        }
    }

    /// <summary>A witness attests; where that was is no part of it.</summary>
    private static void LeftOut(AgreementRow agreement, Findings findings)
    {
        foreach (var row in agreement.History.Where(h => h is { What.Value: Happening.Witnessed, Where: not null }))
        {
            findings.Warning(
                "part-not-recorded", row.Place,
                new($"{agreement.Ref.Value}：“witnessed”的 place 已检查，不记录。", $"{agreement.Ref.Value}: the place of 'witnessed' is checked, but not recorded."),
                new("地点写在“signed”中。", "Write the place with 'signed'."));
        }
    }

    private static Text FindOut { get; } = new("照录为数据缺口，由协调员查明。", "It is recorded as a gap for coordinators to close.");
}
