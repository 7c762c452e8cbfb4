using Agreements.Server.Commands.DailyRounds;
using Agreements.Server.Hosting.Hardening;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Observability;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Storage;

namespace Agreements.Server.Hosting;

/// <summary>The whole server: composition, API and pages on one web application.</summary>
public static class ServerApp
{
    /// <summary>Builds it; start it with <c>RunAsync</c> or <c>StartAsync</c>.</summary>
    /// <param name="args">Command line; any setting can be given as <c>--NAME=value</c>.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it and the cure.</exception>
    public static WebApplication Build(params string[] args) => Build(_ => { }, args);

    /// <summary>Builds it with something else in its container, such as another clock.</summary>
    /// <param name="also">What is added after all else, and so wins.</param>
    /// <param name="args">Command line; any setting can be given as <c>--NAME=value</c>.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it and the cure.</exception>
    public static WebApplication Build(Action<IServiceCollection> also, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddSecretFiles();
        var settings = Settings.From(builder.Configuration);
        builder.AddObservability();
        builder.AddHardening();
        builder.AddAgreements(settings);
        builder.AddApi(settings);
        builder.AddAccess();
        builder.Services.AddPages();
        builder.Services.AddDailyRound().AskAtStart(day => new NotificationRound(day)).AskAtStart(_ => new Tell());
        builder.Services.AddHostedService<WarmUp>();
        also(builder.Services);
        var app = builder.Build();
        app.UseRequestLog();
        app.UseHardening();
        app.UseProblemAnswers();
        // Who asks is known by the database, and health is asked when it does not answer.
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal), known => known.UseAuthentication());
        // The branch has it; otherwise the host would ask once more before all else, where a failure is answered by nobody, and of health too.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseLimits();
        app.UseEntrance();
        app.UseAuthorization();
        app.UseFormTokens();
        app.UseAccessLog();
        app.MapHealth();
        app.MapApi();
        app.MapPages();
        return app;
    }
}
