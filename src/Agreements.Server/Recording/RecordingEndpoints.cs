using Agreements.Server.Handling;
using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Recording;

/// <summary>An open question.</summary>
/// <param name="Text">The question.</param>
public sealed record Question(string Text);

/// <summary>Shape of <see cref="LeaveQuestionOpen"/>.</summary>
public sealed class LeaveQuestionOpenValidator : AbstractValidator<LeaveQuestionOpen>
{
    /// <summary>Sets up the checks.</summary>
    public LeaveQuestionOpenValidator() => RuleFor(c => c.Question).IsReason();
}

/// <summary>Recording over HTTP. Stages recorded from a source come in by import only.</summary>
public static class RecordingEndpoints
{
    /// <summary>Maps open questions.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapRecording(this IEndpointRouteBuilder api) =>
        api.MapCommand("questions", "leaveQuestionOpen", "Note a question that is still open: a data gap.",
            (id, b, a) => new LeaveQuestionOpen(id, b.Text) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Question("签署日期不详"));
}
