using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static DefineIndicator Define(Indicator indicator) => new(Id, indicator) { By = Coordinator, Today = Today };

    public static ChangeTarget Target(string id, Quantity? target, string reason = "招生计划调整", Edtf? until = null) => new(Id, id, target, until, reason) { By = Coordinator, Today = Today };

    public static MeasureIndicator Measure(string id, Quantity value, Edtf? asOf = null, Source? source = null) => new(Id, id, value, asOf, null, source) { By = Coordinator, Today = Today };

    public static CorrectMeasurement CorrectFigure(string id, int number, Quantity now, string reason = "录入颠倒") => new(Id, id, number, now, reason) { By = Coordinator, Today = Today };

    public static ClosePeriod ClosePeriod(string period) => new(Id, Edtf.Parse(period), "年终") { By = Coordinator, Today = Today };

    public static ReopenPeriod Reopen(string period, string reason = "企业补报") => new(Id, Edtf.Parse(period), reason) { By = Coordinator, Today = Today };
}
