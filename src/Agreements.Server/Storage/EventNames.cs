using Marten;

namespace Agreements.Server.Storage;

/// <summary>
/// The frozen table of stored event names (docs/adr/0005). A name is never changed or used again; a type may move or be renamed freely.
/// </summary>
public static class EventNames
{
    private static readonly Entry[] Table =
    [
        // Proposing
        Entry.Of<AgreementProposed>("agreement-proposed"),
        Entry.Of<PolicyAdopted>("policy-adopted"),
        // Negotiating
        Entry.Of<TermsRevised>("terms-revised"),
        Entry.Of<TermsConsented>("terms-consented"),
        Entry.Of<TermsRefused>("terms-refused"),
        Entry.Of<TermsRestored>("terms-restored"),
        Entry.Of<AgreementNegotiated>("agreement-negotiated"),
        // Approving
        Entry.Of<AgreementApproved>("agreement-approved"),
        Entry.Of<ApprovalReturned>("approval-returned"),
        Entry.Of<ApprovalDelegated>("approval-delegated"),
        Entry.Of<GuardWaived>("guard-waived"),
        Entry.Of<WaiverRevoked>("waiver-revoked"),
        // Signing
        Entry.Of<SignatureRecorded>("signature-recorded"),
        Entry.Of<WitnessAttested>("witness-attested"),
        Entry.Of<CeremonyRecorded>("ceremony-recorded"),
        Entry.Of<AgreementSigned>("agreement-signed"),
        // Committing
        Entry.Of<CommitmentAdded>("commitment-added"),
        Entry.Of<CommitmentFulfilled>("commitment-fulfilled"),
        Entry.Of<CommitmentReassigned>("commitment-reassigned"),
        Entry.Of<CommitmentRescheduled>("commitment-rescheduled"),
        Entry.Of<ProgressReported>("progress-reported"),
        Entry.Of<CommitmentClaimed>("commitment-claimed"),
        Entry.Of<CommitmentVerified>("commitment-verified"),
        Entry.Of<ClaimRejected>("claim-rejected"),
        Entry.Of<CommitmentWaived>("commitment-waived"),
        Entry.Of<CommitmentCameRound>("commitment-came-round"),
        Entry.Of<GuaranteeAssigned>("guarantee-assigned"),
        Entry.Of<GuaranteeReviewed>("guarantee-reviewed"),
        // Implementing
        Entry.Of<LiaisonNamed>("liaison-named"),
        Entry.Of<ImplementationStarted>("implementation-started"),
        // Evaluating
        Entry.Of<OutcomeRecorded>("outcome-recorded"),
        Entry.Of<AgreementRated>("agreement-rated"),
        Entry.Of<AgreementEvaluated>("agreement-evaluated"),
        // Returning
        Entry.Of<AgreementReturned>("agreement-returned"),
        // Recording
        Entry.Of<QuestionLeftOpen>("question-left-open"),
        Entry.Of<QuestionAnswered>("question-answered"),
        Entry.Of<QuestionDropped>("question-dropped"),
        Entry.Of<FactReported>("fact-reported"),
        Entry.Of<ContradictionResolved>("contradiction-resolved"),
        // Joining
        Entry.Of<PartyAdded>("party-added"),
        Entry.Of<PartyNamed>("party-named"),
        Entry.Of<PartyReplaced>("party-replaced"),
        Entry.Of<PartyLeft>("party-left"),
        Entry.Of<RoleChanged>("role-changed"),
        // Documenting
        Entry.Of<DocumentAttached>("document-attached"),
        Entry.Of<DocumentWithdrawn>("document-withdrawn"),
        // Suspending
        Entry.Of<AgreementSuspended>("agreement-suspended"),
        Entry.Of<AgreementResumed>("agreement-resumed"),
        // Closing
        Entry.Of<AgreementDeclined>("agreement-declined"),
        Entry.Of<AgreementWithdrawn>("agreement-withdrawn"),
        Entry.Of<TerminationNoticed>("termination-noticed"),
        Entry.Of<NoticeRevoked>("notice-revoked"),
        Entry.Of<AgreementTerminated>("agreement-terminated"),
        Entry.Of<TerminationProposed>("termination-proposed"),
        Entry.Of<TerminationConsented>("termination-consented"),
        Entry.Of<TerminationDropped>("termination-dropped"),
        Entry.Of<AgreementExpired>("agreement-expired"),
        Entry.Of<AgreementReopened>("agreement-reopened"),
        Entry.Of<AgreementArchived>("agreement-archived"),
        // Amending
        Entry.Of<AmendmentProposed>("amendment-proposed"),
        Entry.Of<AmendmentConsented>("amendment-consented"),
        Entry.Of<AmendmentRefused>("amendment-refused"),
        Entry.Of<AmendmentRevised>("amendment-revised"),
        Entry.Of<AmendmentSigned>("amendment-signed"),
        Entry.Of<AmendmentScheduled>("amendment-scheduled"),
        Entry.Of<AmendmentAdopted>("amendment-adopted"),
        Entry.Of<AmendmentWithdrawn>("amendment-withdrawn"),
        // Correcting
        Entry.Of<FactCorrected>("fact-corrected"),
        Entry.Of<FactUpdateScheduled>("fact-update-scheduled"),
        Entry.Of<FactUpdated>("fact-updated"),
        // Renewing
        Entry.Of<RenewalProposed>("renewal-proposed"),
        Entry.Of<SuccessorSigned>("successor-signed"),
        Entry.Of<AgreementSuperseded>("agreement-superseded"),
        Entry.Of<SupersessionLifted>("supersession-lifted"),
        // Framing
        Entry.Of<PlacedUnder>("placed-under"),
        Entry.Of<ClausesCarried>("clauses-carried"),
        Entry.Of<ClausesDropped>("clauses-dropped"),
        // Measuring
        Entry.Of<IndicatorDefined>("indicator-defined"),
        Entry.Of<TargetChanged>("target-changed"),
        Entry.Of<IndicatorMeasured>("indicator-measured"),
        Entry.Of<MeasurementCorrected>("measurement-corrected"),
        Entry.Of<PeriodClosed>("period-closed"),
        Entry.Of<PeriodReopened>("period-reopened"),
        // Directory
        Entry.Of<InstitutionRegistered>("institution-registered"),
        Entry.Of<InstitutionSupplemented>("institution-supplemented"),
        Entry.Of<InstitutionRenamed>("institution-renamed"),
        Entry.Of<AliasAdded>("alias-added"),
        Entry.Of<AliasRemoved>("alias-removed"),
        Entry.Of<InstitutionReclassified>("institution-reclassified"),
        Entry.Of<InstitutionMoved>("institution-moved"),
        Entry.Of<InstitutionPlaced>("institution-placed"),
        Entry.Of<InstitutionSaidOtherwise>("institution-said-otherwise"),
        Entry.Of<InstitutionMerged>("institution-merged"),
        Entry.Of<DuplicateTakenOver>("duplicate-taken-over"),
        Entry.Of<InstitutionFigureRecorded>("institution-figure-recorded"),
        Entry.Of<InstitutionFigureCorrected>("institution-figure-corrected"),
        Entry.Of<BodyRegistered>("body-registered"),
        Entry.Of<BodyDescribed>("body-described"),
        Entry.Of<BodyRenamed>("body-renamed"),
        Entry.Of<ChairAppointed>("chair-appointed"),
        Entry.Of<CoLeadsNamed>("co-leads-named"),
        Entry.Of<MemberJoined>("member-joined"),
        Entry.Of<MemberLeft>("member-left"),
        Entry.Of<MembershipStated>("membership-stated"),
        Entry.Of<BodyDissolved>("body-dissolved"),
        Entry.Of<BodyFigureRecorded>("body-figure-recorded"),
        Entry.Of<BodyFigureCorrected>("body-figure-corrected"),
        // Engaging
        Entry.Of<EngagementRecorded>("engagement-recorded"),
        Entry.Of<EngagementRescheduled>("engagement-rescheduled"),
        Entry.Of<ParticipantAdded>("participant-added"),
        Entry.Of<ParticipantRemoved>("participant-removed"),
        Entry.Of<EngagementLinked>("engagement-linked"),
        Entry.Of<EngagementUnlinked>("engagement-unlinked"),
        Entry.Of<ResolutionProposed>("resolution-proposed"),
        Entry.Of<ResolutionAdopted>("resolution-adopted"),
        Entry.Of<ResolutionDropped>("resolution-dropped"),
        Entry.Of<ActionItemRaised>("action-item-raised"),
        Entry.Of<ActionItemBecameCommitment>("action-item-became-commitment"),
        Entry.Of<ActionItemCarriedOver>("action-item-carried-over"),
        Entry.Of<ActionItemDone>("action-item-done"),
        Entry.Of<ActionItemDropped>("action-item-dropped"),
        Entry.Of<ActionItemClaimed>("action-item-claimed"),
        Entry.Of<ActionItemVerified>("action-item-verified"),
        Entry.Of<ActionItemRejected>("action-item-rejected"),
        Entry.Of<ResolutionTraced>("resolution-traced"),
        Entry.Of<TracedToEngagement>("traced-to-engagement"),
        // Kinds
        Entry.Of<PolicyPublished>("policy-published"),
    ];

    /// <summary>Every stored event type with the name it is written under. What is read under a former name: <see cref="Upcasts"/>.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = Table.ToDictionary(e => e.Type, e => e.Name);

    /// <summary>Tells Marten the names.</summary>
    /// <param name="options">The store's options.</param>
    public static void MapEventNames(this StoreOptions options)
    {
        foreach (var entry in Table)
        {
            entry.Map(options);
        }
    }

    private sealed record Entry(Type Type, string Name, Action<StoreOptions> Map)
    {
        public static Entry Of<T>(string name)
            where T : class =>
            new(typeof(T), name, o => o.Events.MapEventType<T>(name));
    }
}
