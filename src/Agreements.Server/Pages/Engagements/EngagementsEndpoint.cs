using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.Engagements;

/// <summary>Answers the pages of engagements: the list, and one of them.</summary>
internal static class EngagementsEndpoint
{
    private const int RowsPerPage = 25;

    public static async Task<IResult> List(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var items = context.Given("items");
        var asked = new EngagementFilter(Guid.TryParse(context.Given("agreement"), out var id) ? id : null, context.Given("participant"), items is "open")
        {
            Kind = context.Word<EngagementKind>("kind"), From = MaybeDay("from", context.Given("from")), Until = MaybeDay("until", context.Given("until")),
            WithOverdueItems = items is "overdue",
        };
        var found = await context.PageAsync(after => EngagementQuery.PageAsync(reader, asked, clock.Today(), after, RowsPerPage, ct));
        Guid[] about = [.. found.Engagements.SelectMany(e => e.Agreements), .. asked.Agreement is { } one ? new[] { one } : []];
        return Page.Of<EngagementsSheet>(context, new
        {
            Asked = asked,
            Found = found,
            Entries = await EntryQuery.OfAsync(reader, found.Engagements.SelectMany(e => e.Participants), ct),
            Titles = await Naming.TitlesAsync(reader, about, ct),
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
        });
    }

    public static async Task<IResult> Show(HttpContext context, Guid id, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        if (await EngagementView.FindAsync(reader, id, clock.Today(), ct) is not { } view)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var e = view.Engagement;
        var named = e.NamedAgreements().ToArray();
        var entries = await EntryQuery.OfAsync(
            reader, [.. e.Participants, .. e.ActionItems.SelectMany(i => new[] { i.Owner, i.Verifier, i.Verification?.By, i.Rejection?.By })], ct);
        return Page.Of<EngagementSheet>(context, new
        {
            Shown = new EngagementPageView(
                e,
                [.. view.History.Select(h => new EntryHappening(h.Version, h.Type, h.Happened, h.RecordedAt, h.User, null, h.Sentence))],
                entries, await Naming.TitlesAsync(reader, named, ct),
                await Deeds.OfEngagementAsync(context, id, e.ActionItems.Select(i => i.Verifier).OfType<string>())),
        });
    }
}
