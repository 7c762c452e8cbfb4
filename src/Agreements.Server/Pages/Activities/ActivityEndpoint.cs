using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Activities;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

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
        var asked = new ActivityParameters
        {
            Account = context.Whole("account"), Institution = context.Whole("institution"), Stream = await StreamAsync(reader, context.Whole("stream"), ct),
            Type = context.Whole("type"), From = query["from"], Until = query["until"], Look = context.Given("look"),
        }.Read();
        var found = await PageQuery.PageAsync(context.Whole("after"), from => ActivityQuery.PageAsync(reader, asked, workingDays, from, PageSize, ct));
        var titles = await Naming.TitlesAsync(reader, found.Acts.Where(a => a.IsAgreement).Select(a => a.Stream).ToHashSet(), ct);
        var entries = await EntryQuery.OfAsync(reader, [.. found.Acts.Select(a => a.Institution).OfType<string>().Distinct()], ct);
        return Page.Of<ActivitySheet>(context, new { Asked = asked, Found = found, Titles = titles, Entries = entries });
    }

    /// <summary>What a person types there: an id, or an agreement's own reference.</summary>
    private static async Task<Guid?> StreamAsync(Reader reader, string? given, CancellationToken ct)
    {
        if (given is null)
        {
            return null;
        }

        if (Guid.TryParse(given, out var id))
        {
            return id;
        }

        return (await RegisterQuery.ByReferenceAsync(reader, given, ct)) switch
        {
            [var only] => only.Id,
            [] => throw new MalformedRequestException(new Text(
                $"没有编号为“{given}”的协议：请从登记册中复制编号。", $"No agreement has the reference '{given}': copy one from the register.")),
            var several => throw new MalformedRequestException(new Text(
                $"有 {several.Count} 份协议的编号是“{given}”，请改填 ID：{string.Join("、", several.Select(r => r.Id))}。",
                $"{several.Count} agreements have the reference '{given}'; write the id instead: {string.Join(", ", several.Select(r => r.Id))}.")),
        };
    }
}
