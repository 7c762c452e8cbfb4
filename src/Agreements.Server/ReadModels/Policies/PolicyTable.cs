using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Policies.PolicyRow>;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>The table of published policies: rows are added, never changed.</summary>
internal static class PolicyTable
{
    public static readonly RowTable<PolicyRow> Rows = new(
        "policies", "id, version", p => (p.Id, p.Version), onConflict: null,
        Col.Uuid("id", p => p.Id),
        Col.BigInt("version", p => p.Version),
        Col.Text("kind", p => KebabEnum<AgreementKind>.Name(p.Policy.Kind)),
        Col.Int("number", p => p.Policy.Version),
        Col.MaybeDate("valid_from", p => p.From),
        Col.Json("policy", p => p.Policy),
        Col.Text("reason", p => p.Reason),
        Col.Timestamp("recorded_at", p => p.RecordedAt),
        Col.Text("\"user\"", p => p.User));
}
