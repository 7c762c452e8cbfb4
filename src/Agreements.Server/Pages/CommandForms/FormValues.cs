using Agreements.Server.Localization;
using Microsoft.Extensions.Primitives;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What is wrong at a place of a form.</summary>
/// <param name="Path">The field's path, such as <c>terms.clauses[0].text</c>; empty for the whole form.</param>
/// <param name="Sentence">What is wrong, and the cure.</param>
public sealed record Fault(string Path, Text Sentence);

/// <summary>What was typed or chosen, by the paths of fields: kept as it was typed until it is recorded.</summary>
/// <param name="values">The values.</param>
public sealed class FormValues(IReadOnlyDictionary<string, StringValues> values)
{
    /// <summary>How many rows are offered where there are none.</summary>
    private const int FirstRows = 2;

    private const int MostRows = 200;

    /// <summary>Nothing was typed.</summary>
    public static FormValues Empty { get; } = new(new Dictionary<string, StringValues>());

    /// <summary>All of them.</summary>
    public IReadOnlyDictionary<string, StringValues> All => values;

    /// <summary>What was typed in a field; empty for nothing.</summary>
    /// <param name="path">The field's path.</param>
    public string Of(string path) => values.TryGetValue(path, out var typed) ? typed.ToString().Trim() : "";

    /// <summary>What was chosen of several, or typed on several lines.</summary>
    /// <param name="path">The field's path.</param>
    public IReadOnlyList<string> Several(string path) => !values.TryGetValue(path, out var typed)
        ? []
        : [.. typed.SelectMany(v => (v ?? "").Split('\n')).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>How many rows a field of rows has.</summary>
    /// <param name="path">The field's path.</param>
    public int Rows(string path) =>
        int.TryParse(Of(path + "#"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRows) : FirstRows;

    /// <summary>The same with other values in some places.</summary>
    /// <param name="other">The values.</param>
    public FormValues With(IEnumerable<KeyValuePair<string, string>> other)
    {
        var all = new Dictionary<string, StringValues>(values, StringComparer.Ordinal);
        foreach (var (path, value) in other)
        {
            all[path] = value;
        }

        return new FormValues(all);
    }

    /// <summary>What the API takes; faults where something cannot be read. What is left empty is left out.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public JsonObject Body(IReadOnlyList<Field> fields, DateOnly today, List<Fault> faults) => new Reading(this, today, faults).Object(fields, "") ?? [];

    private sealed class Reading(FormValues values, DateOnly today, List<Fault> faults)
    {
        public JsonObject? Object(IReadOnlyList<Field> fields, string prefix)
        {
            var all = new JsonObject();
            foreach (var field in fields)
            {
                if (Value(field, prefix + field.Name) is { } value)
                {
                    all[field.Name] = value;
                }
            }

            // What is within something that may be left out is wanted only where something of it is said.
            if (all.Count == 0 && prefix.Length > 0)
            {
                return null;
            }

            faults.AddRange(fields
                .Where(f => f is { IsRequired: true, IsHidden: false } && !all.ContainsKey(f.Name) && faults.All(w => w.Path != prefix + f.Name))
                .Select(f => new Fault(prefix + f.Name, FormTexts.Needed)).ToArray());

            foreach (var untold in fields.Where(f => f is { MustBeSaid: true, IsRequired: false } && !all.ContainsKey(f.Name)))
            {
                var isToday = untold is { Shape: FieldShape.Day, Name: "on" } && values.Of(prefix + untold.Name).Length == 0;
                all[untold.Name] = isToday ? JsonValue.Create(Edtf.Day(today).Value) : null;
            }

            return all;
        }

        private JsonNode? Value(Field field, string path) => field.Shape switch
        {
            FieldShape.Words => Words(path),
            FieldShape.Day => Day(field, path),
            FieldShape.CalendarDay => Calendar(path),
            FieldShape.Whole => Whole(path),
            FieldShape.Number => Number(path),
            FieldShape.YesNo => values.Of(path) switch { "true" => true, "false" => false, _ => null },
            FieldShape.WordsOf or FieldShape.Several => List(field, values.Several(path).Select(v => (JsonNode?)JsonValue.Create(v))),
            FieldShape.Scores => Scores(path),
            FieldShape.Group => Object(field.Within, path + ".") ?? (field.IsRequired ? new JsonObject() : null),
            FieldShape.Rows => List(field, Enumerable.Range(0, values.Rows(path)).Select(n => Row(field, $"{path}[{n}]"))),
            FieldShape.One when field.Pick is Pick.Amendment => Whole(path),
            _ => values.Of(path) is { Length: > 0 } text ? JsonValue.Create(text.ReplaceLineEndings("\n")) : null,
        };

        private JsonNode? Row(Field rows, string path) => rows.Within.Count > 0 ? Object(rows.Within, path + ".") : Value(rows.Each(), path);

        private static JsonArray? List(Field field, IEnumerable<JsonNode?> all)
        {
            var array = new JsonArray([.. all.OfType<JsonNode>()]);
            return array.Count > 0 || field.IsRequired ? array : null;
        }

        private JsonObject? Words(string path)
        {
            var (zh, en) = (values.Of(path + ".zh"), values.Of(path + ".en"));
            if (zh.Length == 0 && en.Length == 0)
            {
                return null;
            }

            var words = new JsonObject { ["zh"] = zh.ReplaceLineEndings("\n") };
            if (en.Length > 0)
            {
                words["en"] = en.ReplaceLineEndings("\n");
            }

            return words;
        }

        /// <summary>A day left out is today; that it is unknown is another thing, and only a source can say it of what is done here.</summary>
        private JsonValue? Day(Field field, string path)
        {
            var typed = values.Of(path);
            if (typed.Length == 0)
            {
                return null;
            }

            if (!SaidDay.TryRead(typed, today, out var day))
            {
                faults.Add(new Fault(path, SaidDay.Wanted));
            }
            else if (day is null && field is { Name: "on", MustBeSaid: false })
            {
                faults.Add(new Fault(path, FormTexts.DayNeeded));
            }

            return day is null ? null : JsonValue.Create(day.Value);
        }

        private JsonValue? Calendar(string path)
        {
            var typed = values.Of(path);
            if (typed.Length == 0)
            {
                return null;
            }

            if (SaidDay.TryRead(typed, today, out var day) && day is { IsExactDay: true })
            {
                return JsonValue.Create(day.Value);
            }

            faults.Add(new Fault(path, FormTexts.OneDayNeeded));
            return null;
        }

        private JsonValue? Whole(string path)
        {
            var typed = values.Of(path).Normalize(System.Text.NormalizationForm.FormKC);
            if (typed.Length == 0)
            {
                return null;
            }

            if (long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return JsonValue.Create(number);
            }

            faults.Add(new Fault(path, FormTexts.WholeNeeded));
            return null;
        }

        private JsonValue? Number(string path)
        {
            var typed = values.Of(path).Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal);
            if (typed.Length == 0)
            {
                return null;
            }

            if (decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return JsonValue.Create(number);
            }

            faults.Add(new Fault(path, FormTexts.NumberNeeded));
            return null;
        }

        private JsonObject Scores(string path)
        {
            var scores = new JsonObject();
            foreach (var criterion in values.All.Keys.Where(k => k.StartsWith(path + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                if (Whole(criterion) is { } score)
                {
                    scores[criterion[(path.Length + 1)..]] = score;
                }
            }

            return scores;
        }
    }
}
