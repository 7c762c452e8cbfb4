using Agreements.Server.Identity.Accounts;
using Agreements.Server.Notifications.Inbox;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Agreements.Server.Pages.Live;

/// <summary>
/// Tells open pages that something was recorded, and how many notifications are new to their reader, by server-sent events. It says no word of what: the
/// page asks anew, by its reader's own sight.
/// </summary>
internal static class LiveEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/live";

    /// <summary>After so long the browser comes again, and it is looked at again who asks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // Proxies cut a connection on which nothing is sent.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public static IResult Show(HttpContext context, LiveChanges changes, Inboxes inboxes, IHostApplicationLifetime host, CancellationToken ct) =>
        TypedResults.ServerSentEvents(TellAsync(changes, inboxes, context.Features.Get<KnownAccount>()?.Id, host.ApplicationStopping, ct));

    private static async IAsyncEnumerable<SseItem<long>> TellAsync(
        LiveChanges changes, Inboxes inboxes, string? account, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        either.CancelAfter(Longest);
        var (told, at) = (await changes.PositionAsync(ct), Environment.TickCount64);
        yield return new SseItem<long>(told.Event, "position");
        while (await GoesOnAsync(either.Token))
        {
            var position = await changes.PositionAsync(ct);
            if (account is not null && position.Notification != told.Notification)
            {
                // How many are new to this one reader: most of what was told was told to others.
                yield return new SseItem<long>(await inboxes.CountAsync(account, ct), "inbox");
                (told, at) = (told with { Notification = position.Notification }, Environment.TickCount64);
            }

            if (position.Event != told.Event || Environment.TickCount64 - at >= Silence.TotalMilliseconds)
            {
                yield return new SseItem<long>(position.Event, position.Event == told.Event ? "position" : "changed");
                (told, at) = (position, Environment.TickCount64);
            }
        }
    }

    private static async Task<bool> GoesOnAsync(CancellationToken end)
    {
        await Task.Delay(LiveChanges.Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !end.IsCancellationRequested;
    }
}
