using Agreements.Server.Identity;
using Agreements.Server.Pages.Rendering;

namespace Agreements.Server.Pages.Help;

/// <summary>Answers the page of help: the guide of the reader's role, and what is new.</summary>
internal static class HelpEndpoint
{
    public static IResult Show(HttpContext context, CancellationToken _) => Page.Of<HelpSheet>(context, new { Caller.Of(context.User)?.Role });
}
