using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.Pages.AccessLog;
using Agreements.Server.Pages.AgreementPage;
using Agreements.Server.Pages.Board;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Commitments;
using Agreements.Server.Pages.DataGaps;
using Agreements.Server.Pages.Documents;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.PendingActions;
using Agreements.Server.Pages.People;
using Agreements.Server.Pages.Progress;
using Agreements.Server.Pages.Register;
using Agreements.Server.Pages.SigningCopies;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.StageThroughput;
using Agreements.Server.Pages.Texts;
using Agreements.Server.Pages.Tree;
using Agreements.Server.Storage;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Agreements.Server.Pages.Rendering;

/// <summary>Adds the pages to the house.</summary>
public static class PageSetup
{
    /// <summary>Adds what pages are rendered with.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<OfferedOperations>().AddScoped<FormMaker>();
        // By default every Chinese character would leave as an eight-byte reference.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Maps every page, what pages are made of, and the page for what is not there.</summary>
    /// <param name="app">The application.</param>
    public static void MapPages(this WebApplication app)
    {
        app.MapAssets();
        // Pages are for people: the description of the API leaves them out.
        var pages = app.MapGroup("").AddAccessLog().ExcludeFromDescription().AddEndpointFilter(Scopes.Hold);
        pages.MapGet("/", BoardEndpoint.Show);
        pages.MapGet("/register", RegisterEndpoint.Show);
        pages.MapGet("/court", PendingActionsEndpoint.Show);
        pages.MapGet("/gaps", DataGapsEndpoint.Show);
        pages.MapGet("/commitments", CommitmentsEndpoint.Show);
        pages.MapGet("/progress", ProgressEndpoint.Show);
        pages.MapGet("/flow", ThroughputEndpoint.Show);
        pages.MapGet("/agreements/{id:guid}", AgreementPageEndpoint.Show);
        pages.MapDocumentPages();
        pages.MapSigningCopyPages();
        pages.MapGet("/tree/{id:guid}", TreeEndpoint.Show);
        pages.MapCommandForms();
        pages.MapDocumentForm(app.Services.GetRequiredService<Settings>().DocumentLimit);
        pages.MapPeoplePages();
        pages.MapGet("/access-log", AccessLogEndpoint.Show);
        pages.MapSigningIn();
        pages.MapOwnAccount();
        pages.MapAccounts();
        pages.MapGet(LanguageChoice.Path, LanguageChoice.Remember).AllowAnonymous();
        app.MapFallback(PageErrors.Unanswered).ExcludeFromDescription().WithMetadata(new NotAccessLogged("There is nothing at such an address."));
    }
}
