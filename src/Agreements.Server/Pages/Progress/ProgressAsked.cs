using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Progress;

/// <summary>What an address asks of the progress, and the addresses of what is behind its figures.</summary>
/// <param name="Day">The day of the figures, in Asia/Shanghai.</param>
/// <param name="Today">Today there.</param>
/// <param name="Kind">Only agreements of this kind; null for any.</param>
/// <param name="Institution">Only agreements with this institution; null for any.</param>
/// <param name="Region">Only agreements with an institution of this region; null for any.</param>
public sealed record ProgressAsked(DateOnly Day, DateOnly Today, AgreementKind? Kind, NamedCode? Institution, string? Region)
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/progress";

    /// <summary>Path of the agreements behind a figure.</summary>
    public const string Behind = "/progress/agreements";

    /// <summary>Reads it.</summary>
    internal static async Task<ProgressAsked> OfAsync(Asking asking, Reader reader, Caller? caller, DateOnly today, CancellationToken ct) => new(
        asking.Day("asOf") ?? today, today, asking.Word<AgreementKind>("kind"), await asking.InstitutionAsync("institution", reader, caller, ct),
        asking.Given("region"));

    /// <summary>The same as the query takes it.</summary>
    public ProgressFilter Filter => new(Kind, Institution?.Code, Region);

    /// <summary>Whether anything restricts it.</summary>
    public bool IsFiltered => Kind is not null || Institution is not null || Region is not null || Day != Today;

    /// <summary>Its address.</summary>
    public string Address => PageQuery.Address(Path, Conditions);

    /// <summary>The address of the agreements behind a figure.</summary>
    /// <param name="slice">The figure.</param>
    public string AddressOf(ProgressSlice slice) => PageQuery.Address(
        Behind,
        [
            ("figure", slice.Figure is ProgressFigure.Agreements ? null : KebabEnum<ProgressFigure>.Name(slice.Figure)),
            ("by", slice.By is { } by ? KebabEnum<ProgressGrouping>.Name(by) : null), ("key", slice.Key), .. Conditions,
        ]);

    /// <summary>The address of the indicators that have come so far.</summary>
    /// <param name="attained">How far; null for all.</param>
    public string Indicators(Attainment? attained) => PageQuery.Address(
        "/indicators", [("attainment", attained is { } a ? KebabEnum<Attainment>.Name(a) : null), .. Conditions.Where(c => c.Name is not "asOf")]);

    private (string Name, string? Value)[] Conditions =>
    [
        ("asOf", Day == Today ? null : Days.Iso(Day)),
        ("kind", Kind is { } kind ? KebabEnum<AgreementKind>.Name(kind) : null), ("institution", Institution?.Code), ("region", Region),
    ];
}
