using Agreements.Server.Localization.ChineseText;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>
/// Puts into a form what its sender need not write: the codes of what was typed by name, codes of what is new, and names that the directory knows.
/// </summary>
/// <param name="names">Finds what was typed.</param>
/// <param name="taken">Codes that are taken already.</param>
internal sealed class FormReading(TypedNames names, IReadOnlySet<string> taken)
{
    private const int LongestCode = 40;

    private static readonly string[] NamedBy = ["title.zh", "name.zh", "text.zh"];

    private static readonly string[] EntriesBy = ["institution", "body"];

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>What is wrong.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>What fits what was typed, by the paths of fields where more than one does.</summary>
    public Dictionary<string, IReadOnlyList<Choice>> Several { get; } = new(StringComparer.Ordinal);

    /// <summary>The values as the API takes them.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="typed">The values as they were typed.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<FormValues> ReadAsync(IReadOnlyList<Field> fields, FormValues typed, CancellationToken ct)
    {
        var leaves = Leaves(fields, typed, "").ToArray();
        foreach (var (field, path) in leaves)
        {
            if (field.Pick is { } pick && TypedNames.All.Contains(pick))
            {
                await NamedAsync(field, pick, path, typed, ct);
            }
        }

        var news = leaves.Where(l => l.Field.Pick is Pick.NewCode).ToLookup(l => typed.Of(l.Path).Length == 0);
        _taken.UnionWith(news[false].Select(l => typed.Of(l.Path)));
        foreach (var (field, path) in news[true])
        {
            Code(field, path, typed.With(_codes));
        }

        return typed.With(_codes);
    }

    private static IEnumerable<(Field Field, string Path)> Leaves(IReadOnlyList<Field> fields, FormValues typed, string prefix) =>
        fields.SelectMany(f => f.Shape switch
        {
            FieldShape.Group => Leaves(f.Within, typed, $"{prefix}{f.Name}."),
            FieldShape.Rows => Enumerable.Range(0, typed.Rows(prefix + f.Name)).SelectMany(n => Leaves(f.Within, typed, $"{prefix}{f.Name}[{n}].")),
            _ => [(f, prefix + f.Name)],
        });

    private async Task NamedAsync(Field field, Pick pick, string path, FormValues typed, CancellationToken ct)
    {
        var codes = new List<string>();
        foreach (var said in field.Shape is FieldShape.Several ? typed.Several(path) : typed.Of(path) is { Length: > 0 } one ? [one] : [])
        {
            var found = await names.FindAsync(pick, said, ct);
            if (found is [var only])
            {
                codes.Add(only.IsBody && pick is Pick.PartyEntry ? "" : only.Value);
                Party(pick, only, path, typed);
            }
            else
            {
                Faults.Add(new Fault(path, found.Count == 0 ? new($"“{said}”：{FormTexts.NotFound.Zh}", $"'{said}': {FormTexts.NotFound.En}")
                    : new($"“{said}”：{FormTexts.SeveralFound.Zh}", $"'{said}': {FormTexts.SeveralFound.En}")));
                if (found.Count > 0)
                {
                    Several[path] = [.. Several.GetValueOrDefault(path) ?? [], .. found];
                }
            }
        }

        if (codes.Count > 0)
        {
            _codes[path] = string.Join('\n', codes);
        }
    }

    /// <summary>A body stands in a field of its own, and a party is called what the directory calls it where nobody says otherwise.</summary>
    private void Party(Pick pick, Choice found, string path, FormValues typed)
    {
        if (pick is not Pick.PartyEntry)
        {
            return;
        }

        var beside = path[..^"institution".Length];
        if (found.IsBody)
        {
            _codes[beside + "body"] = found.Value;
        }

        if (typed.Of(beside + "name.zh").Length == 0)
        {
            (_codes[beside + "name.zh"], _codes[beside + "name.en"]) = (found.Name.Zh, found.Name.En ?? "");
        }
    }

    private void Code(Field field, string path, FormValues known)
    {
        var beside = path[..(path.LastIndexOf('.') + 1)];
        var name = NamedBy.Select(n => known.Of(beside + n)).FirstOrDefault(n => n.Length > 0);
        if (name is null)
        {
            return;
        }

        var entry = EntriesBy.Select(n => known.Of(beside + n)).FirstOrDefault(n => n.Length > 0);
        var isParty = field.Owner == typeof(Party) || field.Owner == typeof(AddParty);
        _codes[path] = (isParty, entry) switch
        {
            (true, { } code) => code,
            (true, null) => Free("unnamed", always: true),
            _ => Free(Letters(name), always: false),
        };
    }

    private string Free(string code, bool always) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 && !always ? code : $"{code}-{n}").First(_taken.Add);

    private static string Letters(string name)
    {
        var letters = string.Concat(Chinese.Initials(Chinese.Fold(name)).Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
        return letters.Length == 0 ? "x" : letters[..Math.Min(letters.Length, LongestCode)];
    }
}
