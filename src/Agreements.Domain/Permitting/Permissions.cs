using System.Collections.Frozen;
using static Agreements.Domain.Permitting.Relation;
using static Agreements.Domain.Values.ActingRole;

namespace Agreements.Domain.Permitting;

/// <summary>
/// Who may give which command: command × role × relation × stage. The only place that says so; <c>docs/permissions.md</c> is made from it.
/// Auditors are in no line of it: they change nothing. A command in no line of anybody is the system's own.
/// </summary>
public static class Permissions
{
    private static readonly Permit Bureau = new(Coordinator, InReach);
    private static readonly Permit Leader = new(Approver, InReach);
    private static readonly Permit OwnSide = new(Representative, OwnParty);
    private static readonly Permit AnySide = new(Representative, InReach);
    private static readonly Permit Keeper = new(Administrator, Any);

    /// <summary>The whole table, in the order of a life.</summary>
    public static IReadOnlyList<(Type Command, IReadOnlyList<Permit> Permits)> Table { get; } =
    [
        .. Beginning(), .. Agreeing(), .. Working(), .. Judging(), .. Changing(), .. Standing(), .. Meeting(), .. Knowing(),
    ];

    private static readonly FrozenDictionary<Type, IReadOnlyList<Permit>> ByCommand = Table.ToFrozenDictionary(l => l.Command, l => l.Permits);

    /// <summary>Who may give a command; nobody for the system's own.</summary>
    /// <param name="command">Its type.</param>
    /// <exception cref="KeyNotFoundException">The table has no line for it: a slip here.</exception>
    public static IReadOnlyList<Permit> Of(Type command) =>
        ByCommand.GetValueOrDefault(command) ?? throw new KeyNotFoundException($"The table of permissions has no line for {command.Name}.");

    /// <summary>Why somebody may not give a command that is for something in their sight; null when they may.</summary>
    /// <param name="command">Its type.</param>
    /// <param name="role">The role they ask in.</param>
    /// <param name="ties">How they stand to what it is for.</param>
    public static Refusal? Refuse(Type command, ActingRole role, Ties ties)
    {
        var permits = Of(command);
        return role is ActingRole.System || permits.Any(p => p.Role == role && ties.Allow(p)) ? null : NotPermitted.Of(role, permits, ties.OwnParty);
    }

