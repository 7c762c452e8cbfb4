namespace Agreements.Domain;

public sealed partial record Agreement
{
    private Agreement Evolve(ReturningEvent happened) => happened switch
    {
        AgreementReturned e => GoBack(e),
        _ => throw Unknown(happened),
    };

    /// <summary>
    /// Going back voids what the left stages had gathered: consents when the text is open again, signatures, attestations and the approval
    /// when it is unsigned again, ratings when work goes on; and a notice with the signing that it would have ended. Commitments, liaisons
    /// and results are facts and stay, and so does who suspended it.
    /// </summary>
    private Agreement GoBack(AgreementReturned e) => this with
    {
        Stage = e.To,
        Entries = Entries.RemoveRange(Entries.Keys.Where(s => s > e.To)),
        Consents = e.To < Stage.Negotiated ? Consents.Clear() : Consents,
        Approval = e.To >= Stage.Signed ? Approval : null,
        Signatures = e.To < Stage.Signed ? Signatures.Clear() : Signatures,
        Attestations = e.To < Stage.Signed ? Attestations.Clear() : Attestations,
        Ceremony = e.To < Stage.Signed ? null : Ceremony,
        Waivers = e.To < Stage.Signed ? Waivers.Clear() : Waivers,
        Notices = e.To < Stage.Signed ? Notices.Clear() : Notices,
        Ratings = Ratings.Clear(),
        Evaluation = null,
    };
}
