
namespace Agreements.Server.Tests.Queries;

internal sealed class MeasuringSentenceCases : ISentenceCases
{
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");
    private static readonly Quantity Many = new(200, Qualifier.AtLeast, "person", "名");
    private static readonly Quantity Few = new(78, Qualifier.Exact, "person", "名");

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new IndicatorDefined(new Indicator("x", new Text("在读学生", "Students"), "person", "产业学院", Few, Many, Edtf.Parse("2027"))),
            "设立指标“在读学生”，范围：产业学院，基线：78名，目标：200余名，期限2027年。",
            "An indicator was defined: 'Students'; scope: 产业学院, baseline: 78 people, target: at least 200 people, by 2027."),
        (new TargetChanged("students", Many, null, null, "不再招生", Day),
            "指标“在读学生”的目标值由200余名改为未定：不再招生。", "The target of the indicator 'Students' changed from at least 200 people to none: 不再招生."),
        (new IndicatorMeasured("students", Few, Edtf.Parse("2025-05"), null, new Source("s-1", "成渝教育合作报道", null, Reliability.Press), "见报"),
            "据《成渝教育合作报道》，指标“在读学生”为78名（2025年5月）。见报。", "According to '成渝教育合作报道': The indicator 'Students' stands at 78 people (May 2025). 见报."),
        (new MeasurementCorrected("students", 1, Few, Few with { Value = 87 }, "录入颠倒"),
            "更正指标“在读学生”的第1个数据：原为78名，应为87名，理由：录入颠倒。", "Figure 1 of the indicator 'Students' was corrected from 78 people to 87 people: 录入颠倒."),
        (new PeriodClosed(Edtf.Parse("2025"), "年终", Day), "2025年的指标数据关账（2025年3月27日）：年终。", "The figures of 2025 were closed (27 March 2025): 年终."),
        (new PeriodReopened(Edtf.Parse("2025"), "企业补报", Day), "2025年的指标数据重新开放（2025年3月27日）：企业补报。", "The figures of 2025 were reopened (27 March 2025): 企业补报."),
    ];
}
