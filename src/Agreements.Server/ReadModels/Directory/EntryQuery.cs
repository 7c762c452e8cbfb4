using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>An entry of the directory as others name it.</summary>
/// <param name="Code">Its code; that of the survivor where the entry asked for was merged.</param>
/// <param name="Name">What it is called today.</param>
/// <param name="IsBody">True for a standing body.</param>
public sealed record KnownEntry(string Code, Text Name, bool IsBody)
{
    /// <summary>The address of its page.</summary>
    public string Address => $"/{(IsBody ? "bodies" : "institutions")}/{Uri.EscapeDataString(Code)}";
}

/// <summary>The entries that some codes stand for. A code that nobody has entered stands for none.</summary>
/// <param name="ByCode">The entries by the code that was asked for.</param>
public sealed record KnownEntries(IReadOnlyDictionary<string, KnownEntry> ByCode)
{
    /// <summary>No entry.</summary>
    public static KnownEntries None { get; } = new(new Dictionary<string, KnownEntry>());

    /// <summary>The entry that a code stands for; null for none.</summary>
    /// <param name="code">The code; null stands for none.</param>
    public KnownEntry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>What a code is called: by itself where nobody has entered it.</summary>
    /// <param name="code">The code.</param>
    public Text Called(string code) => Find(code)?.Name ?? new Text(code);
}

/// <summary>How many entries the directory has.</summary>
/// <param name="Institutions">Institutions that stand for themselves, by kind; kinds without any are left out.</param>
/// <param name="Bodies">Standing bodies by kind; kinds without any are left out.</param>
public sealed record EntryCounts(IReadOnlyDictionary<InstitutionKind, int> Institutions, IReadOnlyDictionary<BodyKind, int> Bodies);

/// <summary>Reads what codes of the directory stand for.</summary>
public static class EntryQuery
{
    /// <summary>The entries that some codes stand for: a merged one for its survivor.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">Codes of institutions and standing bodies; null is left out.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<KnownEntries> OfAsync(Reader reader, IEnumerable<string?> codes, CancellationToken ct = default)
    {
        string[] asked = [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            return KnownEntries.None;
        }

        await using var command = reader.Db.CreateCommand(
            """
            with recursive up(asked, code) as (
                select c, c from unnest($1) as c
                union select up.asked, i.merged_into from up join directory_institutions i on i.code = up.code where i.merged_into is not null
            )
            select b.code as asked, b.code, b.name_zh, b.name_en, true as is_body from directory_bodies b where b.code = any($1)
            union all
            select up.asked, i.code, i.name_zh, i.name_en, false from up join directory_institutions i on i.code = up.code and i.merged_into is null
            """).With(asked);
        var found = new Dictionary<string, KnownEntry>(StringComparer.Ordinal);
        foreach (var (code, entry) in await command.ListAsync(
            r => (r.Get<string>("asked"), new KnownEntry(r.Get<string>("code"), r.Text("name"), r.Get<bool>("is_body"))), ct))
        {
            // Where an institution and a body have one code, the institution is meant.
            found[code] = entry;
        }

        return new KnownEntries(found);
    }

    /// <summary>How many entries there are, by kind.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<EntryCounts> CountsAsync(Reader reader, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            """
            select false as is_body, kind, count(*)::int as count from directory_institutions where merged_into is null group by kind
            union all
            select true, kind, count(*)::int from directory_bodies group by kind
            """);
        var counts = await reader.KeptAsync(command, r => (IsBody: r.Get<bool>("is_body"), Kind: r.Get<string>("kind"), Count: r.Get<int>("count")), ct);
        return new EntryCounts(By<InstitutionKind>(counts.Where(c => !c.IsBody)), By<BodyKind>(counts.Where(c => c.IsBody)));
    }

    private static Dictionary<T, int> By<T>(IEnumerable<(bool IsBody, string Kind, int Count)> counts)
        where T : struct, Enum =>
        counts.Select(c => (Kind: KebabEnum<T>.TryParse(c.Kind, out var kind) ? kind : default, c.Count)).OrderBy(c => c.Kind)
            .ToDictionary(c => c.Kind, c => c.Count);
}
