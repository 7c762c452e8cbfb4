namespace Agreements.Domain.Guarding;

/// <summary>
/// The order of days that holds for whatever is recorded: what has happened is not to come, and what is decided here did not happen before what it rests
/// on. A source is believed about the order in which it tells things; about days to come it is not.
/// </summary>
internal static class Chronology
{
    /// <summary>What of some events, recorded one after the other, cannot have been on its day.</summary>
    /// <param name="state">The agreement before them.</param>
    /// <param name="happened">The events.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static IEnumerable<Refusal> Faults(Agreement state, IReadOnlyList<AgreementEvent> happened, DateOnly today)
    {
        foreach (var e in happened)
        {
            // Results and figures are told of periods that are not over; a change of facts may be known before its day.
            if (e is IDated { On: { } on } and not (OutcomeRecorded or IndicatorMeasured or FactUpdated or AmendmentAdopted))
            {
                foreach (var fault in Faults(state, e, on, today))
                {
                    yield return fault;
                }
            }

            state = happened.Count > 1 ? Agreement.Evolve(state, e) : state;
        }
    }

    /// <summary>
    /// What is before what it rests on after a change of days, and was not so before: what a source told out of order is not put in order by us.
    /// </summary>
    /// <param name="state">The agreement before the change.</param>
    /// <param name="after">The agreement after it.</param>
    public static IEnumerable<DayTooEarly> NewDisorder(Agreement state, Agreement after)
    {
        var before = Disorder(state).Select(d => (d.Of, d.Fault.What)).ToHashSet();
        return Disorder(after).Where(d => !before.Contains((d.Of, d.Fault.What))).Select(d => d.Fault);
    }

    /// <summary>Days on record of which one is before what it rests on: stages, and the signatures between two of them.</summary>
    private static IEnumerable<(Text Of, DayTooEarly Fault)> Disorder(Agreement state)
    {
        var days = state.Entries.Where(e => e.Value.On is not null).Select(e => (Of: Entry(state, e.Key), e.Key)).ToArray();
        foreach (var (before, after) in days.Zip(days.Skip(1)).Where(p => p.Second.Of.Day!.Latest < p.First.Of.Day!.Earliest))
        {
            yield return (after.Of.What, new(after.Of.Day!, before.Of.What, before.Of.Day!));
        }

        var (negotiated, signed) = (Entry(state, Stage.Negotiated), Entry(state, Stage.Signed));
        foreach (var (what, day) in Signatures(state, state.Signatures))
        {
            if (day?.Latest < negotiated.Day?.Earliest)
            {
                yield return (what, new(day!, negotiated.What, negotiated.Day!));
            }

            if (signed.Day?.Latest < day?.Earliest)
            {
                yield return (signed.What, new(signed.Day!, what, day!));
            }
        }
    }

    private static IEnumerable<Refusal> Faults(Agreement state, AgreementEvent happened, Edtf on, DateOnly today)
    {
        if (on.Earliest > today)
        {
            yield return new DayInFuture(on);
        }

        foreach (var (what, day) in RestsOn(state, happened))
        {
            if (on.Latest < day?.Earliest)
            {
                yield return new DayTooEarly(on, what, day!);
            }
        }
    }

