using Agreements.Server.Importing.Checking;
using Agreements.Server.Importing.Reading;

namespace Agreements.Server.Importing.Planning;

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

        NotYet(file.Engagements.Select(e => e.Ref), new("活动", "Engagements"), findings);
        NotYet(file.Indicators.Select(i => i.Ref), new("指标", "Indicators"), findings);
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

    /// <summary>Parts of a happening that the record of it has no room for.</summary>
    private static void LeftOut(AgreementRow agreement, Findings findings)
    {
        foreach (var row in agreement.History)
        {
            var (place, note) = row.What.Value switch
            {
                Happening.Signed => (true, true),
                Happening.Witnessed or Happening.Started => (false, true),
                _ => (false, false),
            };
            string[] left = [.. Left("place", row.Where, place), .. Left("note", row.Note, note)];
            if (left.Length > 0)
            {
                var word = KebabNames.Of(row.What.Value);
                findings.Warning(
                    "part-not-recorded", row.Place,
                    new(
                        $"{agreement.Ref.Value}：“{word}”的 {string.Join("、", left)} 已检查，本版本不记录。",
                        $"{agreement.Ref.Value}: the {string.Join(" and ", left)} of '{word}' is checked, but not recorded by this version."), KeepTheFile);
            }
        }
    }

    private static string[] Left(string key, string? value, bool recorded) => value is not null && !recorded ? [key] : [];

    private static void NotYet(IEnumerable<Placed<string>> rows, Text what, Findings findings)
    {
        var all = rows.ToArray();
        if (all.Length > 0)
        {
            findings.Warning(
                "part-not-recorded", all[0].Place with { Path = all[0].Place.Path[..all[0].Place.Path.IndexOf('[', StringComparison.Ordinal)] },
                new($"{what.Zh} {all.Length} 项：已检查，本版本不记录。", $"{what.EnOrZh}: {all.Length}, checked but not recorded by this version."), KeepTheFile);
        }
    }

    private static Text FindOut { get; } = new("照录为数据缺口，由协调员查明。", "It is recorded as a gap for coordinators to close.");

    private static Text KeepTheFile { get; } = new("保留文件：以后的版本会记录。", "Keep the file: a later version records it.");
}
