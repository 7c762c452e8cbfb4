namespace Agreements.Server;

/// <summary>What the server is told from outside: environment variables, then appsettings.</summary>
/// <param name="ConnectionString"><c>AGREEMENTS_DB</c>: the PostgreSQL database.</param>
/// <param name="KeysFile"><c>AGREEMENTS_KEYS</c>: the file of API keys made by <c>ops/up</c>; null when there is none, so nobody can write.</param>
public sealed record Settings(string ConnectionString, string? KeysFile)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">No database is named.</exception>
    public static Settings From(IConfiguration configuration) => new(
        configuration["AGREEMENTS_DB"] is { Length: > 0 } db
            ? db
            : throw new InvalidOperationException("AGREEMENTS_DB names no database: start with ops/up, or set it to a PostgreSQL connection string."),
        configuration["AGREEMENTS_KEYS"]);
}
