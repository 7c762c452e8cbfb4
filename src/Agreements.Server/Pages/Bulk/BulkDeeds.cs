using Agreements.Server.Identity;
using Agreements.Server.Pages.CommandForms;

namespace Agreements.Server.Pages.Bulk;

/// <summary>What is done with several agreements at once: what asks the same of each, and nothing that one has to read an agreement for.</summary>
internal static class BulkDeeds
{
    /// <summary>How many agreements at once.</summary>
    public const int Most = 100;

    private static readonly string[] Names =
    [
        "advanceToNegotiated", "advanceToSigned", "startImplementation", "advanceToEvaluated", "placeUnder", "adoptPolicy", "leaveQuestionOpen",
        "suspendAgreement", "resumeAgreement", "archiveAgreement",
    ];

    /// <summary>What a reader may do so, by the table of permissions.</summary>
    /// <param name="caller">The reader; null for nobody known.</param>
    /// <param name="operations">All operations.</param>
    public static IReadOnlyList<Operation> Of(Caller? caller, OfferedOperations operations) => caller is null
        ? []
        : [.. Names.Select(n => operations.All[n]).Where(o => Permissions.Of(o.Command).Any(p => p.Role == caller.Role))];
}
