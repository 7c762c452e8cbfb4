using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.AccessLog;

/// <summary>Answers the page of the access log: to auditors; to all others there is no such page.</summary>
internal static class AccessLogEndpoint
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(HttpContext context, Reader reader, CancellationToken ct)
    {
        if (!AuditorsOnly.Asks(context))
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var query = context.Request.Query;
        var asked = new AccessLogAsked(
            context.Whole("account"), context.Whole("subject"), Day("from") ?? Day("day"), Day("until") ?? Day("day"),
            KebabEnum<ReadKind>.TryParse(query["kind"].ToString(), out var kind) ? kind : null);
        var found = await PageQuery.PageAsync(context.Whole("after"), from => AccessLogQuery.PageAsync(reader.Db, asked, from, PageSize, ct));
        return Page.Of<AccessLogSheet>(context, new { Asked = asked, Found = found, Names = await SubjectNames.OfAsync(reader, found.Lines, ct) });

        DateOnly? Day(string name) => MaybeDay(name, query[name]) is { } day && AccessLogAsked.IsDay(day) ? day : null;
    }
}
