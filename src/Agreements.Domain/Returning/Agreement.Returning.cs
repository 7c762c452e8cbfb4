namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The day on which it last went back to an earlier stage; null when it never did, or nobody knows.</summary>
    public Edtf? ReturnedOn { get; private init; }

    private Agreement Evolve(ReturningEvent happened) => happened switch
    {
        AgreementReturned e => GoBack(e),
        _ => throw Unknown(happened),
    };

    /// <summary>
    /// Going back voids what the left stages had gathered: consents when the text is open again, the approval when it is unsigned again and what was
    /// approved for later stages, ratings when work goes on, and every waiver of a guard that lies ahead again; and a notice with the
    /// signing that it would have ended. What was signed is for a text and counts again for that text, not for another (<see cref="Agreed"/>).
    /// Commitments, liaisons and results are facts and stay, and so does who suspended it.
    /// </summary>
    private Agreement GoBack(AgreementReturned e) => (e.To < Stage.Signed && e.KeepsSigning is not true ? WithoutSigning() : this)
        .BeginApprovalAgain(s => s.Stage > e.To) with
    {
        Stage = e.To,
        ReturnedOn = e.On,
        Entries = Entries.RemoveRange(Entries.Keys.Where(s => s > e.To)),
        Consents = e.To < Stage.Negotiated ? Consents.Clear() : Consents,
        Objections = e.To < Stage.Negotiated ? Objections.Clear() : Objections,
        Approval = e.To >= Stage.Signed ? Approval : null,
        Waivers = Waivers.RemoveRange(Waivers.Keys.Where(w => Guards.StageOf(Guards.PartsOf(w).Guard) > e.To)),
        Notices = e.To < Stage.Signed ? Notices.Clear() : Notices,
        ProposedTermination = e.To < Stage.Signed ? null : ProposedTermination,
        Ratings = Ratings.Clear(),
        Evaluation = null,
    };
}
