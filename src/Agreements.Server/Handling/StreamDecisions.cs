using Agreements.Server.Notices;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Agreements.Server.Handling;

/// <summary>What every command handler does: decide on the stream's state, append, and hand out the notices in the same commit.</summary>
public static class StreamDecisions
{
    /// <summary>Header of every event: the institution that the acting user acted for.</summary>
    public const string InstitutionHeader = "institution";

    /// <summary>Header of every event: the capacity in which the user acted.</summary>
    public const string RoleHeader = "role";

    /// <summary>Decides a command on the stream it is for.</summary>
    /// <param name="stream">The stream, as fetched for writing.</param>
    /// <param name="command">The command.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The answer, and the messages that leave only if the commit succeeds.</returns>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> DecideAsync(
        this IEventStream<Agreement> stream, AgreementCommand command, IDocumentSession session, CancellationToken ct)
    {
        var state = stream.Aggregate ?? Agreement.Unwritten(command.AgreementId);
        var decision = Decider.Decide(state, command with { Around = await session.AroundAsync(command.Needs(state), ct) });
        var messages = new OutgoingMessages();
        if (decision.Events.Count > 0)
        {
            session.SetHeader(InstitutionHeader, command.By.Institution);
            session.SetHeader(RoleHeader, command.By.Role.ToString());
            stream.AppendMany(decision.Events);
            if (NoticeSwitch.IsOn)
            {
                messages.AddRange(StageNotices.Of(state, decision.Events));
            }
        }

        return (new Answer(command.AgreementId, state.Version + decision.Events.Count, decision.Events, decision.Refusals), messages);
    }
}
