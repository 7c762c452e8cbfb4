using Agreements.Server.Access;
using Agreements.Server.Access.Logging;
using Agreements.Server.DailyRounds;
using Agreements.Server.Hardening;
using Agreements.Server.Http;
using Agreements.Server.Observability;
using Agreements.Server.Pages.Serving;

namespace Agreements.Server;

/// <summary>The whole server: composition, API and pages on one web application.</summary>
public static class ServerApp
{
    /// <summary>Builds it; start it with <c>RunAsync</c> or <c>StartAsync</c>.</summary>
    /// <param name="args">Command line; any setting can be given as <c>--NAME=value</c>.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it and the cure.</exception>
    public static WebApplication Build(params string[] args)
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
        builder.Services.AddDailyRound();

        var app = builder.Build();
        app.UseRequestLog();
        app.UseHardening();
        app.UseProblemAnswers();
        app.UseAuthentication();
        app.UseLimits();
        app.UseAuthorization();
        app.UseAccessLog();
        app.MapHealth();
        app.MapApi();
        app.MapPages();
        return app;
    }
}
