using Agreements.Server.Identity;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Log;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.NotificationLog;

/// <summary>Answers the log of notifications: to each of what they may see, and to administrators of what is about the system.</summary>
internal static class NotificationLogEndpoint
{
    public const string Path = "/notification-log";

    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext context, Reader reader, CancellationToken ct)
    {
        if (Caller.Of(context.User) is null)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var asking = new Asking(context.Request.Query);
        var asked = new NotificationLogAsked(
            Guid.TryParse(asking.Given("agreement"), out var id) ? id : null, asking.Given("recipient"), asking.Given("cause"), asking.Word<Topic>("topic"),
            asking.Word<NotificationState>("state"), asking.Day("day"));
        var found = asking.Wrong.Count > 0 ? null : await PageQuery.PageAsync(
            asking.After(), from => Notifications.Log.NotificationLog.PageAsync(reader, LogRoutes.SeesSystem(context), asked, from, PageSize, ct));
        return Page.Of<NotificationLogSheet>(context, new { Asked = asked, Found = found, asking.Wrong }, asking.Status);
    }
}
