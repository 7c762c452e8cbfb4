using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>An entry of the directory that a name may mean.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsBody">Whether it is a standing body.</param>
internal sealed record NamedEntry(string Code, string Name, bool IsBody);

/// <summary>
/// Whom names mean: institutions and bodies by code, name, former name or alias, and near misses by spelling, part and sound. Read from the events, so
/// that an import works where no server has run.
/// </summary>
internal sealed class DirectoryNames
{
    private const int Offered = 3;

    private const int MostLookedFor = 40;

    private static readonly string[] Named =
    [
        .. new[]
        {
            typeof(InstitutionRegistered), typeof(InstitutionSupplemented), typeof(InstitutionRenamed), typeof(AliasAdded), typeof(DuplicateTakenOver),
            typeof(BodyRegistered), typeof(BodyDescribed), typeof(BodyRenamed),
        }.Select(t => EventNames.All[t]),
    ];

    private static readonly string Sql =
        $$"""
        select coalesce(r.data ->> 'code', r.data #>> '{facts,code}') as code, n.name, r.data ? 'facts' as body,
            coalesce((select e2.data #>> '{name,zh}' from {{StoreSetup.EventSchema}}.mt_events e2 where e2.stream_id = r.stream_id
                and e2.type in ('{{EventNames.All[typeof(InstitutionRenamed)]}}', '{{EventNames.All[typeof(BodyRenamed)]}}') order by e2.version desc limit 1),
                r.data #>> '{name,zh}', r.data #>> '{facts,name,zh}') as called
        from {{StoreSetup.EventSchema}}.mt_events e
        join {{StoreSetup.EventSchema}}.mt_events r on r.stream_id = e.stream_id and r.version = 1
        cross join lateral (
            select e.data #>> '{name,zh}' union select e.data #>> '{name,en}' union select e.data ->> 'nameEn' union select e.data ->> 'alias'
            union select e.data #>> '{facts,name,zh}' union select e.data #>> '{facts,name,en}'
            union select jsonb_array_elements_text(case jsonb_typeof(e.data -> 'aliases') when 'array' then e.data -> 'aliases' else '[]' end)
            union select jsonb_array_elements_text(case jsonb_typeof(e.data -> 'names') when 'array' then e.data -> 'names' else '[]' end)) n (name)
        where e.type = any(@types) and n.name is not null
            and not exists (select from {{StoreSetup.EventSchema}}.mt_events m
                where m.stream_id = e.stream_id and m.type = '{{EventNames.All[typeof(InstitutionMerged)]}}')
            and not exists (select from {{StoreSetup.EventSchema}}.mt_events x
                where x.stream_id = e.stream_id and x.version > e.version and x.type = '{{EventNames.All[typeof(AliasRemoved)]}}'
                    and x.data ->> 'alias' = n.name)
        """;

    private readonly Dictionary<string, NamedEntry> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedEntry[]> _near = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _sounds;

    private DirectoryNames(IEnumerable<(NamedEntry Entry, string Name)> names)
    {
        foreach (var (entry, name) in names)
        {
            _byCode[entry.Code] = entry;
            var plain = Plain(name);
            (_byName.TryGetValue(plain, out var codes) ? codes : _byName[plain] = new(StringComparer.Ordinal)).Add(entry.Code);
        }
    }

    /// <summary>Reads the names.</summary>
    public static async Task<DirectoryNames> LoadAsync(NpgsqlDataSource data, CancellationToken ct)
    {
        await using var connection = await data.OpenConnectionAsync(ct);
        if (!await StoreSetup.HasEventsAsync(connection, ct))
        {
            return new DirectoryNames([]);
        }

        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("types", Named);
        return new DirectoryNames(await command.ListAsync(r => (new NamedEntry(r.GetString(0), r.GetString(3), r.GetBoolean(2)), r.GetString(1)), ct));
    }

    /// <summary>Those that a name means: one where it is clear, none where nobody has it.</summary>
    public IReadOnlyList<NamedEntry> Find(string said) => _byCode.TryGetValue(said, out var coded) ? [coded]
        : [.. _byName.GetValueOrDefault(Plain(said), []).Order(StringComparer.Ordinal).Select(c => _byCode[c])];

    /// <summary>Those that may have been meant. Of a file full of unknown names only the first are looked for: each is compared with every name.</summary>
    public IReadOnlyList<NamedEntry> Near(string said)
    {
        var plain = Plain(said);
        if (!_near.TryGetValue(plain, out var found))
        {
            found = _near.Count < MostLookedFor ? Nearest(plain) : [];
            _near[plain] = found;
        }

        return found;
    }

    private NamedEntry[] Nearest(string plain)
    {
        _sounds ??= _byName.Keys.ToDictionary(n => n, Chinese.Pinyin, StringComparer.Ordinal);
        var sound = Chinese.Pinyin(plain);
        return
        [
            .. _byName.Select(n => (n.Value, Rank: Rank(plain, sound, n.Key, _sounds[n.Key]))).Where(n => n.Rank is not null)
                .SelectMany(n => n.Value.Select(code => (Code: code, Rank: n.Rank!.Value)))
                .GroupBy(n => n.Code, StringComparer.Ordinal).Select(g => (Code: g.Key, Rank: g.Min(n => n.Rank)))
                .OrderBy(n => n.Rank).ThenBy(n => n.Code, StringComparer.Ordinal).Take(Offered).Select(n => _byCode[n.Code]),
        ];
    }

    private static int? Rank(string said, string sound, string name, string nameSound) =>
        sound.Length > 0 && nameSound == sound ? 0
        : IsNear(said, name) ? 1
        : said.Length >= 3 && name.Contains(said, StringComparison.Ordinal) ? 2
        : name.Length >= 3 && said.Contains(name, StringComparison.Ordinal) ? 3
        : sound.Length > 0 && IsNear(sound, nameSound) ? 4
        : null;

    /// <summary>Names of very different lengths are not compared letter by letter: that takes long, and finds nothing.</summary>
    private static bool IsNear(string a, string b) =>
        Math.Abs(a.Length - b.Length) <= Math.Max(a.Length, b.Length) / 3 && Math.Max(a.Length, b.Length) <= 200 && Suggestion.Nearest(a, [b]) is not null;

    private static string Plain(string name) => SheetFields.Plain(name);
}
