using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Model;

/// <summary>What is said, as a command of the product.</summary>
internal static class ModelSpeech
{
    private static readonly Dictionary<string, Terms> Texts = ModelText.All.ToDictionary(t => t.Name, t => new Terms(
        new Text(t.Name), Term: new Period(
            t.Months == 0 ? null : t.Months / 12m, Day(t.From),
            t.IsRough ? Edtf.Parse($"{t.To:yyyy-MM}~") : Day(t.To), t.Notice)));

    private static readonly Dictionary<string, string> Digests = Texts.ToDictionary(t => t.Key, t => TermsDigest.Of(t.Value));

    public static Asked Asked(Said s, Agreement state, Guid one, DateOnly today) =>
        new Asked(Command(s, state, one), new CommandContext(s.What is What.Waive or What.Unwaive ? Approver : Coordinator, today));

    private static AgreementCommand Command(Said s, Agreement state, Guid one) =>
        OnNegotiating(s, one) ?? OnWork(s) ?? OnEnding(s) ?? OnTheWhole(s, state, one) ?? throw new InvalidOperationException($"{s.What} is no command.");

    private static AgreementCommand? OnNegotiating(Said s, Guid one) => s.What switch
    {
        What.Propose => new ProposeAgreement(
            s.Of is Which.Below ? AgreementKind.SchoolEnterprise : AgreementKind.FriendshipSchool, Title,
            [.. s.Text.Select(p => Party.OfInstitution(
                p.ToString(), p is 'V' or 'W' ? PartyRole.Witness : p is 'A' ? PartyRole.Initiator : PartyRole.Principal, new Text($"{p}校")))],
            s.Of is Which.Below ? one : null, Day(s.On)),
        What.Revise => new ReviseTerms(Texts[s.Text]),
        What.Consent => new ConsentToTerms(s.Who, Digests[s.Text], Day(s.On)),
        What.Negotiate => new AdvanceToNegotiated(Day(s.On)),
        What.Sign => new RecordSignature(new Signature(s.Who, Day(s.On), Method: SigningMethod.Seal, OriginalAt: "档案室")),
        What.Attest => new AttestAsWitness(s.Who, Day(s.On)),
        What.BecomeSigned => new AdvanceToSigned(Day(s.On)),
        _ => null,
    };

    private static AgreementCommand? OnWork(Said s) => s.What switch
    {
        What.Commit => new AddCommitment(Committed(ModelCommitment.Named(s.Text))),
        What.Keep => new FulfilCommitment(s.Text, Day(s.On)),
        What.Report => new ReportProgress(s.Text, 50, On: Day(s.On)),
        What.Reassign => new ReassignCommitment(s.Text, s.Who),
        What.Liaise => new NameLiaison(s.Who, s.Text),
        What.Start => new StartImplementation(Day(s.On)),
        What.Rate => new RateAgreement(s.Who, Scores(90, 80, 70)),
        What.Waive => new WaiveGuard(s.Text, "已说明", s.Who.Length == 0 ? null : s.Who),
        What.Unwaive => new RevokeWaiver(s.Text, "另有安排", s.Who.Length == 0 ? null : s.Who),
        What.Evaluate => new AdvanceToEvaluated(Recommendation.Renew, Day(s.On)),
        _ => null,
    };

    private static AgreementCommand? OnEnding(Said s) => s.What switch
    {
        What.Decline => new DeclineAgreement(s.Who, s.Text, Day(s.On)),
        What.Withdraw => new WithdrawAgreement(s.Text, Day(s.On)),
        What.Leave => new LeaveAgreement(s.Who, s.Text, Day(s.On)),
        What.Notice => new GiveNotice(s.Who, s.Text, s.Until, Day(s.On)),
        What.RevokeNotice => new RevokeNotice(s.Who, s.Text, Day(s.On)),
        What.ProposeEnd => new ProposeTermination(s.Text, null, Day(s.On)),
        What.ConsentToEnd => new ConsentToTermination(s.Who, Day(s.On)),
        What.DropEnd => new DropTermination(s.Text, null, Day(s.On)),
        What.Terminate => new TerminateAgreement(s.Text, Day(s.On)),
        What.Archive => new ArchiveAgreement(null, Day(s.On)),
        _ => null,
    };

    private static AgreementCommand? OnTheWhole(Said s, Agreement state, Guid one) => s.What switch
    {
        What.Return => new ReturnToStage(s.To, s.Text, Day(s.On)),
        What.Suspend => new SuspendAgreement(s.Who, s.Text, Day(s.On)),
        What.Resume => new ResumeAgreement(s.Who, null, Day(s.On)),
        What.CorrectTo => new CorrectFact("term.to", state.Term?.To?.Value, Day(s.Until)!.Value, "笔误"),
        What.CorrectSigned => new CorrectFact("signed.on", state.Entries.GetValueOrDefault(Stage.Signed)?.On?.Value, Day(s.Until)!.Value, "笔误"),
        What.Renew => new ProposeRenewal(Title, Texts[s.Text], On: Day(s.On)),
        What.Place => new PlaceUnder(s.Who == "One" ? one : null, null, Day(s.On)),
        _ => null,
    };

    private static Commitment Committed(ModelCommitment c) => new(
        c.Id, new Text(c.Id), c.Owner, Day(c.Due), c.Every switch { 12 => Recurrence.Year, 3 => Recurrence.Quarter, _ => null });

    private static Edtf? Day(DateOnly? day) => day is { } d ? Edtf.Day(d) : null;
}
