using JasperFx.Events;
using Marten;

namespace Agreements.Server.Storage;

/// <summary>What an event says of whoever caused it, beside the user's name.</summary>
public static class EventHeaders
{
    /// <summary>The institution that the acting user acted for.</summary>
    public const string Institution = "institution";

    /// <summary>The capacity in which the user acted.</summary>
    public const string Role = "role";

    /// <summary>The account that was stood in for; only where a delegate acted.</summary>
    public const string For = "for";

    /// <summary>That the recipients of notices are told of it, though it was taken over from a source; only where the import asked for that.</summary>
    public const string Told = "told";

    /// <summary>Has the events of a session say who acted, for whom and in which capacity.</summary>
    /// <param name="session">The session.</param>
    /// <param name="by">Who acts.</param>
    public static void ActFor(this IDocumentSession session, Actor by)
    {
        session.LastModifiedBy = by.User;
        foreach (var (name, value) in Of(by))
        {
            session.SetHeader(name, value);
        }
    }

    /// <summary>Has one event say who acted and where that comes from: for sessions that several share.</summary>
    /// <param name="e">The event.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <returns>The event.</returns>
    public static IEvent Of(this IEvent e, Actor by, Origin origin)
    {
        (e.UserName, e.CorrelationId, e.CausationId) = (by.User, origin.Correlation, origin.Causation);
        foreach (var (name, value) in Of(by))
        {
            e.SetHeader(name, value);
        }

        return e;
    }

    private static IEnumerable<(string Name, string Value)> Of(Actor by) => by.For is null
        ? [(Institution, by.Institution), (Role, by.Role.ToString())]
        : [(Institution, by.Institution), (Role, by.Role.ToString()), (For, by.For)];
}

/// <summary>Where a request comes from, as its events tell.</summary>
/// <param name="Correlation">What belongs together has the same; null for none.</param>
/// <param name="Causation">What caused it: the key or the request; null for none.</param>
public sealed record Origin(string? Correlation, string? Causation);
