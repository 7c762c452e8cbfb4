using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>The parties of a row, by the columns in which they stand.</summary>
internal sealed class SheetParties(SheetRow row, DirectoryNames names, SheetFindings findings)
{
    private static readonly (SheetField Field, PartyRole Role)[] Roles =
    [
        (SheetField.FirstParty, PartyRole.Principal), (SheetField.SecondParty, PartyRole.Principal), (SheetField.MorePrincipals, PartyRole.Principal),
        (SheetField.OtherParties, PartyRole.Member), (SheetField.Witness, PartyRole.Witness), (SheetField.Guide, PartyRole.Guide),
        (SheetField.Host, PartyRole.Host), (SheetField.Beneficiary, PartyRole.Beneficiary),
    ];

    private static readonly string[] Unknown = ["不详：", "未知：", "待定：", "不详:", "未知:", "待定:", "unknown:"];

    private readonly List<(string Said, SheetField Field, NamedEntry? Entry)> _found = [];

    /// <summary>Codes of those found, in order; of one not found, what was written.</summary>
    public IEnumerable<string> Codes => _found.Select(f => f.Entry?.Code ?? f.Said);

    /// <summary>Reads them into the form of a case file.</summary>
    /// <param name="path">Where they will stand.</param>
    /// <param name="cells">Where places are kept.</param>
    public JsonArray Read(string path, IDictionary<string, SheetCell> cells)
    {
        var parties = new JsonArray();
        cells[path] = row.At(SheetField.FirstParty);
        foreach (var (field, role) in Roles)
        {
            foreach (var said in SheetWords.Several(row[field]))
            {
                if (Party(said, field, role) is { } party)
                {
                    cells[$"{path}[{parties.Count}]"] = row.At(field);
                    parties.Add(party);
                }
            }
        }

        if (!_found.Exists(f => f.Field is SheetField.FirstParty or SheetField.SecondParty or SheetField.MorePrincipals))
        {
            findings.Error(
                row.At(SheetField.FirstParty), "principal-missing", new("没有签约主体：甲方和乙方都是空的。", "Nobody signs: party A and party B are both empty."),
                new("写明甲方或乙方；不知道名称时写“不详：一所职业学校”。", "Write who signs; where the name is not known, “unknown: a vocational school”."));
        }

        return parties;
    }

    /// <summary>The party that a line of commitments names; null when it names none of the row's.</summary>
    public string? Owner(string said)
    {
        SheetField? side = said switch
        {
            "甲方" or "Party A" or "party A" => SheetField.FirstParty,
            "乙方" or "Party B" or "party B" => SheetField.SecondParty,
            _ => null,
        };
        var fits = _found.Where(f => f.Entry is not null && (f.Field == side || f.Said == said || names.Find(said).Any(e => e.Code == f.Entry.Code)))
            .Select(f => f.Entry!.Code).Distinct(StringComparer.Ordinal).ToArray();
        return fits is [var one] ? one : null;
    }

    private JsonObject? Party(string said, SheetField field, PartyRole role)
    {
        var word = KebabEnum<PartyRole>.Name(role);
        if (Array.Find(Unknown, u => said.StartsWith(u, StringComparison.OrdinalIgnoreCase)) is { } prefix
            && said[prefix.Length..].Trim() is { Length: > 0 } called)
        {
            _found.Add((said, field, null));
            return new() { ["unknown"] = called, ["role"] = word };
        }

        var entries = names.Find(said);
        if (entries is [var entry] && _found.Find(f => f.Entry?.Code == entry.Code) is { Entry: not null } twice)
        {
            findings.Error(
                row.At(field), "party-duplicate",
                new($"“{said}”在本行出现了两次（{SheetFields.Of(twice.Field).Zh}）。", $"'{said}' stands twice in this row ({SheetFields.Of(twice.Field).En})."),
                new("只保留一处。", "Keep one of them."));
            return null;
        }

        _found.Add((said, field, entries is [var only] ? only : null));
        if (entries is [var found])
        {
            return new() { [found.IsBody ? "body" : "institution"] = found.Code, ["role"] = word };
        }

        NotOne(said, field, entries);
        return null;
    }

    private void NotOne(string said, SheetField field, IReadOnlyList<NamedEntry> entries)
    {
        if (entries.Count > 1)
        {
            findings.Error(
                row.At(field), "institution-ambiguous", new($"“{said}”不止一家：{Listed(entries).Zh}。", $"'{said}' may be any of these: {Listed(entries).En}."),
                new("写明全称或代码。", "Write the full name or the code."));
            return;
        }

        var near = names.Near(said);
        findings.Error(
            row.At(field), "institution-unknown", new($"机构名录中没有“{said}”。", $"'{said}' is not in the directory."),
            near.Count > 0
                ? new($"是否应为：{string.Join("、", near.Select(e => e.Name))}？否则请先登记该机构。",
                    $"Did you mean {string.Join(" or ", near.Select(e => e.Name))}? Otherwise register it first.")
                : new("请先登记该机构，或写“不详：…”。", "Register it first, or write “unknown: …”."),
            said);
    }

    private static Text Listed(IReadOnlyList<NamedEntry> entries) =>
        new(string.Join("、", entries.Select(e => $"{e.Name}（{e.Code}）")), string.Join(", ", entries.Select(e => $"{e.Name} ({e.Code})")));
}
