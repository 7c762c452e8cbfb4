using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>
/// Has all tables made in the phase before services start, and is the first of that phase: no other service may find a table missing.
/// </summary>
/// <param name="settings">The database and its logins.</param>
/// <param name="db">The application's pool.</param>
/// <param name="log">The log.</param>
internal sealed partial class SchemaAtStart(Settings settings, NpgsqlDataSource db, ILogger<SchemaAtStart> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await DatabaseSchema.EnsureAsync(settings, names => LogRebuilding(string.Join(", ", names)), cancellationToken) is { } rebuilt)
        {
            LogRebuilt(string.Join(", ", rebuilt.Models), rebuilt.UpTo);
        }

        try
        {
            await using var connection = await db.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidParameterValue)
        {
            throw new InvalidOperationException(
                $"The login of AGREEMENTS_DB cannot take on the role {DatabaseRoles.Application}: {e.MessageText}. Have an administrator run: "
                    + $"grant {DatabaseRoles.Application} to that login. "
                + "docs/database-roles.md tells more.", e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3001, LogLevel.Information, "Read models of another shape are rebuilt before the server starts: {Models}.")]
    private partial void LogRebuilding(string models);

    [LoggerMessage(3002, LogLevel.Information, "Read models rebuilt: {Models}, up to event {UpTo}.")]
    private partial void LogRebuilt(string models, long upTo);
}
