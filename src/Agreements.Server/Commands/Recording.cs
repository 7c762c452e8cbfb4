using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Recording over HTTP: each command at its address.</summary>
public static class RecordingRoutes
{
    private static readonly Source Notice = new("notice-2025-04", "江北区教委通报", Edtf.Parse("2025-04-02"), Reliability.Official);

    /// <summary>Maps open questions and what sources say.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapRecording(this IEndpointRouteBuilder api)
    {
        api.MapCommand("questions", "leaveQuestionOpen", "Note a question that is still open: a data gap.", new LeaveQuestionOpen("签署日期不详"));
        api.MapCommand("questions/answers", "answerQuestion", "Answer an open question, or answer it better.",
            new AnswerQuestion("签署日期不详", "2025年3月28日签署", Notice));
        api.MapCommand("questions/dropping", "dropQuestion", "Give up an open question.", new DropQuestion("签署日期不详", "已无必要"));
        api.MapCommand("claims", "reportFact", "Report what a source says of a fact; where it disagrees with the record, both stand side by side.",
            new ReportFact("signed.on", "2025-03-28", Notice));
        api.MapCommand("claims/resolution", "resolveContradiction", "Decide which of the values that stand side by side is right.",
            new ResolveContradiction("signed.on", "2025-03-28", "已核对原件"));
    }
}

/// <summary>Shape of <see cref="LeaveQuestionOpen"/>.</summary>
public sealed class LeaveQuestionOpenValidator : AbstractValidator<LeaveQuestionOpen>
{
    /// <summary>Sets up the checks.</summary>
    public LeaveQuestionOpenValidator() => RuleFor(c => c.Text).IsReason();
}

/// <summary>Shape of <see cref="AnswerQuestion"/>.</summary>
public sealed class AnswerQuestionValidator : AbstractValidator<AnswerQuestion>
{
    /// <summary>Sets up the checks.</summary>
    public AnswerQuestionValidator()
    {
        RuleFor(c => c.Text).IsReason();
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
