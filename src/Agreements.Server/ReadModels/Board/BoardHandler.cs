using Agreements.Domain;
using Agreements.Domain.Directory;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Board;

/// <summary>Keeps the board of stages.</summary>
public static class BoardHandler
{
    /// <summary>Events of the directory say nothing of an agreement.</summary>
    public static IReadOnlyList<Type> Ignores { get; } =
    [
        typeof(InstitutionRegistered), typeof(InstitutionSupplemented), typeof(BodyRegistered),
    ];

    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event, one that this model does not ignore.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct) =>
        session.Put(BoardTable.Cards, BoardCard.Of(await session.AgreementAfterAsync(e, ct), Shanghai.Day(e.Timestamp)));

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementProposed> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<TermsRevised> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<TermsConsented> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementNegotiated> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementApproved> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<GuardWaived> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<SignatureRecorded> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<WitnessAttested> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<CeremonyRecorded> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementSigned> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<CommitmentAdded> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<CommitmentFulfilled> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<LiaisonNamed> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<ImplementationStarted> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<OutcomeRecorded> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementRated> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementEvaluated> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<AgreementReturned> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);

    /// <inheritdoc cref="PutAsync"/>
    public static Task Handle(IEvent<QuestionLeftOpen> e, IDocumentSession session, CancellationToken ct) => PutAsync(e, session, ct);
}
