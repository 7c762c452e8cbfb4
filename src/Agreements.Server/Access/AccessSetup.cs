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
        builder.Services.AddScoped(p => ReaderOf(p, p.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    private static Reader ReaderOf(IServiceProvider services, HttpContext? http) => new(
        services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IDocumentStore>(),
        http is not null && Asker.Of(http.User) is { } asker ? Sight.Of(asker) : Sight.Nothing);
}
