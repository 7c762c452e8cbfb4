using Agreements.Server.Handling;
using Marten;
using Wolverine;

namespace Agreements.Server.Renewing;

/// <summary>What the signing of a renewal sets going.</summary>
internal static class Supersessions
{
    /// <summary>The predecessor is told in a message of its own, which leaves with the signing: two agreements are never written by one command without need.</summary>
    public static IEnumerable<SupersedeAgreement> Of(Agreement before, AgreementCommand command, IReadOnlyList<AgreementEvent> happened) =>
        before.Predecessor is { } predecessor
            ? happened.OfType<AgreementSigned>().Take(1).Select(s => new SupersedeAgreement(predecessor, before.Id, s.On) { By = command.By, Today = command.Today })
            : [];
}

/// <summary>Takes the message that a renewal was signed. Delivered at least once; the decision makes the second time harmless.</summary>
public static class SupersessionHandler
{
    /// <summary>Records that the successor takes the agreement's place; where that cannot be (it was terminated meanwhile), nothing.</summary>
    /// <param name="command">The command.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(SupersedeAgreement command, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Agreement>(command.AgreementId, ct);
        return (await stream.DecideAsync(command, session, ct)).Messages;
    }
}
