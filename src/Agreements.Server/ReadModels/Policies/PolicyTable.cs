using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>The table of published policies: rows are added, never changed.</summary>
internal static class PolicyTable
{
    public static readonly RowTable<PolicyRow> Rows = RowTable.Of<PolicyRow>("policies", t => t
        .Key(p => p.Id)
        .Key(p => p.Version)
        .Computed("kind", p => KebabEnum<AgreementKind>.Name(p.Policy.Kind))
        .Computed("number", p => p.Policy.Version)
        .Column(p => p.From, "valid_from")
        .Json(p => p.Policy)
        .Column(p => p.Reason)
        .Column(p => p.RecordedAt)
        .Column(p => p.User, "\"user\"")
        .NeverReplaced());
}
