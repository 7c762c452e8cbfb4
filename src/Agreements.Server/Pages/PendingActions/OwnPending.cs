using Agreements.Server.Identity.Accounts;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.PendingActions;

/// <summary>What waits in one agreement for somebody, in one of the roles that they hold.</summary>
/// <param name="Entry">What waits.</param>
/// <param name="As">The role that it waits for.</param>
public sealed record OwnEntry(PendingEntry Entry, Capacity As);

/// <summary>An action item that waits for somebody, in one of the roles that they hold.</summary>
/// <param name="Item">What waits.</param>
/// <param name="As">The role that it waits for.</param>
public sealed record OwnItem(WaitingItem Item, Capacity As);

/// <summary>What waits for somebody in all the roles that they hold or stand in for, longest waiting first.</summary>
/// <param name="Entries">Agreements.</param>
/// <param name="ActionItems">Action items of engagements.</param>
/// <param name="HasMore">Whether there is more than is read at a time.</param>
public sealed record OwnPending(IReadOnlyList<OwnEntry> Entries, IReadOnlyList<OwnItem> ActionItems, bool HasMore)
{
    /// <summary>Most agreements read for a role: beyond it nobody counts.</summary>
    public const int Most = 99;

    /// <summary>How many agreements and action items wait.</summary>
    public int Count => Entries.Count + ActionItems.Count;

    /// <summary>The capacity in which a role meets conditions; null for one that meets none.</summary>
    /// <param name="role">The role.</param>
    public static CanMeet? CapacityOf(ActingRole? role) => role switch
    {
        ActingRole.Coordinator => CanMeet.Coordinator,
        ActingRole.Approver => CanMeet.Approver,
        ActingRole.Representative => CanMeet.Party,
        _ => null,
    };

    /// <summary>How much waits: on every page. It is counted again when the read models show something new, and the next day.</summary>
    /// <param name="reader">What it reads by; each role by its own sight.</param>
    /// <param name="held">The roles.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<int> CountAsync(Reader reader, IReadOnlyList<Capacity> held, DateOnly today, CancellationToken ct) =>
        held.Any(c => CapacityOf(c.Role) is not null)
            ? await reader.KeptAsync(
                $"own pending {today:O} {string.Join(' ', held.Select(c => $"{c.Role}@{c.Institution}"))}",
                async () => (await ReadAsync(reader, held, today, ct)).Count, ct)
            : 0;

    /// <summary>Reads it.</summary>
    /// <param name="reader">What it reads by; each role by its own sight.</param>
    /// <param name="held">The roles.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<OwnPending> ReadAsync(Reader reader, IEnumerable<Capacity> held, DateOnly today, CancellationToken ct)
    {
        var (entries, items, hasMore) = (new List<OwnEntry>(), new List<OwnItem>(), false);
        foreach (var capacity in held)
        {
            if (CapacityOf(capacity.Role) is { } meets)
            {
                await using var seeing = reader.SeeingFor(capacity.Institution);
                var page = await PendingActionQuery.PageAsync(seeing, capacity.Institution, meets, today, count: Most, ct: ct);
                entries.AddRange(page.Entries.Select(e => new OwnEntry(e, capacity)));
                items.AddRange(page.ActionItems.Select(i => new OwnItem(i, capacity)));
                hasMore |= page.Next is not null;
            }
        }

        return new OwnPending(
            [.. entries.OrderBy(e => e.Entry.Since ?? DateOnly.MaxValue).ThenBy(e => e.Entry.Id)],
            [.. items.DistinctBy(i => (i.Item.Engagement, i.Item.Item.Id))], hasMore);
    }
}
