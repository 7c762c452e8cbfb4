namespace Agreements.Domain.Measuring;

/// <summary>Checks that several decisions on indicators share.</summary>
internal static class MeasuringChecks
{
    /// <summary>Decides on an indicator that is there; refuses when there is none.</summary>
    public static Decision On(this Agreement state, string id, Func<Measured, Decision> decide) =>
        state.FindIndicator(id) is { } measured ? decide(measured) : Decision.Refuse(new IndicatorUnknown(id));

    /// <summary>Null unless an amount is of another unit.</summary>
    public static Refusal? RefuseUnlessIn(string unit, params IEnumerable<Quantity?> amounts) =>
        amounts.FirstOrDefault(a => a is not null && a.Unit != unit) is { } other ? new UnitDiffers(unit, other.Unit) : null;

    /// <summary>Null unless a figure of these times certainly belongs to a closed period.</summary>
    public static Refusal? RefuseIfClosed(this Agreement state, Edtf? asOf, Edtf? period) =>
        state.Periods.Find(p => p.IsClosed && (p.Holds(asOf) || p.Holds(period))) is { } closed ? new PeriodIsClosed(closed.Period.Value) : null;

    /// <summary>Null until the evaluation; what a source tells is taken over at any time.</summary>
    public static Refusal? RefuseAfterEvaluation(this Agreement state, CommandContext context) => context.IsTakingOver
        ? null
        : state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing);
}

/// <summary>No indicator of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record IndicatorUnknown(string Id)
    : Refusal(new Text($"协议中没有编号为“{Id}”的指标。", $"The agreement has no indicator '{Id}'."), CanMeet.Coordinator);

/// <summary>Another indicator of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record IndicatorIdTaken(string Id)
    : Refusal(new Text($"协议中已有编号为“{Id}”的另一项指标。", $"Another indicator of the agreement already has the id '{Id}'."), CanMeet.Coordinator);

/// <summary>Amounts of different units never add: 人 and 人次 are two things.</summary>
/// <param name="Unit">The unit on record.</param>
/// <param name="Given">The unit given.</param>
public sealed record UnitDiffers(string Unit, string Given)
    : Refusal(new Text($"计量单位为“{Unit}”，不能填写“{Given}”。", $"It is counted in '{Unit}', not in '{Given}'."), CanMeet.Coordinator);

/// <summary>The period's figures are final.</summary>
/// <param name="Period">The period.</param>
public sealed record PeriodIsClosed(string Period)
    : Refusal(new Text($"{Period} 的数据已经关账，须先重新开放。", $"The figures of {Period} are closed; the period has to be reopened first."), CanMeet.Coordinator);
