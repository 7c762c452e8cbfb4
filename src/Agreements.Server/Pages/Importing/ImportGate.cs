using Agreements.Server.Commands;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Identity;

namespace Agreements.Server.Pages.Importing;

/// <summary>
/// Who may import what: whoever may give the commands that a row stands for, and each row only where they might have proposed the agreement, or may
/// write to the one that is there.
/// </summary>
internal sealed class ImportGate(CommandAuthorization authorization)
{
    private static readonly Type[] Commands =
        [typeof(ProposeAgreement), typeof(ReviseTerms), typeof(RecordCeremony), typeof(AddCommitment), typeof(LeaveQuestionOpen), typeof(ReportFact)];

    /// <summary>Whether somebody may import anything.</summary>
    public static bool IsOpenTo(Caller? caller) => caller is not null
        && Array.TrueForAll(Commands, c => Permissions.Of(c).Any(p => p.Role == caller.Role && p.Relation is Relation.InReach && !p.DependsOnStage));

    /// <summary>The rows that somebody may not import.</summary>
    public async Task<IReadOnlyList<Finding>> RefusedAsync(Caller caller, SheetPlan plan, DateOnly today, CancellationToken ct)
    {
        var refused = new List<Finding>();
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var row in plan.Parts.SelectMany(p => p.Rows).Where(r => r.Events.Count > 0))
        {
            if (!await MayAsync(caller, row, today, known, ct))
            {
                refused.Add(new Finding(
                    Severity.Error, "not-in-reach", row.Place,
                    new("本行各方都不在你单位的范围内。", "No party of this row is in the reach of your institution."),
                    new("只导入本单位或所属单位参与的协议；核对甲方、乙方，或删去本行。",
                        "Import what your institution or one under it takes part in; look at the parties again, or delete the row.")));
            }
        }

        return refused;
    }

    private async Task<bool> MayAsync(Caller caller, PlannedRow row, DateOnly today, Dictionary<string, bool> known, CancellationToken ct)
    {
        if (row.Events[0] is not AgreementProposed proposed)
        {
            return (await authorization.RefuseAsync(caller, typeof(AddCommitment), row.StreamId, ct)).Count == 0;
        }

        // Many rows name the same parties.
        var key = string.Join('\n', proposed.Parties.Select(p => p.Id).Order(StringComparer.Ordinal));
        if (!known.TryGetValue(key, out var may))
        {
            var asked = new AgreementRequest(
                row.StreamId, new ProposeAgreement(proposed.Kind, proposed.Title, proposed.Parties), new CommandContext(caller.Actor, today));
            known[key] = may = (await authorization.RefuseAsync(caller, asked, ct)).Count == 0;
        }

        return may;
    }
}
