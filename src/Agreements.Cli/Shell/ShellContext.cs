using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.Hosting.Hardening;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;
using System.CommandLine;

namespace Agreements.Cli.Shell;

/// <summary>What a command is surrounded by: where it writes, and the environment.</summary>
internal sealed record ShellContext(TextWriter Output, TextWriter Error, Func<string, string?> Variable)
{
    private static readonly string[] LedgerSettings =
    [
        "AGREEMENTS_WITNESSES", "AGREEMENTS_WITNESS_WINDOW", "AGREEMENTS_LEDGER_KEYS", "AGREEMENTS_LEDGER_NAME", "AGREEMENTS_SECRETS",
        "AGREEMENTS_PUBLIC_URL",
    ];

    public Terminal Terminal(ParseResult parsed) => new(Output, Error, LanguageChoice.Of(parsed, Variable));

    /// <summary>The database and its logins.</summary>
    /// <exception cref="UsageException">No database is named, or what is named is no connection string.</exception>
    public Settings Settings()
    {
        var db = Read("AGREEMENTS_DB");
        if (db is null)
        {
            throw new UsageException(new Text(
                "AGREEMENTS_DB 没有指定数据库：请用 ops/agreements 运行，或将其设为 PostgreSQL 连接串。",
                "AGREEMENTS_DB names no database: run this as ops/agreements, or set it to a PostgreSQL connection string."));
        }

        return new Settings(db, null) { Owner = Read("AGREEMENTS_DB_OWNER") ?? db, Auditor = Read("AGREEMENTS_DB_AUDITOR") ?? db };
    }

    /// <summary>The application's pool, for commands that record; the tables are there.</summary>
    /// <exception cref="UsageException">The tables cannot be made.</exception>
    public async Task<NpgsqlDataSource> ApplicationAsync(CancellationToken token)
    {
        var settings = await MadeAsync(token);
        return StoreSetup.DataSource(settings.ConnectionString, role: DatabaseRoles.Application);
    }

    /// <summary>The auditor's pool, for commands that only read. Where no table was ever made, none is: there is nothing to read.</summary>
    /// <exception cref="UsageException">The tables are those of another release and cannot be made.</exception>
    public async Task<NpgsqlDataSource> AuditorAsync(CancellationToken token)
    {
        var settings = Settings();
        if (!await DatabaseSchema.IsThereAsync(settings, token))
        {
            return StoreSetup.DataSource(settings.Auditor);
        }

        await MadeAsync(token);
        return StoreSetup.DataSource(settings.Auditor, role: DatabaseRoles.Auditor);
    }

    /// <summary>The settings, once all tables are those of this release.</summary>
    /// <exception cref="UsageException">They cannot be made.</exception>
    public async Task<Settings> MadeAsync(CancellationToken token)
    {
        var settings = Settings();
        try
        {
            await DatabaseSchema.EnsureAsync(settings, ct: token);
            return settings;
        }
        catch (Exception e) when (e.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction })
        {
            // PostgreSQL only shows what a restore brought (ops/restore): it is looked at as it is.
            return settings;
        }
        catch (Exception e) when (e is DatabaseRolesException or TablesOutdatedException)
        {
            throw new UsageException(new Text($"数据库尚未备好：{e.Message}", e.Message));
        }
    }

    /// <summary>A setting: of the environment, or of the file that the environment names for it.</summary>
    /// <exception cref="UsageException">The file cannot be read, or both are given.</exception>
    public string? Setting(string name)
    {
        try
        {
            return SecretFiles.Find(Variable, name);
        }
        catch (InvalidOperationException e)
        {
            throw new UsageException(new Text(e.Message));
        }
    }

    /// <summary>The settings of the ledger as the server reads them.</summary>
    public IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(
        LedgerSettings.Select(n => KeyValuePair.Create(n, Variable(n)))).Build();

    /// <summary>Whose cosignatures count.</summary>
    /// <exception cref="UsageException">The file cannot be used.</exception>
    public LedgerPolicy Witnesses() => Usable(() => LedgerPolicy.From(Configuration()));

    /// <summary>Does what a setting may be in the way of.</summary>
    /// <exception cref="UsageException">It is: the sentence says why.</exception>
    public static T Usable<T>(Func<T> what)
    {
        try
        {
            return what();
        }
        catch (InvalidOperationException e)
        {
            throw new UsageException(new Text(e.Message));
        }
    }

    private string? Read(string name)
    {
        try
        {
            return Setting(name) is { Length: > 0 } given ? new NpgsqlConnectionStringBuilder(given).ConnectionString : null;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(new Text($"{name} 不是 PostgreSQL 连接串：{e.Message}", $"{name} is no PostgreSQL connection string: {e.Message}"));
        }
    }
}

/// <summary>Somebody asked for what cannot be done; the sentence says why and what to do.</summary>
internal sealed class UsageException(Text sentence) : Exception(sentence.EnOrZh)
{
    public Text Sentence => sentence;
}