    private static (Type, IReadOnlyList<Permit>) By<T>(params IReadOnlyList<Permit> permits)
        where T : Command => (typeof(T), permits);

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Beginning() =>
    [
        By<ProposeAgreement>(Bureau, AnySide), By<AdoptPolicy>(Bureau, Leader), By<RecordStage>(),
        By<AddParty>(Bureau), By<NameParty>(Bureau), By<ReplaceParty>(Bureau), By<ChangeRole>(Bureau), By<LeaveAgreement>(Bureau, OwnSide),
        By<PlaceUnder>(Bureau), By<CarryClauses>(Bureau), By<DropClauses>(Bureau),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Agreeing() =>
    [
        By<ReviseTerms>(Bureau, OwnSide.During(Stage.Proposed, Stage.Negotiated)), By<RestoreTerms>(Bureau),
        By<ConsentToTerms>(Bureau, OwnSide), By<RefuseTerms>(Bureau, OwnSide),
        By<AdvanceToNegotiated>(Bureau), By<ApproveAgreement>(Bureau.InSteps, Leader), By<ReturnApproval>(Bureau.InSteps, Leader),
        By<DelegateApproval>(Bureau.InSteps, Leader),
        By<WaiveGuard>(Leader), By<RevokeWaiver>(Leader),
        By<RecordSignature>(Bureau, OwnSide), By<AttestAsWitness>(Bureau, OwnSide), By<RecordCeremony>(Bureau),
        By<AttachDocument>(Bureau, AnySide, Leader), By<WithdrawDocument>(Bureau, AnySide.During(Stage.Proposed, Stage.Negotiated)),
        By<AdvanceToSigned>(Bureau),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Working() =>
    [
        By<NameLiaison>(Bureau, OwnSide), By<AddCommitment>(Bureau), By<StartImplementation>(Bureau),
        By<ReportProgress>(Bureau, OwnSide), By<ClaimCommitment>(Bureau, OwnSide), By<FulfilCommitment>(Bureau),
        By<VerifyCommitment>(Bureau, OwnSide), By<RejectClaim>(Bureau, OwnSide), By<WaiveCommitment>(Bureau, Leader, OwnSide),
        By<ReassignCommitment>(Bureau), By<RescheduleCommitment>(Bureau), By<AssignGuarantee>(Bureau), By<ReviewGuarantee>(Bureau), By<ComeRound>(Bureau),
        By<DefineIndicator>(Bureau), By<ChangeTarget>(Bureau), By<MeasureIndicator>(Bureau, AnySide), By<CorrectMeasurement>(Bureau),
        By<ClosePeriod>(Bureau), By<ReopenPeriod>(Bureau.During(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing), Leader),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Judging() =>
    [
        By<RecordOutcome>(Bureau, AnySide.During(Stage.Implementing, Stage.Evaluated)), By<RateAgreement>(Bureau, OwnSide),
        By<AdvanceToEvaluated>(Bureau), By<ReturnToStage>(Bureau.During(Stage.Negotiated, Stage.Signed, Stage.Implementing), Leader),
        By<ProposeRenewal>(Bureau), By<SupersedeAgreement>(), By<ReinstateAgreement>(),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Changing() =>
    [
        By<ProposeAmendment>(Bureau, AnySide), By<ReviseAmendment>(Bureau, AnySide), By<WithdrawAmendment>(Bureau),
        By<ConsentToAmendment>(Bureau, OwnSide), By<RefuseAmendment>(Bureau, OwnSide), By<SignAmendment>(Bureau, OwnSide),
        By<AdoptAmendment>(Bureau), By<AdoptDueAmendment>(),
        By<CorrectFact>(Bureau), By<UpdateFact>(Bureau), By<MakeDueUpdates>(), By<ReportFact>(Bureau), By<ResolveContradiction>(Bureau, Leader),
        By<LeaveQuestionOpen>(Bureau, AnySide), By<AnswerQuestion>(Bureau, AnySide), By<DropQuestion>(Bureau),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Standing() =>
    [
        By<DeclineAgreement>(Bureau, OwnSide), By<WithdrawAgreement>(Bureau, Leader, AnySide),
        By<SuspendAgreement>(Bureau, Leader, OwnSide), By<ResumeAgreement>(Bureau, Leader, OwnSide),
        By<GiveNotice>(Bureau, OwnSide), By<RevokeNotice>(Bureau, OwnSide),
        By<ProposeTermination>(Bureau, OwnSide), By<ConsentToTermination>(Bureau, OwnSide), By<DropTermination>(Bureau, OwnSide),
        By<TerminateAgreement>(Bureau, Leader),
        By<ArchiveAgreement>(Bureau), By<EndByNotice>(), By<ExpireAgreement>(),
    ];

    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Meeting() =>
    [
        By<RecordEngagement>(Bureau, AnySide), By<RescheduleEngagement>(Bureau, AnySide), By<AddParticipant>(Bureau), By<RemoveParticipant>(Bureau),
        By<LinkEngagement>(Bureau), By<UnlinkEngagement>(Bureau),
        By<ProposeResolution>(Bureau, AnySide), By<AdoptResolution>(Bureau), By<DropResolution>(Bureau), By<TraceResolution>(Bureau),
        By<RaiseActionItem>(Bureau, AnySide), By<FinishActionItem>(Bureau, AnySide), By<DropActionItem>(Bureau),
        By<VerifyActionItem>(Bureau, OwnSide), By<RejectActionItem>(Bureau, OwnSide),
        By<CarryOverActionItems>(Bureau), By<MakeCommitment>(Bureau),
    ];

    /// <summary>
    /// The directory decides who sees what: an institution put under another, or one taken into a body, is seen by those above. So an entry is
    /// changed by those in whose reach it already is, and by administrators.
    /// </summary>
    private static IEnumerable<(Type, IReadOnlyList<Permit>)> Knowing() =>
    [
        By<RegisterInstitution>(Bureau, Keeper), By<RenameInstitution>(Bureau, AnySide, Keeper), By<AddAlias>(Bureau, AnySide, Keeper),
        By<RemoveAlias>(Bureau, AnySide, Keeper),
        By<ReclassifyInstitution>(Bureau, Keeper), By<MoveInstitution>(Bureau, AnySide, Keeper), By<PlaceInstitution>(Bureau, Keeper),
        By<MergeInstitution>(Keeper), By<TakeOverDuplicate>(),
        By<RecordInstitutionFigure>(Bureau, AnySide, Keeper), By<CorrectInstitutionFigure>(Bureau, AnySide, Keeper),
        By<RegisterBody>(Bureau, Keeper), By<RenameBody>(Bureau, Keeper), By<AdmitMember>(Bureau, Keeper), By<ReleaseMember>(Bureau, Keeper),
        By<CloseMembership>(Bureau, Keeper),
        By<AppointChair>(Bureau, Keeper), By<NameCoLeads>(Bureau, Keeper), By<DissolveBody>(Bureau, Keeper),
        By<RecordBodyFigure>(Bureau, Keeper), By<CorrectBodyFigure>(Bureau, Keeper),
        By<PublishPolicy>(Keeper),
    ];
}
