
namespace Agreements.Server.Identity;

/// <summary>Marks an endpoint on which somebody tries to prove who they are.</summary>
/// <param name="NameField">The field of its form that says whose proof it is; null where only the address counts.</param>
public sealed record SignInAttempt(string? NameField);

/// <summary>Marks routes.</summary>
public static class SignInAttempts
{
    /// <summary>Marks the routes on which somebody tries to prove who they are: few attempts are taken there.</summary>
    /// <param name="route">The route.</param>
    /// <param name="nameField">The field of its form that says whose proof it is; null where only the address counts.</param>
    /// <typeparam name="TBuilder">The route's builder.</typeparam>
    public static TBuilder LimitSignIn<TBuilder>(this TBuilder route, string? nameField = null)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new SignInAttempt(nameField));
}
