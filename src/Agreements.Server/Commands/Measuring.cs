using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Measuring over HTTP: each command at its address.</summary>
public static class MeasuringRoutes
{
    private static readonly Quantity Many = new(200, Qualifier.AtLeast, "person", "名");

    /// <summary>Maps indicators, figures and periods.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapMeasuring(this IEndpointRouteBuilder api)
    {
        api.MapCommand("indicators", "defineIndicator", "Say what will be counted.", indicator => new DefineIndicator(indicator),
            new Indicator("students", new Text("产业学院在读学生", "Students of the industry college"), "person", "华兰产业学院",
                new Quantity(40, Qualifier.Exact, "person", "名"), Many, Edtf.Parse("2027")));
        api.MapIndicator("target", "changeTarget", "Set another target for an indicator.",
            new ChangeTarget("", Many with { Value = 150 }, Edtf.Parse("2028"), "招生计划调整"));
        api.MapIndicator("figures", "measureIndicator", "Record a figure of an indicator; figures that disagree stay side by side.",
            new MeasureIndicator("", new Quantity(78, Qualifier.Exact, "person", "名"), Edtf.Parse("2025-05")));
        api.MapPost("/agreements/{id:guid}/indicators/{indicator}/figures/{number:int}/correction",
            (Guid id, string indicator, int number, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<CorrectMeasurement>(http, (c, context) => new AgreementRequest(id, c with { Id = indicator, Number = number }, context)))
            .Describe("correctMeasurement", "Put a recorded figure right; the old one stays in the history.",
                new CorrectMeasurement("", 1, new Quantity(87, Qualifier.Exact, "person", "名"), "录入颠倒"));
        api.MapCommand("periods/closed", "closePeriod", "Make the figures of a period final.", new ClosePeriod(Edtf.Parse("2025-09/2026-08"), "学年终"));
        api.MapCommand("periods/reopened", "reopenPeriod", "Let the figures of a closed period change again.",
            new ReopenPeriod(Edtf.Parse("2025-09/2026-08"), "企业补报"));
    }

    private static void MapIndicator<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary, TCommand example)
        where TCommand : IndicatorCommand =>
        api.MapPost($"/agreements/{{id:guid}}/indicators/{{indicator}}/{route}", (Guid id, string indicator, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TCommand>(http, (c, context) => new AgreementRequest(id, c with { Id = indicator }, context)))
            .Describe(name, summary, example);
}

/// <summary>Shape of <see cref="DefineIndicator"/>.</summary>
public sealed class DefineIndicatorValidator : AbstractValidator<DefineIndicator>
{
    /// <summary>Sets up the checks.</summary>
    public DefineIndicatorValidator()
    {
        RuleFor(c => c.Indicator.Id).IsCode();
        RuleFor(c => c.Indicator.Name).IsTitle();
        RuleFor(c => c.Indicator.Unit).Must(u => u is { Length: > 0 and <= 80 }).WithMessage("Name the unit in 1 to 80 characters.")
            .HasNoFault(Keepable.FaultInLine);
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
