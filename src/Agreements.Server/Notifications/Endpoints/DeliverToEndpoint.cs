using System.Text.Json.Serialization;
using Wolverine.Attributes;
using Wolverine;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Tell an endpoint. It names deliveries and nothing of them: a corrected address holds for what waits too.</summary>
/// <param name="Delivery">A delivery's id.</param>
/// <param name="More">Ids of more deliveries to the same endpoint; null for none.</param>
[MessageIdentity("deliver-to-endpoint")]
public sealed record DeliverToEndpoint(
    Guid Delivery, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? More = null)
{
    private const int Most = 50;

    /// <summary>All ids.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> All => [Delivery, .. More ?? []];

    /// <summary>The messages of deliveries to one endpoint.</summary>
    /// <param name="deliveries">Their ids.</param>
    public static IEnumerable<DeliverToEndpoint> Of(IEnumerable<Guid> deliveries) =>
        deliveries.Chunk(Most).Select(c => new DeliverToEndpoint(c[0], c.Length == 1 ? null : c[1..]));
}

/// <summary>Handles <see cref="DeliverToEndpoint"/>.</summary>
public static class DeliverToEndpointHandler
{
    /// <summary>Tells it.</summary>
    /// <param name="told">The message.</param>
    /// <param name="endpoints">Tells endpoints.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The messages of what could not be told now.</returns>
    public static Task<OutgoingMessages> HandleAsync(DeliverToEndpoint told, EndpointDeliveries endpoints, CancellationToken stop) =>
        endpoints.SendAsync(told.All, stop);
}
