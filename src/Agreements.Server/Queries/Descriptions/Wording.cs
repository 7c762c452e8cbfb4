using Agreements.Server.Localization;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Queries.Descriptions;

/// <summary>Small pieces that the sentences of the histories are made of. Chinese takes full-width punctuation.</summary>
internal static partial class Wording
{
    /// <summary>A whole sentence: what ends with an abbreviation ("Co., Ltd.") is closed already.</summary>
    public static Text Closed(Text sentence) => sentence.En is { } en ? sentence with { En = DoubleStop().Replace(en, "") } : sentence;

    public static Text Party(Agreement state, string id) => state.FindPartyEver(id) is { } party ? Called(party) : new Text(id);

    /// <summary>What a party is called; what is only described stands in quotation marks, lest it read as part of the sentence.</summary>
    public static Text Called(Domain.Party party) => party.IsUnnamed ? new Text($"“{party.Name.Zh}”", $"'{party.Name.EnOrZh}'") : party.Name;

    /// <summary>An institution by code: as the agreement names it where it is a party, else its code.</summary>
    public static Text Institution(Agreement state, string code) => 
        state.Parties.Concat(state.FormerParties.Select(f => f.Party)).FirstOrDefault(p => p.Institution == code)?.Name ?? new Text(code);

    /// <summary>The same, called what the directory calls it where it is no party.</summary>
    public static Text Institution(Agreement state, string code, Naming naming) =>
        Institution(state, code) is var name && name.Zh == code ? naming.Institution(code) : name;

    public static string Zh(Edtf? on) => on is null ? "（日期不明）" : $"（{Days.In(on, UiLanguage.Chinese)}）";

    public static string En(Edtf? on) => on is null ? " (day unknown)" : $" ({Days.In(on, UiLanguage.English)})";

    public static string DayZh(Edtf day) => Days.In(day, UiLanguage.Chinese);

    public static string DayEn(Edtf day) => Days.In(day, UiLanguage.English);

    /// <summary>A title in its quotation marks; one that already has them keeps them.</summary>
    public static string Title(string title) => title.Contains('《', StringComparison.Ordinal) ? $"“{title}”" : $"《{title}》";

    public static string ListZh(IEnumerable<Text> names) => string.Join("、", names.Select(n => n.Zh));

    /// <summary>A list; names that have commas of their own ("Baitao Industrial Park, Chongqing") are parted by semicolons.</summary>
    public static string ListEn(IReadOnlyList<Text> names)
    {
        var between = names.Any(n => n.EnOrZh.Replace(", Ltd", "", StringComparison.Ordinal).Contains(',', StringComparison.Ordinal)) ? ";" : ",";
        return names.Count < 2
            ? string.Concat(names.Select(n => n.EnOrZh))
            : $"{string.Join($"{between} ", names.Take(names.Count - 1).Select(n => n.EnOrZh))}{(between == ";" ? "; and" : " and")} {names[^1].EnOrZh}";
    }

    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    public static string Number(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    public static string TailZh(IEnumerable<string?> parts) => string.Concat(parts.OfType<string>().Select(p => "，" + p));

    public static string TailEn(IEnumerable<string?> parts) => string.Concat(parts.OfType<string>().Select((p, i) => (i == 0 ? "; " : ", ") + p));

    /// <summary>Somebody's words, closed by a full stop where they are not closed already.</summary>
    public static string EndZh(string words) => Ends(words) ? words.Trim() : words.Trim() + "。";

    /// <inheritdoc cref="EndZh"/>
    public static string EndEn(string words) => Ends(words) ? words.Trim() : words.Trim() + ".";

    public static Text Said(string zh, string en, string? note) =>
        note is null ? new Text(zh + "。", en + ".") : new Text($"{zh}：{EndZh(note)}", $"{en}: {EndEn(note)}");

    public static Text WithNote(Text sentence, string? note) =>
        note is null ? sentence : new Text($"{sentence.Zh}{EndZh(note)}", $"{sentence.EnOrZh} {Begun(EndEn(note))}");

    /// <summary>Somebody's words as a sentence of their own.</summary>
    public static string Begun(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    /// <summary>An entry into a stage; what a source reports says so, since no guard was asked.</summary>
    public static Text Entered(string zh, string en, Edtf? on, Source? source, string moreZh = "", string moreEn = "") => source is null
        ? new Text($"{zh}{Zh(on)}{moreZh}。", $"{en}{En(on)}{moreEn}.")
        : new Text($"据{Title(source.Title)}，{zh}{Zh(on)}{moreZh}。", $"According to '{source.Title}': {en}{En(on)}{moreEn}.");

    /// <summary>That a document shows it, where one does.</summary>
    public static string OnFileZh(string? document) => document is null ? "" : "，文件已存档";

    /// <inheritdoc cref="OnFileZh"/>
    public static string OnFileEn(string? document) => document is null ? "" : ", with the document on file";

    public static string AmountZh(Quantity q) => Quantities.In(q, UiLanguage.Chinese);

    public static string AmountEn(Quantity q) => Quantities.In(q, UiLanguage.English);

    public static Text Guard(string code) => code switch
    {
        "witness-missing" => new Text("见证方须见证签署", "witnesses attest"),
        "document-or-ceremony-missing" => new Text("须有签署文件或签约仪式", "a signed document or a ceremony is on record"),
        "rating-missing" => new Text("各签约主体须评分", "every principal has rated"),
        "indicator-open" => new Text("指标数据须关账", "the figures of the indicators are closed"),
        "results-list-missing" => new Text("须有成果清单", "a list of results is on record"),
        _ => new Text(code),
    };

    public static Text Method(SigningMethod method) => method switch
    {
        SigningMethod.Seal => new Text("加盖公章", "by seal"),
        SigningMethod.WetInk => new Text("亲笔签名", "by hand"),
        _ => new Text("电子签名", "electronically"),
    };

    public static Text GradeName(Grade grade) => grade switch
    {
        Grade.Excellent => new Text("优秀", "excellent"),
        Grade.Good => new Text("良好", "good"),
        Grade.Sufficient => new Text("合格", "sufficient"),
        _ => new Text("不合格", "insufficient"),
    };

    public static Text Advice(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Renew => new Text("续签", "renew"),
        Recommendation.RenewWithChanges => new Text("调整后续签", "renew with changes"),
        _ => new Text("到期终止", "let lapse"),
    };

    /// <summary>A full stop after a full stop; three are an ellipsis.</summary>
    [GeneratedRegex(@"(?<=[^.]\.)\.(?!\.)")]
    private static partial Regex DoubleStop();

    private static bool Ends(string words) => words.TrimEnd() is [.., '。' or '！' or '？' or '.' or '!' or '?' or '…' or '；'];
}
