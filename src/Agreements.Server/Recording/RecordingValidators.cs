using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Recording;

/// <summary>Shape of <see cref="LeaveQuestionOpen"/>.</summary>
public sealed class LeaveQuestionOpenValidator : AbstractValidator<LeaveQuestionOpen>
{
    /// <summary>Sets up the checks.</summary>
    public LeaveQuestionOpenValidator() => RuleFor(c => c.Question).IsReason();
}

/// <summary>Shape of <see cref="AnswerQuestion"/>.</summary>
public sealed class AnswerQuestionValidator : AbstractValidator<AnswerQuestion>
{
    /// <summary>Sets up the checks.</summary>
    public AnswerQuestionValidator()
    {
        RuleFor(c => c.Answer).IsReason();
        RuleFor(c => c.Source).IsSource();
    }
}

/// <summary>Shape of <see cref="DropQuestion"/>.</summary>
public sealed class DropQuestionValidator : AbstractValidator<DropQuestion>
{
    /// <summary>Sets up the checks.</summary>
    public DropQuestionValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="ReportFact"/>.</summary>
public sealed class ReportFactValidator : AbstractValidator<ReportFact>
{
    /// <summary>Sets up the checks.</summary>
    public ReportFactValidator()
    {
        RuleFor(c => c.Fact).IsReason();
        RuleFor(c => c.Value).IsReason();
        RuleFor(c => c.Source).IsSource();
    }
}

/// <summary>Shape of <see cref="ResolveContradiction"/>.</summary>
public sealed class ResolveContradictionValidator : AbstractValidator<ResolveContradiction>
{
    /// <summary>Sets up the checks.</summary>
    public ResolveContradictionValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>The shape of a source.</summary>
internal static class SourceShape
{
    public static void IsSource<T>(this IRuleBuilder<T, Source?> rule) => rule
        .Must(s => s is null || (s.Id is { Length: > 0 and <= 200 } && s.Title is { Length: > 0 and <= 300 }))
        .WithMessage("A source has an id of at most 200 and a title of at most 300 characters.")
        .HasNoFault(s => Keepable.FaultInLine(s?.Id) ?? Keepable.FaultInLine(s?.Title));
}
