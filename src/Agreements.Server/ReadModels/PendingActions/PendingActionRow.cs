using Agreements.Server.Localization;

namespace Agreements.Server.ReadModels.PendingActions;

/// <summary>Something that an agreement waits for, with the institution that can give it.</summary>
/// <param name="Code">Stable code, such as <c>consent-missing</c>.</param>
/// <param name="Zh">What it waits for, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="For">In which capacity somebody can give it.</param>
/// <param name="Party">Id of the party; null when it is no party in particular.</param>
/// <param name="Institution">
/// Code of the party's institution or body; null when it has none. What waits for a body waits for its chair and co-leads. Where one institution's
/// coordinator or approver alone can give it, its code.
/// </param>
/// <param name="From">The first day on which it is worth asking for, in Asia/Shanghai; null for at once.</param>
/// <param name="Since">The earliest day on which it can have begun to wait, in Asia/Shanghai, by when things happened; null when unknown.</param>
public sealed record PendingItem(
    string Code, string Zh, string En, CanMeet For, string? Party, string? Institution, DateOnly? From, DateOnly? Since = null);

/// <summary>What waits in one agreement, and for whom.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Items">What it waits for.</param>
/// <param name="Keys">Whom the items wait for: codes of institutions, and <c>coordinator/code</c>, <c>approver/code</c> for those who act in
/// those capacities for one of its institutions.</param>
/// <param name="UpdatedAt">When its last event was recorded, UTC.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record PendingActionRow(
    Guid Id, Text Title, AgreementKind Kind, Stage Stage, IReadOnlyList<PendingItem> Items, IReadOnlyList<string> Keys, DateTimeOffset UpdatedAt, long Version)
{
    /// <summary>Guards about other streams that coordinators are asked to meet, judged when the row is read; null for none.</summary>
    public RelatedGuards? Related { get; init; }

    /// <summary>Since when it waits for what its next stage needs: see <see cref="Waits.SinceFor"/>; null when unknown.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="at">When its last event was recorded, UTC.</param>
    public static PendingActionRow Of(Agreement state, DateTimeOffset at)
    {
        PendingItem[] items = [.. Waits.Of(state, Shanghai.Day(at)).Select(w => Item(w, state))];
        string[] institutions = [.. state.Parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)];
        var related = Waits.RelatedOf(state);
        var perhaps = related is null ? [] : institutions.Select(i => Key(CanMeet.Coordinator, i)).Concat(KeysOf(related.Approval));
        return new PendingActionRow(
            state.Id, state.Title, state.Kind, state.Stage, items,
            [.. items.SelectMany(i => KeysOf(i, institutions)).Concat(perhaps).Distinct(StringComparer.Ordinal)], at.ToUniversalTime(), state.Version)
        {
            Related = related, Since = Waits.SinceFor(state),
        };
    }

    /// <summary>The key under which somebody finds what waits for a capacity held for an institution.</summary>
    /// <param name="capacity">The capacity.</param>
    /// <param name="institution">The institution's code.</param>
    public static string Key(CanMeet capacity, string institution) =>
        capacity == CanMeet.Party ? institution : $"{KebabEnum<CanMeet>.Name(capacity)}/{institution}";

    /// <summary>Something that waits, as it is shown.</summary>
    /// <param name="w">What waits.</param>
    /// <param name="state">The agreement; null where no party is meant.</param>
    internal static PendingItem Item(Waiting w, Agreement? state = null) =>
        new(
            w.Code, w.Sentence.Zh, w.Sentence.EnOrZh, w.For, w.Party,
            w.At ?? (w.Party is { } id && state?.FindParty(id) is { } party ? party.Institution ?? party.Body : null), w.From, w.Since);

    /// <summary>Who is next to approve is the institution to begin with, one above it, or the one that it was given to: who reaches it is told.</summary>
    private static IEnumerable<string> KeysOf(PendingApproval? approval) =>
        approval is null ? [] : new[] { approval.Place.From, approval.Delegated?.To }.OfType<string>()
            .SelectMany(code => new[] { Key(CanMeet.Approver, code), Key(CanMeet.Coordinator, code) });

    private static IEnumerable<string> KeysOf(PendingItem item, IReadOnlyList<string> institutions) => item.For == CanMeet.Party
        ? item.Institution is { } one ? [Key(CanMeet.Party, one)] : []
        : institutions.Select(i => Key(item.For, i));
}
