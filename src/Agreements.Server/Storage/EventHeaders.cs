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

    /// <summary>Has the events of a session say who acted, for whom and in which capacity.</summary>
    /// <param name="session">The session.</param>
    /// <param name="by">Who acts.</param>
    public static void ActFor(this IDocumentSession session, Actor by)
    {
        session.LastModifiedBy = by.User;
        session.SetHeader(Institution, by.Institution);
        session.SetHeader(Role, by.Role.ToString());
        if (by.For is not null)
        {
            session.SetHeader(For, by.For);
        }
    }
}
