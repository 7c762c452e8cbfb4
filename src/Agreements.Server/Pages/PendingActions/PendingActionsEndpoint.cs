using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.PendingActions;

/// <summary>Answers the first page: what waits for whoever reads, in all their roles. Somebody else's is shown where it is asked for.</summary>
internal static class PendingActionsEndpoint
{
    public static async Task<IResult> Show(
        HttpContext context, Reader reader, SuggestedNames names, Watching watching, TimeProvider clock, CancellationToken ct)
    {
        var (caller, query) = (Caller.Of(context.User), context.Request.Query);
        if (query.ContainsKey("institution"))
        {
            return await OthersAsync(context, reader, names, clock.Today(), ct);
        }

        if (OwnPending.CapacityOf(caller?.Role) is null)
        {
            // Nothing waits for who only reads or administers: their own first page is what they work with.
            return Results.LocalRedirect(caller?.Role switch { ActingRole.Auditor => "/board", ActingRole.Administrator => "/accounts", _ => "/account" });
        }

        var me = context.Features.Get<KnownAccount>();
        // A key asks in one role.
        var held = me?.HeldOn(clock.Today()) ?? [new Capacity(caller!.Role, caller.Institution, caller.For, default, null)];
        var waiting = await OwnPending.ReadAsync(reader, held, clock.Today(), ct);
        return Page.Of<OwnPendingSheet>(context, new
        {
            Waiting = waiting,
            Names = await DirectoryQuery.InstitutionsAsync(reader, [.. held.Select(c => c.Institution).Distinct()], ct),
            Suggested = await names.InstitutionsAsync(ct),
            Watched = await WatchedQuery.OfAsync(reader, await watching.WatchedAsync(caller!.Account, ct), ct),
            Asleep = await AsleepQuery.PageAsync(reader, AsleepQuery.SilentSince(clock), count: 20, ct: ct),
            Today = clock.Today(),
        });
    }

    private static async Task<IResult> OthersAsync(HttpContext context, Reader reader, SuggestedNames names, DateOnly today, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var institution = await asking.InstitutionAsync("institution", reader, Caller.Of(context.User), ct);
        var capacity = asking.Word<CanMeet>("as") ?? CanMeet.Party;
        var after = asking.After();
        return Page.Of<OthersPendingSheet>(
            context,
            new
            {
                Institution = institution,
                Capacity = capacity,
                asking.Wrong,
                Suggested = await names.InstitutionsAsync(ct),
                Found = institution is null || asking.Wrong.Count > 0 ? null : await PageQuery.PageAsync(
                    after, from => PendingActionQuery.PageAsync(reader, institution.Code, capacity, today, from, ct: ct)),
                Today = today,
            },
            asking.Status);
    }
}
