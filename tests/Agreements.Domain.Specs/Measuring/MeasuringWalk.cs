using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Measuring;

internal sealed class MeasuringWalk : IWalkCommands, IStepsBeside
{
    private static readonly Gen<string> Which = Gen.Elements("students", "students", "trained", "nothing");
    private static readonly Gen<Quantity> Value =
        from v in Gen.Elements(78m, 87m, 3000m)
        from u in Gen.Elements("person", "person", "person-time")
        select new Quantity(v, Qualifier.AtLeast, u);
    private static readonly Gen<Edtf?> When = Gen.Elements(null, Edtf.Parse("2025-05"), Edtf.Parse("2025"), Edtf.Parse("2024-09/2025-08"), Visit);
    private static readonly Gen<string> Said = Gen.Elements("", "无", "Chongqing \"Ürümqi\"");
    private static readonly Gen<string> Period = Gen.Elements("2025", "2024-09/2025-08", "2025/..");

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside => MeasuringSpecs.Accepted;

    public static Gen<Asked> Any => Gen.OneOf(
        from id in Which from unit in Gen.Elements("person", "person-time") from target in Value
        select (Asked)Ask.Define(new Indicator(id, new Text("在读学生"), unit, Target: target)),
        from id in Which from target in Value from why in Said select (Asked)Ask.Target(id, target, why),
        from id in Which from value in Value from day in When from source in Gen.Elements(null, Press) from name in Gen.Elements(null, new Text("在读学生"))
        select (Asked)(Ask.Measure(id, value, day, source) with { Name = name }),
        from id in Which from number in Gen.Choose(0, 3) from value in Value from why in Said select (Asked)Ask.CorrectFigure(id, number, value, why),
        from period in Period select (Asked)Ask.ClosePeriod(period),
        from period in Period from why in Said select (Asked)Ask.Reopen(period, why));
}
