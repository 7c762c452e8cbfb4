using Agreements.Server.Storage;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Whoever watches the start: a terminal.</summary>
/// <param name="Out">Where they read.</param>
public sealed record Watchers(TextWriter Out);

/// <summary>Makes the keys of the file and the first administrator before anything else starts.</summary>
/// <param name="keys">The keys of the file.</param>
/// <param name="settings">Where the file is.</param>
/// <param name="scopes">Makes the scope in which accounts are made.</param>
/// <param name="watchers">Who is told the first password.</param>
public sealed class AccountsAtStart(KeyFile keys, Settings settings, IServiceScopeFactory scopes, Watchers watchers) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.KeysFile is { } path)
        {
            await keys.EnsureAsync(path, cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellationToken) is { } first)
        {
            // To whoever watches the start, and not by the log: that goes to files and to other machines.
            await watchers.Out.WriteLineAsync(Sentence(first));
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Sentence(OneTimePassword first) =>
        $"首个管理员 {first.Name}，一次性密码 {first.Password}（仅显示这一次，登录后须修改） / "
        + $"First administrator {first.Name}, password for once {first.Password} (shown this once, to be changed at the first sign-in)";
}
