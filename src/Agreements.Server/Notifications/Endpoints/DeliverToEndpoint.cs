using Wolverine.Attributes;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Tell an endpoint. It names the delivery and nothing of it: a corrected address holds for what waits too.</summary>
/// <param name="Delivery">The delivery's id.</param>
[MessageIdentity("deliver-to-endpoint")]
public sealed record DeliverToEndpoint(Guid Delivery);

/// <summary>Handles <see cref="DeliverToEndpoint"/>.</summary>
public static class DeliverToEndpointHandler
{
    /// <summary>Tells it.</summary>
    /// <param name="told">The message.</param>
    /// <param name="endpoints">Tells endpoints.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task HandleAsync(DeliverToEndpoint told, EndpointDeliveries endpoints, CancellationToken stop) => endpoints.SendAsync(told.Delivery, stop);
}

/// <summary>An endpoint could not be told this time.</summary>
public sealed class EndpointDelayedException : Exception
{
    /// <summary>A failure that may pass.</summary>
    /// <param name="message">Which endpoint and why; no addresses and no secrets.</param>
    /// <param name="attempts">How many attempts were made.</param>
    /// <param name="notBefore">When to try again, not before, where somebody asked for that.</param>
    public EndpointDelayedException(string message, int attempts, DateTimeOffset? notBefore = null)
        : base(message) => (Attempts, NotBefore) = (attempts, notBefore);

    /// <summary>How many attempts were made; 0 for waiting one's turn, which is no attempt.</summary>
    public int Attempts { get; }

    /// <summary>When to try again, not before; null for as usual.</summary>
    public DateTimeOffset? NotBefore { get; }
}
