using Agreements.Server.Searching;
using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Register.RegisterRow>;
using SearchCol = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Register.SearchRow>;

namespace Agreements.Server.ReadModels.Register;

/// <summary>What an agreement is found by.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Text">Its titles, the names of its parties and its reference.</param>
/// <param name="Institutions">Codes of the institutions among its parties.</param>
/// <param name="Version">The version of its stream in which this could last change.</param>
public sealed record SearchRow(Guid Id, Findable Text, IReadOnlyList<string> Institutions, long Version)
{
    /// <summary>Whether an event can change what an agreement is found by.</summary>
    /// <param name="happened">The event.</param>
    public static bool CanChangeBy(AgreementEvent happened) => happened is
        AgreementProposed or JoiningEvent or CorrectingEvent or AmendingEvent or FactReported or ContradictionResolved;

    /// <summary>What an agreement of the register is found by.</summary>
    /// <param name="row">Its row.</param>
    public static SearchRow Of(RegisterRow row)
    {
        string?[] texts = [row.Title.Zh, row.Title.En, row.Reference, .. row.Parties.SelectMany(p => new[] { p.Name.Zh, p.Name.En })];
        return new SearchRow(row.Id, Findable.Of(texts, withPinyin: false), row.Institutions, row.Version);
    }
}

/// <summary>The tables of the register.</summary>
internal static class RegisterTables
{
    public static readonly RowTable<RegisterRow> Rows = new(
        "register_rows", "id", r => r.Id, "t.version < excluded.version",
        Col.Uuid("id", r => r.Id),
        Col.Text("reference", r => r.Reference),
        Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
        Col.SmallInt("stage", r => (short)r.Stage),
        Col.Text("standing", r => KebabEnum<Standing>.Name(r.Standing)),
        Col.Text("title_zh", r => r.Title.Zh),
        Col.Text("title_en", r => r.Title.En),
        Col.MaybeUuid("parent", r => r.Parent),
        Col.Json("parties", r => r.Parties),
        Col.Texts("institutions", r => r.Institutions),
        Col.Text("signed_on", r => r.SignedOn),
        Col.MaybeDate("signed_earliest", r => r.SignedEarliest),
        Col.MaybeDate("signed_latest", r => r.SignedLatest),
        Col.Json("gaps", r => r.Gaps),
        Col.Text("source_id", r => r.SourceId),
        Col.Timestamp("recorded_at", r => r.RecordedAt),
        Col.Timestamp("updated_at", r => r.UpdatedAt),
        Col.BigInt("version", r => r.Version));

    /// <summary>Put only when what it says changes: each change of an indexed list costs dozens of index entries.</summary>
    public static readonly RowTable<SearchRow> Search = new(
        "register_search", "id", r => r.Id,
        "t.version < excluded.version",
        SearchCol.Uuid("id", r => r.Id),
        SearchCol.Texts("tokens", r => r.Text.Tokens),
        SearchCol.Texts("institutions", r => r.Institutions),
        SearchCol.Text("haystack", r => r.Text.Haystack),
        SearchCol.Text("initials", r => r.Text.Initials),
        SearchCol.BigInt("version", r => r.Version));
}
