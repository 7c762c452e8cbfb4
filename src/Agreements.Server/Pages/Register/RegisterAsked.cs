using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Pages.Register;

/// <summary>What an address asks of the register, and the addresses of its neighbours. Values it does not know are left out.</summary>
/// <param name="Stage">Only this stage; null for any.</param>
/// <param name="Kind">Only this kind; null for any.</param>
/// <param name="Institution">Only with this institution, by code; null for any.</param>
/// <param name="Region">Only with an institution of this region; null for any.</param>
/// <param name="Text">Only with these words; null for any.</param>
/// <param name="Sort">The order.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="After">Where the page begins; null for the first.</param>
public sealed record RegisterAsked(
    Stage? Stage, AgreementKind? Kind, string? Institution, string? Region, string? Text, RegisterSort Sort, bool Descending, string? After)
{
    /// <summary>Only with this institution or standing body too, by code; null for any.</summary>
    public string? Partner { get; init; }

    /// <summary>Only with this standing; null for any.</summary>
    public Standing? Standing { get; init; }

    private const int RowsPerPage = 25;

    // The longest text a person types into a search box; more is somebody trying the database's patience.
    private const int LongestText = 100;

    /// <summary>Reads it.</summary>
    /// <param name="query">The address's parameters.</param>
    public static RegisterAsked Of(IQueryCollection query)
    {
        var sort = KebabEnum<RegisterSort>.TryParse(query["sort"], out var s) ? s : RegisterSort.Updated;
        return new RegisterAsked(
            KebabEnum<Stage>.TryParse(query["stage"], out var stage) ? stage : null,
            KebabEnum<AgreementKind>.TryParse(query["kind"], out var kind) ? kind : null,
            Given(query["institution"]), Given(query["region"]), Given(query["text"]), sort,
            query["order"] == "desc" || (query["order"] != "asc" && FallsFirst(sort)), query["after"].FirstOrDefault(a => a is { Length: > 0 }))
        {
            Partner = Given(query["partner"]),
            Standing = KebabEnum<Standing>.TryParse(query["standing"], out var standing) ? standing : null,
        };
    }

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
        Institution = Institution,
        Partner = Partner,
        Region = Region,
        Text = Text,
        Sort = Sort,
        Descending = Descending,
        After = After,
        PageSize = RowsPerPage,
    };

    /// <summary>The address that sorts by a column: the other way round when it is sorted by it already.</summary>
    /// <param name="sort">The column.</param>
    public string SortedBy(RegisterSort sort) =>
        (this with { Sort = sort, Descending = sort == Sort ? !Descending : FallsFirst(sort), After = null }).Address;

    /// <summary>Its address.</summary>
    public string Address
    {
        get
        {
            var query = QueryString.Create(new Dictionary<string, string?>
            {
                ["stage"] = Stage is { } stage ? KebabEnum<Stage>.Name(stage) : null,
                ["kind"] = Kind is { } kind ? KebabEnum<AgreementKind>.Name(kind) : null,
                ["standing"] = Standing is { } standing ? KebabEnum<Standing>.Name(standing) : null,
                ["institution"] = Institution,
                ["partner"] = Partner,
                ["region"] = Region,
                ["text"] = Text,
                ["sort"] = Sort == RegisterSort.Updated ? null : KebabEnum<RegisterSort>.Name(Sort),
                ["order"] = Descending == FallsFirst(Sort) ? null : Descending ? "desc" : "asc",
                ["after"] = After,
            }.Where(p => p.Value is not null));
            return $"/register{query}";
        }
    }

    // What changed last is looked for first; titles and stages are read from the beginning.
    private static bool FallsFirst(RegisterSort sort) => sort is RegisterSort.Updated or RegisterSort.Signed;

    private static string? Given(string? value) =>
        value?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestText)] : null;
}
