using Agreements.Server.Commands;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace Agreements.Server.Hosting;

/// <summary>Who may come in, and what each reads by.</summary>
public static class AccessSetup
{
    /// <summary>The scheme that chooses among the others by what a request brings.</summary>
    private const string Chooser = "chooser";

    /// <summary>Dots in a signed token: neither a key of ours nor one of a file has two.</summary>
    private const int TokenDots = 2;

    /// <summary>Adds the ways of proof, and for each request the <see cref="Reader"/> of whoever asks. Nothing is open to all unless it says so.</summary>
    /// <param name="builder">The host.</param>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var settings = AccessSettings.From(builder.Configuration);
        builder.Services.AddAccounts(settings.SecretsFolder).AddSingleton(HouseWords.Of(builder.Configuration["AGREEMENTS_PASSWORD_WORDS"]));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new Watchers(Console.Out)).AddHostedService<AccountsAtStart>();
        AddSchemes(builder.Services.AddAuthentication(Chooser), settings);
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = settings.IsSecure ? "__Host-agreements-forms" : "agreements-forms";
            o.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            o.Cookie.Path = "/";
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CommandAuthorization>();
        builder.Services.AddSingleton<AuditorStore>();
        builder.Services.AddSingleton<KeptAnswers>();
        builder.Services.AddSingleton<Identity.Logging.AccessLog>();
        builder.Services.AddScoped(p => ReaderOf(p, p.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    private static void AddSchemes(AuthenticationBuilder schemes, AccessSettings settings)
    {
        schemes.AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = http => SchemeOf(http.Request, settings.Authority is not null));
        schemes.AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null);
        schemes.AddScheme<AuthenticationSchemeOptions, CalendarAuthentication>(CalendarAuthentication.Name, null);
        schemes.AddSessions(settings.IsSecure);
        if (settings.Authority is not null)
        {
            schemes.AddTokens(settings);
        }
    }

    private static string SchemeOf(HttpRequest request, bool takesTokens) => KeyAuthentication.Bearer(request) switch
    {
        _ when CalendarAuthentication.IsFor(request) => CalendarAuthentication.Name,
        { } borne when takesTokens && borne.Count(c => c == '.') == TokenDots => TokenAuthentication.Name,
        { } => KeyAuthentication.Name,
        null when request.Headers[KeyAuthentication.Header].Count > 0 => KeyAuthentication.Name,
        null => Sessions.Name,
    };

    private static Reader ReaderOf(IServiceProvider services, HttpContext? http) => (http is null ? null : Caller.Of(http.User)) switch
    {
        { Role: ActingRole.Auditor } auditor when services.GetRequiredService<AuditorStore>() is var store =>
            new Reader(store.Db, store.Events, VisibilityScope.Of(auditor), services.GetRequiredService<KeptAnswers>()),
        var caller => new Reader(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IDocumentStore>(),
            caller is null ? VisibilityScope.Nothing : VisibilityScope.Of(caller), services.GetRequiredService<KeptAnswers>()),
    };
}
