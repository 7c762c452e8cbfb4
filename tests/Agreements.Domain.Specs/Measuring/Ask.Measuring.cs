namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static DefineIndicator Define(Indicator indicator) => new(indicator);

    public static ChangeTarget Target(string id, Quantity? target, string reason = "招生计划调整", Edtf? until = null) => new(id, target, until, reason);

    public static MeasureIndicator Measure(string id, Quantity value, Edtf? asOf = null, Source? source = null) => new(id, value, asOf, null, source);

    public static CorrectMeasurement CorrectFigure(string id, int number, Quantity now, string reason = "录入颠倒") => new(id, number, now, reason);

    public static ClosePeriod ClosePeriod(string period) => new(Edtf.Parse(period), "年终");

    public static ReopenPeriod Reopen(string period, string reason = "企业补报") => new(Edtf.Parse(period), reason);
}
