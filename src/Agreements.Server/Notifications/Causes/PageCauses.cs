using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using JasperFx.Events;

namespace Agreements.Server.Notifications.Causes;

/// <summary>What a page of events is to be told as.</summary>
internal static class PageCauses
{
    /// <summary>
    /// What falls due by itself is news for so many days. An end that lies longer back was found late, in a past that was taken over or by a server that
    /// had been down: one can read of it, and nobody is woken.
    /// </summary>
    private const int NewsForDays = 30;

    /// <summary>The causes of a page, in order; none of history that was taken over, unless its import asked for it.</summary>
    /// <param name="page">What happened, stream by stream.</param>
    public static IReadOnlyList<Cause> Of(IReadOnlyList<StreamChange> page) =>
    [
        .. from stream in page
           let causes = stream.Last.After switch
           {
               Agreement => stream.Events.Where(h => IsNews(h.Event)).SelectMany(h => AgreementCauses.Of(h, (Agreement)h.Before, (Agreement)h.After))
                   .Concat(AwaitedCauses.Of(stream, IsNews)).OrderBy(c => c.Facts.Version),
               Engagement => stream.Events.Where(h => IsNews(h.Event)).SelectMany(OfEngagement),
               _ => [],
           }
           from cause in causes
           select cause,
    ];

    /// <summary>Whether an event is told at all.</summary>
    /// <param name="e">The event.</param>
    internal static bool IsNews(IEvent e) =>
        e.UserName == SystemActors.Importer.User ? e.GetHeader(EventHeaders.Told) is not null
        : e.UserName != SystemActors.DailyRound.User
            || e.Data is not IDated { On: { } day } || !(day.Latest < Shanghai.Day(e.Timestamp).AddDays(-NewsForDays));

    private static IEnumerable<Cause> OfEngagement(Happened h)
    {
        if (h is { Event.Data: ResolutionAdopted e, After: Engagement after } && after.FindResolution(e.Id) is { } resolution)
        {
            yield return new Cause(
                $"{h.Event.StreamId:n}/{h.Event.Version}/resolution-adopted", Topic.ResolutionAdopted, h.Event.StreamId, h.Event.Timestamp.ToUniversalTime(),
                h.Event.UserName, new CauseFacts(after.Title) { Version = h.Event.Version, Item = resolution.Text, Day = e.On?.Earliest }, Audience.Everybody);
        }
    }
}
