using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Activities;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.Activities;

/// <summary>Answers the page of the activity: to auditors; to all others there is no such page.</summary>
internal static class ActivityEndpoint
{
    public const string Path = "/activity";

    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext context, Reader reader, WorkingDays workingDays, CancellationToken ct)
    {
        if (!AuditorsOnly.Asks(context))
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var query = context.Request.Query;
        var asked = new ActivityAsked(
            context.Whole("account"), context.Whole("institution"), Guid.TryParse(query["stream"], out var stream) ? stream : null, null,
            MaybeDay("from", query["from"]), MaybeDay("until", query["until"]),
            KebabEnum<Oddity>.TryParse(query["look"].ToString(), out var look) ? look : null);
        var found = await PageQuery.PageAsync(context.Whole("after"), from => ActivityQuery.PageAsync(reader, asked, workingDays, from, PageSize, ct));
        var titles = await Naming.TitlesAsync(reader, found.Acts.Where(a => a.IsAgreement).Select(a => a.Stream).ToHashSet(), ct);
        var entries = await EntryQuery.OfAsync(reader, [.. found.Acts.Select(a => a.Institution).OfType<string>().Distinct()], ct);
        return Page.Of<ActivitySheet>(context, new { Asked = asked, Found = found, Titles = titles, Entries = entries });
    }
}