    /// <summary>What an event rests on, and when that was.</summary>
    private static IEnumerable<(Text What, Edtf? Day)> RestsOn(Agreement state, AgreementEvent happened) => happened switch
    {
        TermsConsented or TermsRefused or AgreementDeclined { Source: null } or AgreementWithdrawn { Source: null } or CommitmentFulfilled
            or CommitmentClaimed or ProgressReported or AmendmentProposed => [Entry(state, Stage.Proposed)],
        AgreementNegotiated { Source: null } => [Entry(state, Stage.Proposed), .. Consents(state)],
        SignatureRecorded { Signature.Source: null } or WitnessAttested { Source: null } or CeremonyRecorded { Source: null }
            or AgreementApproved { Step: null }
            or AgreementSuspended { Source: null, Cause: null } => [Entry(state, Stage.Negotiated)],
        AgreementApproved { Source: null } or ApprovalReturned or ApprovalDelegated => [Entry(state, state.Stage), .. Steps(state)],
        AgreementSigned { Source: null } => [Entry(state, Stage.Negotiated), .. Signatures(state, state.Signatures)],
        ImplementationStarted { Source: null } or TerminationNoticed { Source: null } or AgreementTerminated { Source: null, Cause: null }
            or AmendmentConsented or AmendmentSigned or TerminationProposed => [Entry(state, Stage.Signed)],
        AgreementEvaluated { Source: null } => [Entry(state, Stage.Implementing)],
        AgreementReturned => [Entry(state, state.Stage)],
        AgreementResumed { Source: null } e =>
            [.. state.ActiveSuspensions.Where(s => s.Origin == e.Origin && s.Cause == e.Cause).Select(s => (new Text("暂停", "the suspension"), s.On))],
        NoticeRevoked e => [.. state.Notices.Where(n => n.Party == e.Party).Select(n => (new Text("终止通知", "the notice"), n.On))],
        TerminationConsented or TerminationDropped => [(new Text("终止提议", "the proposal to end it"), state.ProposedTermination?.On)],
        CommitmentVerified { Id: var id } => Claim(state, id),
        ClaimRejected { Id: var id } => Claim(state, id),
        AmendmentAdopted { Number: var number } => Signatures(state, state.Amendments[number - 1].Signatures),
        _ => [],
    };

    private static (Text What, Edtf? Day) Entry(Agreement state, Stage stage) =>
        (new Text($"“{StageNames.Zh(stage)}”", $"the day it became {StageNames.En(stage)}"), state.Entries.GetValueOrDefault(stage)?.On);

    /// <summary>The steps of the approval that were taken for the next stage.</summary>
    private static IEnumerable<(Text What, Edtf? Day)> Steps(Agreement state) => state.ApprovedSteps
        .Where(s => state.StepOf(s.Key)?.Stage == state.Stage + 1)
        .Select(s => (new Text($"第{s.Key}步审批", $"step {s.Key} of the approval"), s.Value.On));

    private static IEnumerable<(Text What, Edtf? Day)> Consents(Agreement state) => state.Principals
        .Where(p => state.Consents.ContainsKey(p.Id))
        .Select(p => (new Text($"{p.Name.Zh}同意文本", $"the consent of {p.Name.EnOrZh}"), state.ConsentDays.GetValueOrDefault(p.Id)));

    private static IEnumerable<(Text What, Edtf? Day)> Signatures(Agreement state, IReadOnlyDictionary<string, Signature> signatures) => signatures.Values
        .OrderBy(s => s.Party, StringComparer.Ordinal)
        .Select(s => (new Text($"{state.NameOf(s.Party).Zh}签署", $"the signature of {state.NameOf(s.Party).EnOrZh}"), s.On));

    private static IEnumerable<(Text What, Edtf? Day)> Claim(Agreement state, string id) =>
        [(new Text("责任方的申报", "the claim"), state.FindCommitment(id)?.Claim?.On)];
}

/// <summary>What is recorded as having happened would only happen on a later day.</summary>
/// <param name="On">The day given.</param>
public sealed record DayInFuture(Edtf On)
    : Refusal(
        new Text($"日期（{On}）在今天之后：只能记录已经发生的事。", $"The day ({On}) is after today: only what has happened can be recorded."), CanMeet.Coordinator);

/// <summary>What is recorded would have happened before something that it rests on.</summary>
/// <param name="On">The day given.</param>
/// <param name="What">What it rests on.</param>
/// <param name="Day">When that was.</param>
public sealed record DayTooEarly(Edtf On, Text What, Edtf Day)
    : Refusal(
        new Text(
            $"日期（{On}）早于{What.Zh}的日期（{Day}）：请填写之后的日期；若后者记错了，请先更正。",
            $"The day ({On}) is before {What.EnOrZh} ({Day}): give a later day or, if that one is wrong, correct it first."),
        CanMeet.Coordinator);
