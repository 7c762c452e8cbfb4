using Marten;
using Marten.Services.Json.Transformations.SystemTextJson;
using System.Text.Json;

namespace Agreements.Server.Storage;

/// <summary>A shape in which an event is no longer written, and how its bytes are read as today's event.</summary>
/// <param name="Name">The stored name of the old shape. It stays taken for ever.</param>
/// <param name="Event">The type of today's event.</param>
/// <param name="Read">From the old bytes to today's event: pure, and with an answer for whatever was ever written.</param>
/// <param name="Map">Tells Marten.</param>
public sealed record Upcast(string Name, Type Event, Func<JsonElement, object> Read, Action<StoreOptions> Map)
{
    internal static Upcast Of<T>(string name, Func<JsonElement, T> read)
        where T : class => new(name, typeof(T), read, o => o.Events.Upcast<T>(name, JsonTransformations.Upcast<T>(old => read(old.RootElement))));
}

/// <summary>
/// The one table of upcasts: old bytes as they lie in the database → today's event. Nothing stored is rewritten. A member that is added needs no line here
/// (it is optional, and null in old bytes); a shape that means something else gets a new stored name, and its old name a line.
/// docs/changing-the-shape-of-an-event.md walks the road.
/// </summary>
public static class Upcasts
{
    /// <summary>Every former shape.</summary>
    public static IReadOnlyList<Upcast> All { get; } =
    [
        // Said "closed" of an open list too.
        Upcast.Of("membership-closed", old => new MembershipStated(old.GetProperty("complete").GetBoolean() ? MembersOnRecord.All : MembersOnRecord.Some)),
    ];

    /// <summary>Tells Marten how former shapes are read.</summary>
    /// <param name="options">The store's options; the names of today are mapped.</param>
    public static void MapUpcasts(this StoreOptions options)
    {
        foreach (var upcast in All)
        {
            upcast.Map(options);
        }
    }
}
