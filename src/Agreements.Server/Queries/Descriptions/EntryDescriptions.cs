
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

/// <summary>Says in one sentence, in Chinese and English, what happened to an entry of the directory. Pure.</summary>
public static partial class EntryDescriptions
{
    private static readonly Text Nobody = new("无", "nobody");

    private static readonly Text Others = new("其他", "others");

    /// <summary>The sentence of an event on an institution.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="before">The institution right before it.</param>
    /// <param name="naming">What institutions and agreements are called.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(InstitutionEvent happened, Institution before, Naming naming) => Closed(happened switch
    {
        InstitutionRegistered e =>
            Told(e.Source, $"登记{Sort(e.Kind).Zh}“{e.Name.Zh}”", $"the {Sort(e.Kind).EnOrZh} '{e.Name.EnOrZh}' was entered"),
        InstitutionSupplemented e => Supplemented(e, naming),
        InstitutionRenamed e => Told(
            e.Source, $"由“{before.Name.Zh}”更名为“{e.Name.Zh}”{Zh(e.On)}", $"'{before.Name.EnOrZh}' became '{e.Name.EnOrZh}'{En(e.On)}"),
        AliasAdded e => new Text($"增加别名“{e.Alias}”。", $"It also goes by '{e.Alias}'."),
        AliasRemoved e => new Text($"删除别名“{e.Alias}”。", $"It does not go by '{e.Alias}'."),
        InstitutionReclassified e => Told(
            e.Source, $"类别由{InstitutionKindNames.Of(before.Kind).Zh}改为{InstitutionKindNames.Of(e.Kind).Zh}",
            $"its sort was changed from {InstitutionKindNames.Of(before.Kind).En} to {InstitutionKindNames.Of(e.Kind).En}"),
        InstitutionMoved e => Told(
            e.Source, $"地区由“{before.Region ?? "不详"}”改为“{e.Region ?? "不详"}”",
            $"its region was changed from {before.Region ?? "unknown"} to {e.Region ?? "unknown"}"),
        InstitutionPlaced e => Told(
            e.Source, $"上级机构由{Named(before.Under, naming).Zh}改为{Named(e.Under, naming).Zh}",
            $"what stands above it was changed from {Named(before.Under, naming).EnOrZh} to {Named(e.Under, naming).EnOrZh}"),
        InstitutionSaidOtherwise e => Otherwise(e, naming),
        InstitutionMerged e => new Text(
            $"并入{naming.Institution(e.Into).Zh}（{e.Into}）：{EndZh(e.Reason)}",
            $"It was merged into {naming.Institution(e.Into).EnOrZh} ({e.Into}): {EndEn(e.Reason)}"),
        DuplicateTakenOver e => new Text(
            $"并入重复条目“{e.Code}”{(e.Names.Count == 0 ? "" : $"，接收名称：{string.Join("、", e.Names)}")}。",
            $"The duplicate entry '{e.Code}' was merged into it{(e.Names.Count == 0 ? "" : $"; names taken over: {string.Join(", ", e.Names)}")}."),
        InstitutionFigureRecorded e => Counted(e.Figure),
        InstitutionFigureCorrected e => Mended(e.Figure, e.Reason, before.Figures),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    });

    /// <summary>A sort as the noun before a name.</summary>
    private static Text Sort(InstitutionKind kind) => kind switch
    {
        InstitutionKind.Government => new Text("政府部门", "government body"),
        InstitutionKind.Industry => new Text("行业组织", "industry body"),
        InstitutionKind.Other => new Text("机构", "institution"),
        _ => InstitutionKindNames.Of(kind),
    };

    private static Text Supplemented(InstitutionSupplemented e, Naming naming)
    {
        string?[] zh =
        [
            e.NameEn is null ? null : $"英文名称“{e.NameEn}”", e.Aliases.Count == 0 ? null : $"别名{string.Join("、", e.Aliases.Select(a => $"“{a}”"))}",
            e.Region is null ? null : $"地区“{e.Region}”", e.Under is null ? null : $"上级机构{naming.Institution(e.Under).Zh}",
        ];
        string?[] en =
        [
            e.NameEn is null ? null : $"the English name '{e.NameEn}'",
            e.Aliases.Count == 0 ? null : $"also called {string.Join(", ", e.Aliases.Select(a => $"'{a}'"))}",
            e.Region is null ? null : $"the region {e.Region}", e.Under is null ? null : $"under {naming.Institution(e.Under).EnOrZh}",
        ];
        return Told(e.Source, $"补充{string.Join("，", zh.OfType<string>())}", $"more became known: {string.Join(", ", en.OfType<string>())}");
    }

    private static Text Otherwise(InstitutionSaidOtherwise e, Naming naming)
    {
        string?[] zh =
        [
            e.Kind is { } k ? $"类别为{InstitutionKindNames.Of(k).Zh}" : null, e.Region is null ? null : $"地区为“{e.Region}”",
            e.Under is null ? null : $"上级机构为{naming.Institution(e.Under).Zh}",
        ];
        string?[] en =
        [
            e.Kind is { } l ? $"its sort is {InstitutionKindNames.Of(l).En}" : null, e.Region is null ? null : $"its region is {e.Region}",
            e.Under is null ? null : $"what stands above it is {naming.Institution(e.Under).EnOrZh}",
        ];
        return new Text(
            $"{Title(e.Source.Title)}另有说法：{string.Join("，", zh.OfType<string>())}；记录不变。",
            $"'{e.Source.Title}' says otherwise: {string.Join(", ", en.OfType<string>())}; the record stays.");
    }

    private static Text Counted(Figure f) => Told(
        f.Source, $"{f.Name.Zh}：{AmountZh(f.Quantity)}{Zh(f.AsOf)}{(f.Scope is null ? "" : $"，范围：{f.Scope.Zh}")}",
        $"{f.Name.EnOrZh}: {AmountEn(f.Quantity)}{En(f.AsOf)}{(f.Scope is null ? "" : $"; scope: {f.Scope.EnOrZh}")}");

    private static Text Mended(Figure f, string? reason, IEnumerable<FigureOnRecord> before)
    {
        var was = before.FirstOrDefault(b => b.Now.Id == f.Id)?.Now.Quantity;
        var (zh, en) = (
            $"更正数据“{f.Name.Zh}”：{(was is null ? "" : $"由{AmountZh(was)}")}改为{AmountZh(f.Quantity)}{Zh(f.AsOf)}",
            $"the figure '{f.Name.EnOrZh}' was corrected{(was is null ? "" : $" from {AmountEn(was)}")} to {AmountEn(f.Quantity)}{En(f.AsOf)}");
        return reason is null ? Told(f.Source, zh, en) : new Text($"{zh}，理由：{EndZh(reason)}", $"{char.ToUpperInvariant(en[0])}{en[1..]}: {EndEn(reason)}");
    }

    private static Text Named(string? code, Naming naming) => code is null ? Nobody : naming.Institution(code);

    private static Text Told(Source? source, string zh, string en) => source is null
        ? new Text($"{zh}。", $"{char.ToUpperInvariant(en[0])}{en[1..]}.")
        : new Text($"据{Title(source.Title)}，{zh}。", $"According to '{source.Title}': {en}.");
}
