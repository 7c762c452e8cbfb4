using Agreements.Server.Handling;
using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Returning;

/// <summary>A way back.</summary>
/// <param name="To">The earlier stage.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WayBack(Stage To, string Reason, Edtf? On = null);

/// <summary>Shape of <see cref="ReturnToStage"/>.</summary>
public sealed class ReturnToStageValidator : AbstractValidator<ReturnToStage>
{
    /// <summary>Sets up the checks.</summary>
    public ReturnToStageValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Going back over HTTP.</summary>
public static class ReturningEndpoints
{
    /// <summary>Maps the way back.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapReturning(this IEndpointRouteBuilder api) =>
        api.MapCommand("returns", "returnToStage", "Go back to an earlier stage, with a reason.",
            (id, b, a) => new ReturnToStage(id, b.To, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new WayBack(Stage.Proposed, "合作条款需重新协商"));
}
