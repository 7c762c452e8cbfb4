using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Puts the accounts into the house: for the server, and for the command line.</summary>
public static class AccountSetup
{
    /// <summary>Wrong tries after which an account rests.</summary>
    public const int MostTries = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>What is recommended for PBKDF2 with HMAC-SHA-512.</summary>
    private const int HashIterations = 210_000;

    /// <summary>Adds accounts on the database and the clock that are in the container.</summary>
    /// <param name="services">The container.</param>
    /// <param name="secretsFolder"><c>AGREEMENTS_SECRETS</c>: a private folder for the keys of cookies and secrets; null keeps them in the database.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, string? secretsFolder)
    {
        services.AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = PasswordRules.Shortest;
                o.Password.RequiredUniqueChars = 1;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = MostTries;
                o.Lockout.DefaultLockoutTimeSpan = Rest;
                // The desk says what a name may hold: characters of every script.
                o.User.AllowedUserNameCharacters = "";
            })
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddScoped<AccountStore>().AddScoped<IUserStore<Account>>(p => p.GetRequiredService<AccountStore>());
        services.AddSingleton<KnownOperations>().AddSingleton<KnownAccounts>().AddSingleton<AccountReads>().AddSingleton<KeyFile>();
        services.AddHttpContextAccessor();
        services.AddScoped<KnownDevices>().AddSingleton<OpenSessions>().AddSingleton<SavedViews>().AddSingleton<Watching>().AddSingleton<Drafts>()
            .AddSingleton<Uploads>().AddSingleton<CalendarFeeds>().AddSingleton<FirstHints>();
        services.AddScoped<AccountAdministration>().AddScoped<SignInProof>().AddScoped<OwnCredentials>().AddScoped<FirstAdministrator>();
        var protection = services.AddDataProtection().SetApplicationName("agreements");
        if (secretsFolder is { Length: > 0 })
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(secretsFolder));
        }
        else
        {
            services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((o, db) => o.XmlRepository = new KeyRing(db));
        }

        return services;
    }
}
