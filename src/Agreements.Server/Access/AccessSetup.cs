using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace Agreements.Server.Access;

/// <summary>Who may come in, and what each reads by.</summary>
public static class AccessSetup
{
    /// <summary>Adds the ways of proof, and for each request the <see cref="Reader"/> of whoever asks. Nothing is open to all unless it says so.</summary>
    /// <param name="builder">The host.</param>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(KeyAuthentication.Name).AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null);
        builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Gate>();
        builder.Services.AddSingleton<AuditorStore>();
        builder.Services.AddSingleton<Logging.AccessLog>();
        builder.Services.AddScoped(p => ReaderOf(p, p.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    private static Reader ReaderOf(IServiceProvider services, HttpContext? http) => (http is null ? null : Asker.Of(http.User)) switch
    {
        { Role: ActingRole.Auditor } auditor when services.GetRequiredService<AuditorStore>() is var store => new Reader(store.Db, store.Events, Sight.Of(auditor)),
        var asker => new Reader(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IDocumentStore>(), asker is null ? Sight.Nothing : Sight.Of(asker)),
    };
}
