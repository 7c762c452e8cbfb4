
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(MeasuringEvent happened, Agreement after) => happened switch
    {
        IndicatorDefined e => Defined(e.Indicator),
        TargetChanged e => Said(
            $"指标“{Indicator(e.Id, after).Zh}”的目标值由{(e.Was is null ? "未定" : AmountZh(e.Was))}改为{(e.Target is null ? "未定" : AmountZh(e.Target))}",
            $"The target of the indicator '{Indicator(e.Id, after).EnOrZh}' changed from {(e.Was is null ? "none" : AmountEn(e.Was))} to "
                + $"{(e.Target is null ? "none" : AmountEn(e.Target))}",
            e.Reason),
        IndicatorMeasured e => WithNote(MeasuredAs(e, after), e.Note),
        MeasurementCorrected e => Said(
            $"更正指标“{Indicator(e.Id, after).Zh}”的第{e.Number}个数据：原为{AmountZh(e.Was)}，应为{AmountZh(e.Now)}，理由",
            $"Figure {e.Number} of the indicator '{Indicator(e.Id, after).EnOrZh}' was corrected from {AmountEn(e.Was)} to {AmountEn(e.Now)}", e.Reason),
        PeriodClosed e => Said($"{DayZh(e.Period)}的指标数据关账{Zh(e.On)}", $"The figures of {DayEn(e.Period)} were closed{En(e.On)}", e.Note),
        PeriodReopened e => Said($"{DayZh(e.Period)}的指标数据重新开放{Zh(e.On)}", $"The figures of {DayEn(e.Period)} were reopened{En(e.On)}", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text Defined(Indicator i)
    {
        string?[] zh =
        [
            i.Scope is null ? null : $"范围：{i.Scope}", i.Baseline is null ? null : $"基线：{AmountZh(i.Baseline)}",
            i.Target is null ? null : $"目标：{AmountZh(i.Target)}",
            i.By is null ? null : $"期限{DayZh(i.By)}",
        ];
        string?[] en =
        [
            i.Scope is null ? null : $"scope: {i.Scope}", i.Baseline is null ? null : $"baseline: {AmountEn(i.Baseline)}",
            i.Target is null ? null : $"target: {AmountEn(i.Target)}",
            i.By is null ? null : $"by {DayEn(i.By)}",
        ];
        return new Text($"设立指标“{i.Name.Zh}”{TailZh(zh)}。", $"An indicator was defined: '{i.Name.EnOrZh}'{TailEn(en)}.");
    }

    private static Text MeasuredAs(IndicatorMeasured e, Agreement after)
    {
        var name = Indicator(e.Id, after);
        return new Text(
            $"{(e.Source is null ? "" : $"据{Title(e.Source.Title)}，")}指标“{name.Zh}”为{AmountZh(e.Value)}{Zh(e.AsOf ?? e.Period)}。",
            $"{(e.Source is null ? "" : $"According to '{e.Source.Title}': ")}The indicator '{name.EnOrZh}' stands at "
                + $"{AmountEn(e.Value)}{En(e.AsOf ?? e.Period)}.");
    }

    private static Text Indicator(string id, Agreement after) => after.FindIndicator(id)?.Indicator.Name ?? new Text(id);
}
