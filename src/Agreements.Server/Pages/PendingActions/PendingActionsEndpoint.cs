using Agreements.Server.Localization;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.PendingActions;

/// <summary>Answers the page of what waits for whom, and of what sleeps.</summary>
internal static class PendingActionsEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var institution = context.Request.Query["institution"].ToString();
        _ = KebabEnum<CanMeet>.TryParse(context.Request.Query["as"].ToString(), out var capacity);
        return Page.Of<PendingActionsSheet>(context, new
        {
            Institution = institution,
            Capacity = capacity,
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            Found = institution.Length == 0 ? null : await ReadAsync(reader, institution, capacity, clock.Today(), context.Request.Query["after"], ct),
            Asleep = await AsleepQuery.PageAsync(reader, clock.GetUtcNow().AddDays(-AsleepQuery.UsualDays), count: 20, ct: ct),
        });
    }

    private static async Task<CourtPage> ReadAsync(Reader reader, string institution, CanMeet capacity, DateOnly today, string? after, CancellationToken ct)
    {
        try
        {
            return await PendingActionQuery.PageAsync(reader, institution, capacity, today, after is "" ? null : after, ct: ct);
        }
        catch (FormatException)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            return await PendingActionQuery.PageAsync(reader, institution, capacity, today, ct: ct);
        }
    }
}
