using JasperFx.Events;
using Marten;

namespace Agreements.Server.Handling;

/// <summary>What every decision on a stream ends with: its events are appended in the name of who asked, unless only the answer was wanted.</summary>
public static class DecidedStreams
{
    /// <summary>Header of every event: the institution that the acting user acted for.</summary>
    public const string InstitutionHeader = "institution";

    /// <summary>Header of every event: the capacity in which the user acted.</summary>
    public const string RoleHeader = "role";

    /// <summary>Header of an event caused by a delegate: the account that was stood in for.</summary>
    public const string ForHeader = "for";

    /// <summary>Appends what was decided; nothing of a refusal, of a repetition or of a dry run.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="version">The version of the stream before it.</param>
    /// <param name="decision">What it came to.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <returns>The answer.</returns>
    public static Answer Record<TState, TEvent>(
        this IEventStream<TState> stream, Asked command, long version, Decision<TEvent> decision, IDocumentSession session)
        where TState : class
        where TEvent : class
    {
        if (decision.Events.Count > 0 && !command.IsDryRun)
        {
            session.ActFor(command.By);
            stream.AppendMany(decision.Events);
        }

        return new Answer(command.Stream, version + decision.Events.Count, decision.Events, decision.Refusals);
    }

    /// <summary>Has the events of a session say for whom and in which capacity the user acted.</summary>
    /// <param name="session">The session.</param>
    /// <param name="by">Who acts.</param>
    public static void ActFor(this IDocumentSession session, Actor by)
    {
        session.SetHeader(InstitutionHeader, by.Institution);
        session.SetHeader(RoleHeader, by.Role.ToString());
        if (by.For is not null)
        {
            session.SetHeader(ForHeader, by.For);
        }
    }
}
