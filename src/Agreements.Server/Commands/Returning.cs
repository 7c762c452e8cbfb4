using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Returning over HTTP: each command at its address.</summary>
public static class ReturningRoutes
{
    /// <summary>Maps going back.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapReturning(this IEndpointRouteBuilder api) =>
        api.MapCommand("returns", "returnToStage", "Go back to an earlier stage, with a reason.", new ReturnToStage(Stage.Proposed, "合作条款需重新协商"));
}

/// <summary>Shape of <see cref="ReturnToStage"/>.</summary>
public sealed class ReturnToStageValidator : AbstractValidator<ReturnToStage>
{
    /// <summary>Sets up the checks.</summary>
    public ReturnToStageValidator() => RuleFor(c => c.Reason).IsReason();
}
