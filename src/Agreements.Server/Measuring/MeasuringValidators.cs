using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Measuring;

/// <summary>Shape of <see cref="DefineIndicator"/>.</summary>
public sealed class DefineIndicatorValidator : AbstractValidator<DefineIndicator>
{
    /// <summary>Sets up the checks.</summary>
    public DefineIndicatorValidator()
    {
        RuleFor(c => c.Indicator.Id).IsCode();
        RuleFor(c => c.Indicator.Name).IsTitle();
        RuleFor(c => c.Indicator.Unit).Must(u => u is { Length: > 0 and <= 80 }).WithMessage("Name the unit in 1 to 80 characters.").HasNoFault(Keepable.FaultInLine);
        RuleFor(c => c.Indicator.Scope).IsLine();
        RuleFor(c => c.Indicator.Baseline).IsAmount();
        RuleFor(c => c.Indicator.Target).IsAmount();
    }
}

/// <summary>Shape of <see cref="ChangeTarget"/>.</summary>
public sealed class ChangeTargetValidator : AbstractValidator<ChangeTarget>
{
    /// <summary>Sets up the checks.</summary>
    public ChangeTargetValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Target).IsAmount();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="MeasureIndicator"/>.</summary>
public sealed class MeasureIndicatorValidator : AbstractValidator<MeasureIndicator>
{
    /// <summary>Sets up the checks.</summary>
    public MeasureIndicatorValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Value).NotNull().IsAmount();
        RuleFor(c => c.Note).IsNote();
        When(c => c.Name is not null, () => RuleFor(c => c.Name!).IsTitle());
        RuleFor(c => c.Scope).IsLine();
    }
}

/// <summary>Shape of <see cref="CorrectMeasurement"/>.</summary>
public sealed class CorrectMeasurementValidator : AbstractValidator<CorrectMeasurement>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectMeasurementValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Now).NotNull().IsAmount();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="ClosePeriod"/>.</summary>
public sealed class ClosePeriodValidator : AbstractValidator<ClosePeriod>
{
    /// <summary>Sets up the checks.</summary>
    public ClosePeriodValidator()
    {
        RuleFor(c => c.Period).NotNull();
        RuleFor(c => c.Note).IsNote();
    }
}

/// <summary>Shape of <see cref="ReopenPeriod"/>.</summary>
public sealed class ReopenPeriodValidator : AbstractValidator<ReopenPeriod>
{
    /// <summary>Sets up the checks.</summary>
    public ReopenPeriodValidator()
    {
        RuleFor(c => c.Period).NotNull();
        RuleFor(c => c.Reason).IsReason();
    }
}
