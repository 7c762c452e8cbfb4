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
    /// when it is unsigned again, ratings when work goes on, and every waiver of a guard that lies ahead again; and a notice with the signing
    /// that it would have ended. Commitments, liaisons and results are facts and stay, and so does who suspended it.
    /// </summary>
    private Agreement GoBack(AgreementReturned e) => this with
    {
        Stage = e.To,
        Entries = Entries.RemoveRange(Entries.Keys.Where(s => s > e.To)),
        Consents = e.To < Stage.Negotiated ? Consents.Clear() : Consents,
        Objections = e.To < Stage.Negotiated ? Objections.Clear() : Objections,
        Approval = e.To >= Stage.Signed ? Approval : null,
        Signatures = e.To < Stage.Signed ? Signatures.Clear() : Signatures,
        Attestations = e.To < Stage.Signed ? Attestations.Clear() : Attestations,
        MemberAttestations = e.To < Stage.Signed ? MemberAttestations.Clear() : MemberAttestations,
        Ceremony = e.To < Stage.Signed ? null : Ceremony,
        Waivers = Waivers.RemoveRange(Waivers.Keys.Where(guard => Guards.StageOf(guard) > e.To)),
        Notices = e.To < Stage.Signed ? Notices.Clear() : Notices,
        Ratings = Ratings.Clear(),
        Evaluation = null,
    };
}
