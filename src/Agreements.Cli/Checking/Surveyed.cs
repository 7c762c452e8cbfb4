using Agreements.Cli.Shell;
using Agreements.Server.Notifications;
using Agreements.Server.Storage;
using Microsoft.Extensions.Configuration;

namespace Agreements.Cli.Checking;

/// <summary>What the checks look at: the settings as the server would read them, and what was asked for.</summary>
/// <param name="shell">The environment.</param>
/// <param name="certificate">Address or file of the certificate; null for that of the pages.</param>
/// <param name="backups">Folder of the backups; null for that of the settings.</param>
internal sealed class Surveyed(ShellContext shell, string? certificate, string? backups)
{
    private const string UsualBackups = "/var/backups/agreements";

    public IConfiguration Configuration { get; } = new ConfigurationBuilder().Add(new Variables(shell)).Build();

    /// <summary>The database and its logins, as the server would read them.</summary>
    /// <exception cref="InvalidOperationException">They cannot be used.</exception>
    /// <exception cref="UsageException">Likewise.</exception>
    public Settings Settings => Settings.From(Configuration);

    /// <summary>The login that owns the tables, where it was given one of its own.</summary>
    public bool HasOwner => Configuration["AGREEMENTS_DB_OWNER"] is { Length: > 0 };

    public NoticeSettings Notices => NoticeSettings.From(Configuration);

    public string? Certificate =>
        certificate ?? (Configuration["AGREEMENTS_PUBLIC_URL"] is { } url && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url : null);

    public string Backups => backups ?? Configuration["AGREEMENTS_BACKUPS"] ?? UsualBackups;

    /// <summary>The environment as a source of settings: each is looked up when it is asked for, from its file where it has one.</summary>
    private sealed class Variables(ShellContext shell) : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            value = shell.Setting(key) is { Length: > 0 } said ? said : null;
            return value is not null;
        }
    }
}
