namespace Agreements.Server.Notices;

/// <summary>
/// Whether this process tells anybody of changes of stage. Without a recipient a command must not pay for a message that nobody gets,
/// and the handlers of commands are static, as Wolverine likes them best: they have no constructor to be given settings by, and a
/// parameter more in each of them would spell out the means of notices in fifteen places. So the host turns this on for as long as it
/// runs with recipients. Several hosts in one process (tests) count; one without recipients drops the notices that another's switch lets pass.
/// </summary>
/// <param name="settings">Who is told.</param>
/// <param name="log">The log.</param>
public sealed class NoticeSwitch(NoticeSettings settings, ILogger<NoticeSwitch> log) : IHostedService
{
    private static int _hostsWithRecipients;

    /// <summary>True while a host in this process has recipients.</summary>
    public static bool IsOn => Volatile.Read(ref _hostsWithRecipients) > 0;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Count(+1);
        NoticeLog.Recipients(log, settings.Recipients.Count, string.Join(", ", settings.Recipients));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Count(-1);
        return Task.CompletedTask;
    }

    private void Count(int change)
    {
        if (settings.Recipients.Count > 0)
        {
            Interlocked.Add(ref _hostsWithRecipients, change);
        }
    }
}
