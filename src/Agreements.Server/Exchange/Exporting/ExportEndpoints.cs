using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>What is asked of an export: the conditions of the register, and how it is to be written.</summary>
/// <remarks>Not by constructor: what binds routes when compiling cannot name one with parameters that may be null.</remarks>
public sealed record ExportAsked
{
    /// <summary>In one of these stages; none for any.</summary>
    [FromQuery]
    public string[]? Stage { get; init; }

    /// <summary>Of one of these kinds; none for any.</summary>
    [FromQuery]
    public string[]? Kind { get; init; }

    /// <summary>With one of these standings; none for any.</summary>
    [FromQuery]
    public string[]? Standing { get; init; }

    /// <summary>With this institution among the parties.</summary>
    public string? Institution { get; init; }

    /// <summary>With this institution or standing body among the parties too.</summary>
    public string? Partner { get; init; }

    /// <summary>With an institution of this region among the parties.</summary>
    public string? Region { get; init; }

    /// <summary>Every word of this is found.</summary>
    public string? Text { get; init; }

    /// <summary>As it was: an instant, or a day, which means its end in Asia/Shanghai.</summary>
    public string? AsOf { get; init; }

    /// <summary>With asOf: recorded (unless given), or happened, which only the register knows.</summary>
    public string? Clock { get; init; }

    /// <summary>The order; title unless given.</summary>
    public string? Sort { get; init; }

    /// <summary>The order turned round.</summary>
    public bool? Descending { get; init; }

    /// <summary>Names of the columns, parted by commas, in order; all unless given.</summary>
    public string? Columns { get; init; }

    /// <summary>zh (unless given) or en.</summary>
    public string? Lang { get; init; }

    /// <summary>For CSV: whether to begin with a byte order mark.</summary>
    public bool? Bom { get; init; }

    /// <summary>The language.</summary>
    public UiLanguage Say => Questions.Language(Lang);

    /// <summary>The conditions. By title unless asked otherwise: an order that does not move while the export is read.</summary>
    public RegisterFilter Filter => new()
    {
        Stages = [.. (Stage ?? []).Select(s => Questions.Word<Stage>("stage", s))],
        Kinds = [.. (Kind ?? []).Select(k => Questions.Word<AgreementKind>("kind", k))],
        Standings = [.. (Standing ?? []).Select(s => Questions.Word<Standing>("standing", s))],
        Institution = Institution,
        Partner = Partner,
        Region = Region,
        Text = Text,
        Past = Past.Asked(AsOf, Clock),
        Sort = Sort is null ? RegisterSort.Title : Questions.Word<RegisterSort>("sort", Sort),
        Descending = Descending ?? false,
    };
}

/// <summary>The register and the ledgers as CSV and XLSX.</summary>
public static class ExportEndpoints
{
    /// <summary>Maps an export of each in both forms.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        foreach (var ledger in Ledgers.All)
        {
            var columns = string.Join(", ", ledger.Columns.Select(c => c.Name));
            api.MapGet($"/exports/{ledger.Name}.csv", ([AsParameters] ExportAsked asked, Reader reader, HttpContext http) => Csv(ledger, asked, reader, http))
                .WithName($"export{Capital(ledger.Name)}Csv").WithSummary($"{ledger.Title.EnOrZh} as CSV (RFC 4180, UTF-8). Columns: {columns}.")
                .Produces(200, contentType: "text/csv").ProducesProblem(400);
            api.MapGet(
                $"/exports/{ledger.Name}.xlsx", ([AsParameters] ExportAsked asked, Reader reader, HttpContext http) => XlsxAsync(ledger, asked, reader, http))
                .WithName($"export{Capital(ledger.Name)}Xlsx").WithSummary($"{ledger.Title.EnOrZh} as a workbook. Columns: {columns}.")
                .Produces(200, contentType: XlsxFile.Type).ProducesProblem(400);
        }
    }

    private static IResult Csv(Ledger ledger, ExportAsked asked, Reader reader, HttpContext http)
    {
        var (columns, say, filter) = Read(ledger, asked);
        return Results.Stream(
            to => CsvSheet.WriteAsync(
                to, columns, LedgerRows.OfAsync(reader, ledger, filter, http.RequestAborted), say, asked.Bom ?? false, http.RequestAborted),
            "text/csv; charset=utf-8", $"{ledger.Name}.csv");
    }

    private static Task<IResult> XlsxAsync(Ledger ledger, ExportAsked asked, Reader reader, HttpContext http)
    {
        var (columns, say, filter) = Read(ledger, asked);
        return XlsxFile.DownloadAsync($"{ledger.Name}.xlsx", to => XlsxSheet.WriteAsync(
            to, ledger.Title, columns, LedgerRows.OfAsync(reader, ledger, filter, http.RequestAborted), say, http.RequestAborted));
    }

    private static (IReadOnlyList<ExportColumn> Columns, UiLanguage Say, RegisterFilter Filter) Read(Ledger ledger, ExportAsked asked)
    {
        try
        {
            var filter = asked.Filter;
            ledger.RefuseUnlessTold(filter.Past);
            return (ledger.Choose(asked.Columns), asked.Say, filter);
        }
        catch (FormatException e)
        {
            throw new MalformedRequestException(e.Message);
        }
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
