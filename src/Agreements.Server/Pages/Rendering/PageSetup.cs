using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.Pages.AccessLog;
using Agreements.Server.Pages.Activities;
using Agreements.Server.Pages.AgreementPage;
using Agreements.Server.Pages.Annual;
using Agreements.Server.Pages.Board;
using Agreements.Server.Pages.Bodies;
using Agreements.Server.Pages.Bulk;
using Agreements.Server.Pages.Calendar;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Commitments;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Cooperation;
using Agreements.Server.Pages.DataGaps;
using Agreements.Server.Pages.Engagements;
using Agreements.Server.Pages.Documents;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Layout;
using Agreements.Server.Pages.Filling;
using Agreements.Server.Pages.Help;
using Agreements.Server.Pages.Importing;
using Agreements.Server.Pages.Indicators;
using Agreements.Server.Pages.Inbox;
using Agreements.Server.Pages.Institutions;
using Agreements.Server.Pages.Kinds;
using Agreements.Server.Pages.Operations;
using Agreements.Server.Pages.Outcomes;
using Agreements.Server.Pages.Live;
using Agreements.Server.Pages.NewAgreement;
using Agreements.Server.Pages.NotificationEndpoints;
using Agreements.Server.Pages.NotificationRules;
using Agreements.Server.Pages.NotificationLog;
using Agreements.Server.Pages.Overview;
using Agreements.Server.Pages.PendingActions;
using Agreements.Server.Pages.People;
using Agreements.Server.Pages.Progress;
using Agreements.Server.Pages.Register;
using Agreements.Server.Pages.Seal;
using Agreements.Server.Pages.Search;
using Agreements.Server.Pages.SigningCopies;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.StageThroughput;
using Agreements.Server.Pages.Status;
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
        services.AddSingleton<OfferedOperations>().AddScoped<FormMaker>().AddScoped<SuggestedNames>()
            .AddScoped<Beginnings>().AddScoped<Proposal.Maker>().AddSingleton<LiveChanges>()
            .AddSingleton<SheetImports>().AddScoped<ImportGate>().AddScoped<ImportReview>();
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
        MapLists(pages);
        MapAround(pages);
        pages.MapGet("/agreements/{id:guid}", AgreementPageEndpoint.Show);
        pages.MapGet("/agreements/{id:guid}/compare", CompareEndpoint.Show);
        pages.MapGet("/agreements/{id:guid}/replay", ReplayEndpoint.Show);
        pages.MapGet("/agreements/{id:guid}/why", WhyEndpoint.Show);
        pages.MapPost(WatchEndpoint.Path, WatchEndpoint.SetAsync);
        pages.MapGet("/tree/{id:guid}", TreeEndpoint.Show);
        pages.MapDocumentPages();
        pages.MapSigningCopyPages();
        pages.MapNewAgreement();
        pages.MapImport();
        pages.MapFilling();
        pages.MapCommandForms();
        pages.MapBulk();
        pages.MapDocumentForm(app.Services.GetRequiredService<Settings>().DocumentLimit);
        pages.MapPeoplePages();
        pages.MapSigningIn();
        pages.MapOwnAccount();
        pages.MapAccounts();
        pages.MapOperationPages();
        pages.MapSeal();
        pages.MapInboxPages();
        pages.MapGet(NotificationLogEndpoint.Path, NotificationLogEndpoint.ShowAsync);
        pages.MapNotificationEndpointPages();
        pages.MapNotificationRulePages();
        pages.MapNotificationDefaults();
        app.MapUnsubscribing();
        pages.MapGet(LanguageChoice.Path, LanguageChoice.Remember).AllowAnonymous();
        pages.MapGet(Appearance.Path, Appearance.Remember).AllowAnonymous();
        app.MapGet(LiveEndpoint.Path, LiveEndpoint.Show).ExcludeFromDescription()
            .WithMetadata(new NotAccessLogged("It tells that something was recorded, and no word of what."));
        app.MapFallback(PageErrors.Unanswered).ExcludeFromDescription().WithMetadata(new NotAccessLogged("There is nothing at such an address."));
    }

    /// <summary>Lists of agreements and figures of them.</summary>
    private static void MapLists(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", PendingActionsEndpoint.Show);
        pages.MapGet("/board", BoardEndpoint.Show);
        pages.MapGet("/register", RegisterEndpoint.Show);
        pages.MapGet("/gaps", DataGapsEndpoint.Show);
        pages.MapGet("/commitments", CommitmentsEndpoint.Show);
        pages.MapGet(ProgressAsked.Path, ProgressEndpoint.Show);
        pages.MapGet(ProgressAsked.Behind, ProgressEndpoint.Behind);
        pages.MapGet(AnnualEndpoint.Path, AnnualEndpoint.Show);
        pages.MapGet("/cooperation", CooperationEndpoint.Show);
        pages.MapGet("/flow", ThroughputEndpoint.Show);
        pages.MapGet("/access-log", AccessLogEndpoint.Show);
        pages.MapGet(ActivityEndpoint.Path, ActivityEndpoint.ShowAsync);
        pages.MapCalendar();
        pages.MapViews();
    }

    /// <summary>What agreements refer to, and the ways to find it.</summary>
    private static void MapAround(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/institutions", InstitutionsEndpoint.List);
        pages.MapGet("/institutions/{code}", InstitutionsEndpoint.Show);
        pages.MapGet("/bodies", BodiesEndpoint.List);
        pages.MapGet("/bodies/{code}", BodiesEndpoint.Show);
        pages.MapGet("/engagements", EngagementsEndpoint.List);
        pages.MapGet("/engagements/{id:guid}", EngagementsEndpoint.Show);
        pages.MapGet("/kinds", KindsEndpoint.List);
        pages.MapGet("/kinds/{kind}", KindsEndpoint.Show);
        pages.MapGet("/indicators", IndicatorsEndpoint.Show);
        pages.MapGet("/results", ResultsEndpoint.Show);
        pages.MapGet("/directory", DirectoryEndpoint.Show);
        pages.MapGet("/search", SearchEndpoint.Show);
        pages.MapGet("/status", StatusEndpoint.Show);
        pages.MapGet("/help", HelpEndpoint.Show);
        pages.MapPost(FirstHintEndpoint.Path, FirstHintEndpoint.PutAsideAsync);
    }
}
