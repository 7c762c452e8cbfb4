namespace Agreements.Server.Pages.CommandForms;

/// <summary>What meets a condition that keeps an agreement from its next stage: the operations whose forms do, the usual one first.</summary>
internal static class Cures
{
    /// <summary>Operations by the code of the condition.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["terms-missing"] = ["reviseTerms"], ["principals-too-few"] = ["addParty"], ["institution-kinds-missing"] = ["addParty"],
        ["principal-unnamed"] = ["nameParty"], ["consent-missing"] = ["consentToTerms", "refuseTerms"],
        ["approval-missing"] = ["approveAgreement", "returnApproval"], ["signature-missing"] = ["recordSignature"],
        ["witness-missing"] = ["attestAsWitness", "waiveGuard"], ["document-or-ceremony-missing"] = ["recordCeremony", "waiveGuard"],
        ["liaison-missing"] = ["nameLiaison"], ["commitment-missing"] = ["addCommitment"],
        ["claim-unverified"] = ["verifyCommitment", "rejectClaim"], ["results-list-missing"] = ["recordOutcome", "waiveGuard"],
        ["rating-missing"] = ["rateAgreement", "waiveGuard"], ["indicator-open"] = ["closePeriod", "waiveGuard"],
        ["amendment-open"] = ["consentToAmendment", "withdrawAmendment"], ["amendment-consent-missing"] = ["consentToAmendment", "refuseAmendment"],
        ["amendment-signature-missing"] = ["signAmendment"], ["suspended"] = ["resumeAgreement"],
    };
}
