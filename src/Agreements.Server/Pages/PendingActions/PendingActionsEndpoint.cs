using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.PendingActions;

/// <summary>Answers the page of what waits for whom, and of what sleeps.</summary>
internal static class PendingActionsEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, OfferedOperations operations, CancellationToken ct)
    {
        var caller = Caller.Of(context.User);
        var (institution, capacity) = Asked(context.Request.Query, caller);
        return Page.Of<PendingActionsSheet>(context, new
        {
            Institution = institution,
            Capacity = capacity,
            OfferedFor = (Func<PendingEntry, Offered>)(e => Offered.To(caller, e.Id, e.Stage, true, operations)),
            MayAct = caller?.Role is ActingRole.Coordinator or ActingRole.Representative,
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            Found = institution.Length == 0 ? null : await ReadAsync(reader, institution, capacity, clock.Today(), context.Request.Query["after"], ct),
            Asleep = await AsleepQuery.PageAsync(reader, clock.GetUtcNow().AddDays(-AsleepQuery.UsualDays), count: 20, ct: ct),
        });
    }

    /// <summary>Nobody has to choose who they are: what is not asked for is what waits for whoever reads.</summary>
    private static (string Institution, CanMeet Capacity) Asked(IQueryCollection query, Caller? caller)
    {
        CanMeet? own = caller?.Role switch
        {
            ActingRole.Coordinator => CanMeet.Coordinator,
            ActingRole.Approver => CanMeet.Approver,
            ActingRole.Representative => CanMeet.Party,
            _ => null,
        };
        var isOwn = !query.ContainsKey("institution") && own is not null;
        return (isOwn ? caller!.Institution : query["institution"].ToString(),
            KebabEnum<CanMeet>.TryParse(query["as"].ToString(), out var asked) ? asked : isOwn ? own!.Value : default);
    }

    private static async Task<PendingPage> ReadAsync(Reader reader, string institution, CanMeet capacity, DateOnly today, string? after, CancellationToken ct)
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
