using Npgsql;
using System.Globalization;

namespace Agreements.Server.Storage;

/// <summary>What the server is told from outside: environment variables, then appsettings.</summary>
/// <param name="ConnectionString"><c>AGREEMENTS_DB</c>: the PostgreSQL database.</param>
/// <param name="KeysFile"><c>AGREEMENTS_KEYS</c>: the file of API keys made by <c>ops/up</c>; null when there is none, so nobody can write.</param>
/// <param name="DocumentLimit"><c>AGREEMENTS_DOCUMENT_LIMIT</c>: the most bytes that a document has; 52428800 (50 MiB) unless told.</param>
public sealed record Settings(string ConnectionString, string? KeysFile, long DocumentLimit = Settings.UsualDocumentLimit)
{
    /// <summary><c>AGREEMENTS_DB_OWNER</c>: the same database by the login that owns its tables and makes them; <c>AGREEMENTS_DB</c> unless told.</summary>
    public string Owner { get; init; } = ConnectionString;

    /// <summary><c>AGREEMENTS_DB_AUDITOR</c>: the same database by the login that auditors read by; <c>AGREEMENTS_DB</c> unless told. Either way it only reads.</summary>
    public string Auditor { get; init; } = ConnectionString;

    /// <summary><c>AGREEMENTS_CLAMD</c>: host and port of the clamd that looks at documents; null for none.</summary>
    public (string Host, int Port)? Scanner { get; init; }

    private const long UsualDocumentLimit = 50 * 1024 * 1024;

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">No database is named, or two different ones are.</exception>
    public static Settings From(IConfiguration configuration) => new(
        configuration["AGREEMENTS_DB"] is { Length: > 0 } db
            ? db
            : throw new InvalidOperationException("AGREEMENTS_DB names no database: start with ops/up, or set it to a PostgreSQL connection string."),
        configuration["AGREEMENTS_KEYS"],
        configuration["AGREEMENTS_DOCUMENT_LIMIT"] is not { Length: > 0 } limit ? UsualDocumentLimit
            : long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes
            : throw new InvalidOperationException($"AGREEMENTS_DOCUMENT_LIMIT is '{limit}': give a number of bytes, such as 52428800."))
    {
        Owner = Same(configuration, "AGREEMENTS_DB_OWNER"),
        Auditor = Same(configuration, "AGREEMENTS_DB_AUDITOR"),
        Scanner = configuration["AGREEMENTS_CLAMD"] is not { Length: > 0 } clamd ? null
            : clamd.Split(':') is [{ Length: > 0 } host, var port] && ushort.TryParse(port, CultureInfo.InvariantCulture, out var number) ? (host, number)
            : throw new InvalidOperationException($"AGREEMENTS_CLAMD is '{clamd}': give host and port of a clamd, such as 127.0.0.1:3310."),
    };

    /// <summary>Another login's connection string, which must name the same database: a mistake here would make tables where nobody looks.</summary>
    private static string Same(IConfiguration configuration, string name)
    {
        var db = configuration["AGREEMENTS_DB"]!;
        if (configuration[name] is not { Length: > 0 } given)
        {
            return db;
        }

        var (here, there) = (new NpgsqlConnectionStringBuilder(db).Database, new NpgsqlConnectionStringBuilder(given).Database);
        return here == there ? given : throw new InvalidOperationException($"{name} names the database '{there}', and AGREEMENTS_DB '{here}': both must name the same one.");
    }
}
