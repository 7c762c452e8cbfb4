

namespace Agreements.Server.Localization;

/// <summary>Amounts as people read them, with the qualifier of the source and the measure word of the language.</summary>
public static class Quantities
{
    private static readonly Dictionary<string, Unit> Units = new(StringComparer.Ordinal)
    {
        ["person"] = new("人", "person", "people"),
        ["person-time"] = new("人次", "attendance", "attendances"),
        ["enterprise"] = new("家企业", "enterprise", "enterprises"),
        ["school"] = new("所学校", "school", "schools"),
        ["park"] = new("个园区", "park", "parks"),
        ["result"] = new("项成果", "result", "results"),
        ["alliance"] = new("个联盟", "alliance", "alliances"),
        ["base"] = new("个基地", "base", "bases"),
        ["studio"] = new("个工作室", "studio", "studios"),
        ["industry-college"] = new("个产业学院", "industry college", "industry colleges"),
        ["mu"] = new("亩", "mu", "mu"),
        ["percent"] = new("%", "per cent", "per cent"),
    };

    private static readonly HashSet<string> Invariable =
        new(StringComparer.Ordinal) { "yuan", "staff", "equipment", "series", "training", "rmb", "cny", "jiao" };

    /// <summary>An amount in words: 117项, 670余项, 近30名 or 117 results, at least 670 results, nearly 30 people.</summary>
    /// <param name="quantity">The amount.</param>
    /// <param name="say">The language.</param>
    public static string In(Quantity quantity, UiLanguage say) => say.IsChinese ? Chinese(quantity) : English(quantity);

    private static string Chinese(Quantity q)
    {
        var counter = q.Counter ?? (Units.TryGetValue(q.Unit, out var unit) ? unit.Counter : q.Unit);
        var number = q.Value.ToString("0.####", UiLanguage.Chinese.Culture);
        return q.Qualifier switch
        {
            // 余 follows round numbers only; on others it would read as part of the number.
            Qualifier.AtLeast when q.Value % 10 == 0 && q.Value != 0 => $"{number}余{counter}",
            Qualifier.AtLeast => $"至少{number}{counter}",
            Qualifier.JustUnder => $"近{number}{counter}",
            Qualifier.About => $"约{number}{counter}",
            _ => $"{number}{counter}",
        };
    }

    private static string English(Quantity q)
    {
        var known = Units.TryGetValue(q.Unit, out var unit);
        var word = known ? q.Value == 1 ? unit!.One : unit!.Many : q.Value == 1 ? q.Unit.Replace('-', ' ') : Plural(q.Unit.Replace('-', ' '));
        var amount = $"{q.Value.ToString("#,##0.####", UiLanguage.English.Culture)} {word}";
        return q.Qualifier switch
        {
            Qualifier.AtLeast => $"at least {amount}",
            Qualifier.JustUnder => $"nearly {amount}",
            Qualifier.About => $"about {amount}",
            _ => amount,
        };
    }

    /// <summary>More than one of a unit that is in no list: by the rule of the language. Abbreviations, signs and what is Chinese have no plural.</summary>
    private static string Plural(string unit) => unit switch
    {
        _ when unit.Length < 3 || !unit.All(c => char.IsAsciiLetterLower(c) || c == ' ') || Invariable.Contains(unit) => unit,
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => $"{unit}es",
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => $"{unit[..^1]}ies",
        _ => $"{unit}s",
    };

    private sealed record Unit(string Counter, string One, string Many);
}
