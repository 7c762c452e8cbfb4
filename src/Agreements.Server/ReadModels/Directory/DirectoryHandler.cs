using Agreements.Domain;
using Agreements.Domain.Directory;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>Keeps the directory of institutions and standing bodies.</summary>
public static class DirectoryHandler
{
    /// <summary>Agreements name parties as they were on the day; what the directory says of them does not change with it.</summary>
    public static IReadOnlyList<Type> Ignores { get; } =
    [
        typeof(AgreementProposed), typeof(TermsRevised), typeof(TermsConsented), typeof(AgreementNegotiated),
        typeof(AgreementApproved), typeof(GuardWaived), typeof(SignatureRecorded), typeof(WitnessAttested),
        typeof(CeremonyRecorded), typeof(AgreementSigned), typeof(CommitmentAdded), typeof(CommitmentFulfilled),
        typeof(LiaisonNamed), typeof(ImplementationStarted), typeof(OutcomeRecorded), typeof(AgreementRated),
        typeof(AgreementEvaluated), typeof(AgreementReturned), typeof(QuestionLeftOpen),
    ];

    /// <summary>Puts what the directory says after the event.</summary>
    /// <param name="e">The event, one that this model does not ignore.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The event is none of the directory's, or the event store does not hold its stream.</exception>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        switch (e.Data)
        {
            case InstitutionEvent:
                session.Put(DirectoryTables.Institutions, InstitutionRow.Of(await AfterAsync<Institution>(e, session, ct)));
                break;
            case BodyEvent:
                session.Put(DirectoryTables.Bodies, BodyRow.Of(await AfterAsync<Body>(e, session, ct)));
                break;
            default:
                throw new InvalidOperationException($"{e.Data.GetType().Name} is no event of the directory.");
        }
    }

    private static async Task<T> AfterAsync<T>(IEvent e, IDocumentOperations session, CancellationToken ct)
        where T : class =>
        await session.Events.AggregateStreamAsync<T>(e.StreamId, version: e.Version, token: ct)
            ?? throw new InvalidOperationException($"Event {e.Sequence} belongs to stream {e.StreamId}, which the store does not hold.");

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<InstitutionRegistered> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<InstitutionSupplemented> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<BodyRegistered> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);
}
