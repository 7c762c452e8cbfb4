using Agreements.Server.Identity;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What a reader of an agreement may do with it, by the table of permissions. Whether it can be done now the decision says.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Operations">The operations, in the order of a life.</param>
public sealed record Offered(Guid Agreement, Stage Stage, IReadOnlyList<Operation> Operations)
{
    private static readonly Text Other = new("其他", "Other");

    private static readonly Dictionary<string, Text> Folders = new(StringComparer.Ordinal)
    {
        ["Proposing"] = new("政策", "Policy"), ["Joining"] = new("各方", "Parties"), ["Negotiating"] = new("协商", "Negotiating"),
        ["Approving"] = new("审批", "Approving"), ["Signing"] = new("签署", "Signing"), ["Documenting"] = new("文件", "Documents"),
        ["Implementing"] = new("实施", "Implementing"), ["Committing"] = new("承诺", "Commitments"), ["Measuring"] = new("指标", "Indicators"),
        ["Evaluating"] = new("成果与评价", "Results and evaluation"), ["Amending"] = new("补充协议", "Supplementary agreements"),
        ["Correcting"] = new("更正与更新", "Corrections"), ["Recording"] = new("待查与来源", "Questions and sources"), ["Renewing"] = new("续签", "Renewal"),
        ["Suspending"] = new("暂停与恢复", "Suspension"), ["Closing"] = new("终止与归档", "Ending"), ["Returning"] = new("退回", "Going back"),
        ["Framing"] = new("上下级", "Tree"),
    };

    /// <summary>What enters each stage.</summary>
    private static readonly Dictionary<Stage, string> Entering = new()
    {
        [Stage.Negotiated] = "advanceToNegotiated", [Stage.Signed] = "advanceToSigned", [Stage.Implementing] = "startImplementation",
        [Stage.Evaluated] = "advanceToEvaluated",
    };

    /// <summary>Whether a reader may put a document on file.</summary>
    public bool MayAttach { get; private init; }

    /// <summary>The operations by what they are about.</summary>
    public IEnumerable<(Text About, IReadOnlyList<Operation> Operations)> Groups => Operations
        .GroupBy(o => o.Command.Namespace!.Split('.')[^1])
        .Select(g => (Folders.GetValueOrDefault(g.Key) ?? Other, (IReadOnlyList<Operation>)[.. g]));

    /// <summary>What enters the next stage; null where it is somebody else's to do, or there is none.</summary>
    public Operation? Next => Entering.TryGetValue(Stage + 1, out var name) ? Find(name) : null;

    /// <summary>What a reader may do with an agreement; nothing for one who only reads.</summary>
    /// <param name="caller">The reader; null for nobody known.</param>
    /// <param name="state">The agreement.</param>
    /// <param name="operations">All operations.</param>
    internal static Offered To(Caller? caller, Agreement state, OfferedOperations operations) =>
        To(caller, state.Id, state.Stage, state.Policy.ApprovalSteps is not null, operations);

    /// <summary>What a reader may do with an agreement of which no more is known.</summary>
    /// <param name="caller">The reader; null for nobody known.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="stage">The stage it is in.</param>
    /// <param name="takesSteps">Whether its approval takes steps.</param>
    /// <param name="operations">All operations.</param>
    internal static Offered To(Caller? caller, Guid agreement, Stage stage, bool takesSteps, OfferedOperations operations)
    {
        if (caller is null)
        {
            return new Offered(agreement, stage, []);
        }

        var (allowed, mayAttach) = operations.AllowedTo(caller.Role, stage, takesSteps);
        return new Offered(agreement, stage, allowed) { MayAttach = mayAttach };
    }

    /// <summary>What meets a condition and is the reader's to do.</summary>
    /// <param name="code">Code of the condition.</param>
    /// <param name="isOthers">Whether it waits for a party that the reader, a representative, does not speak for.</param>
    public IEnumerable<Operation> Meeting(string code, bool isOthers = false) =>
        (Cures.All.GetValueOrDefault(code)?.Select(Find).OfType<Operation>() ?? []).Where(o => !isOthers || !IsOfOwnParty(o));

    /// <summary>The address of a form.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="back">Where it comes back to; null for a place of the agreement's page.</param>
    /// <param name="place">The place of the agreement's page.</param>
    /// <param name="given">What stands in the form already.</param>
    public string Address(Operation operation, string? back, string place, params (string Name, string? Value)[] given) =>
        Operation.FormAt(operation.Name, $"{Agreement}", back ?? $"/agreements/{Agreement}#{place}", given);

    private static bool IsOfOwnParty(Operation operation) =>
        Permissions.Of(operation.Command).Where(p => p.Role is ActingRole.Representative).All(p => p.Relation is Relation.OwnParty);

    private Operation? Find(string name) => Operations.FirstOrDefault(o => o.Name == name);
}
