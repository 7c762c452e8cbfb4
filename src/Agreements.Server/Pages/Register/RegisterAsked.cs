using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Register;

/// <summary>What an address asks of the register, or of the board, and the addresses of its neighbours.</summary>
/// <param name="Page">The page's own path.</param>
/// <param name="Stage">Only this stage; null for any.</param>
/// <param name="Kind">Only this kind; null for any.</param>
/// <param name="Institution">Only with this institution; null for any.</param>
/// <param name="Region">Only with an institution of this region; null for any.</param>
/// <param name="Text">Only with these words; null for any.</param>
/// <param name="Sort">The order.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="After">Where the page begins; null for the first.</param>
public sealed record RegisterAsked(
    string Page, Stage? Stage, AgreementKind? Kind, NamedCode? Institution, string? Region, string? Text, RegisterSort Sort, bool Descending, string? After)
{
    /// <summary>Path of the register.</summary>
    public const string Register = "/register";

    /// <summary>Path of the board.</summary>
    public const string Board = "/board";

    private const int RowsPerPage = 25;

    /// <summary>Only with this institution or standing body too, by code; null for any.</summary>
    public string? Partner { get; init; }

    /// <summary>Only with this standing; null for any.</summary>
    public Standing? Standing { get; init; }

    /// <summary>As of when: an instant, or a day, which means its end in Asia/Shanghai; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>By which clock.</summary>
    public PastClock Clock { get; init; }

    /// <summary>The past that is asked of; null for as it is.</summary>
    public Past? Past => Instants.TryParse(AsOf, out var until) ? new Past(Clock, until) : null;

    /// <summary>The address of an agreement as it is shown here.</summary>
    /// <param name="id">The agreement.</param>
    public string AddressOf(Guid id) => Past is not { } past ? $"/agreements/{id}"
        : past.Clock is PastClock.Happened ? $"/agreements/{id}/replay" : PageQuery.Address($"/agreements/{id}", [("asOf", AsOf)]);

    /// <summary>Only those that are over: on the board.</summary>
    public bool Closed { get; init; }

    /// <summary>Columns that the reader put aside.</summary>
    public IReadOnlySet<RegisterColumn> Without { get; init; } = new HashSet<RegisterColumn>();

    /// <summary>Reads what is asked of the register.</summary>
    internal static async Task<RegisterAsked> OfRegisterAsync(Asking asking, Reader reader, Caller? caller, CancellationToken ct)
    {
        var sort = asking.Word<RegisterSort>("sort") ?? RegisterSort.Updated;
        var order = asking.Word<SortOrder>("order");
        return new RegisterAsked(
            Register, asking.Word<Stage>("stage"), asking.Word<AgreementKind>("kind"), await asking.InstitutionAsync("institution", reader, caller, ct),
            asking.Given("region"), asking.Given("text"), sort, order is null ? FallsFirst(sort) : order is SortOrder.Desc, asking.After())
        {
            Partner = asking.Given("partner"), Standing = asking.Word<Standing>("standing"), Without = asking.Words<RegisterColumn>("without"),
            AsOf = asking.Moment("asOf"), Clock = asking.Word<PastClock>("clock") ?? PastClock.Recorded,
        };
    }

    /// <summary>Reads what is asked of the board.</summary>
    internal static async Task<RegisterAsked> OfBoardAsync(Asking asking, Reader reader, Caller? caller, CancellationToken ct) => new(
        Board, null, asking.Word<AgreementKind>("kind"), await asking.InstitutionAsync("institution", reader, caller, ct), asking.Given("region"),
        asking.Given("text"), RegisterSort.Updated, true, null)
    {
        Closed = asking.Is("closed"),
    };

    /// <summary>Whether some condition restricts the register.</summary>
    public bool IsFiltered =>
        Stage is not null || Kind is not null || Standing is not null || Institution is not null || Partner is not null || Region is not null
        || Text is not null;

    /// <summary>The same as the register's query takes it.</summary>
    public RegisterFilter Filter => new()
    {
        Stages = Stage is { } stage ? [stage] : [],
        Kinds = Kind is { } kind ? [kind] : [],
        Standings = Standing is { } standing ? [standing] : [],
        Institution = Institution?.Code,
        Partner = Partner,
        Region = Region,
        Text = Text,
        Past = Past,
        Sort = Sort,
        Descending = Descending,
        After = After,
        PageSize = RowsPerPage,
    };

    /// <summary>The address that sorts by a column: the other way round when it is sorted by it already.</summary>
    /// <param name="sort">The column.</param>
    public string SortedBy(RegisterSort sort) =>
        (this with { Sort = sort, Descending = sort == Sort ? !Descending : FallsFirst(sort), After = null }).Address;

    /// <summary>The address of the register's export under the same conditions and in the same order.</summary>
    /// <param name="ending"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="say">The language.</param>
    public string Export(string ending, UiLanguage say) => PageQuery.Address(
        $"/api/v1/exports/register.{ending}",
        [
            .. Conditions, .. Then, ("sort", KebabEnum<RegisterSort>.Name(Sort)), ("descending", Descending ? "true" : null),
            ("lang", say.IsChinese ? "zh" : "en"), ("bom", ending == "csv" ? "true" : null),
        ]);

    /// <summary>Its address.</summary>
    public string Address => PageQuery.Address(
        Page,
        [
            .. Conditions, .. Then, ("sort", Sort == RegisterSort.Updated ? null : KebabEnum<RegisterSort>.Name(Sort)),
            ("order", Descending == FallsFirst(Sort) ? null : Descending ? "desc" : "asc"), ("closed", Closed ? "true" : null),
            ("without", string.Join(',', Without.Order().Select(KebabEnum<RegisterColumn>.Name))), ("after", After),
        ]);

    /// <summary>Its conditions by the names that addresses have for them; null where one is not put.</summary>
    public IReadOnlyList<(string Name, string? Value)> Conditions =>
    [
        ("stage", Stage is { } stage ? KebabEnum<Stage>.Name(stage) : null), ("kind", Kind is { } kind ? KebabEnum<AgreementKind>.Name(kind) : null),
        ("standing", Standing is { } standing ? KebabEnum<Standing>.Name(standing) : null), ("institution", Institution?.Code), ("partner", Partner),
        ("region", Region), ("text", Text),
    ];

    private IReadOnlyList<(string Name, string? Value)> Then =>
        [("asOf", AsOf), ("clock", AsOf is not null && Clock is PastClock.Happened ? KebabEnum<PastClock>.Name(Clock) : null)];

    // What changed last is looked for first; titles and stages are read from the beginning.
    private static bool FallsFirst(RegisterSort sort) => sort is RegisterSort.Updated or RegisterSort.Signed;
}
