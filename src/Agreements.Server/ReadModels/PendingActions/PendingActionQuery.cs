using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.PendingActions;

/// <summary>What waits in one agreement for the one who asked.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Items">What waits for the caller.</param>
/// <param name="Since">The earliest day since which one of them can have waited, in Asia/Shanghai; null when unknown.</param>
/// <param name="UpdatedAt">When its last event was recorded, UTC.</param>
public sealed record PendingEntry(
    Guid Id, Text Title, AgreementKind Kind, Stage Stage, IReadOnlyList<PendingItem> Items, DateOnly? Since, DateTimeOffset UpdatedAt);

/// <summary>A page of what waits.</summary>
/// <param name="Entries">The agreements, longest waiting first.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record PendingPage(IReadOnlyList<PendingEntry> Entries, string? Next)
{
    /// <summary>Action items of engagements that wait for the institution itself, with the first page: to be done by it, or to be verified.</summary>
    public IReadOnlyList<WaitingItem> ActionItems { get; init; } = [];
}

/// <summary>Reads what waits for whom.</summary>
public static class PendingActionQuery
{
    // Whose turn it is, the directory says; where it does not, it waits for whoever keeps it.
    private const string MayApprove =
        """
        $2 = coalesce(c.related->'approval'->'delegated'->>'role', c.related->'approval'->'place'->'step'->>'role')
        """;

    // A coordinator or approver reaches the institution and all that stand under it; who speaks for an institution speaks for the bodies that it leads.
    private static string Sql(Func<string, string> sight) =>
        $"""
        with recursive same(code) as materialized {SameInstitution.CodesOf("$1")}, own(code) as (
            select code from same union select b.code from directory_bodies b
            where $2 = 'party' and (b.chair in (select code from same) or exists (select from same where same.code = any(b.co_leads)))
        ), reach(code) as (
            select code from own
            union select i.code from directory_institutions i join reach r on i.under = r.code or i.merged_into = r.code where $2 <> 'party'
        ), mine as (select array_agg(case when $2 = 'party' then code else $2 || '/' || code end) as keys from reach)
        select {PendingActionTable.Rows.Columns("c")}, mine.keys as mine, array(select code from same) as same, w.since as waits,
               u.perhaps_unmet
        from court_rows c cross join mine cross join lateral (
            select count(*) as items, coalesce(min((i->>'since')::date), c.since, date 'infinity') as since
            from jsonb_array_elements(c.items) i
            where i->>'for' = $2 and ($2 <> 'party' or i->>'institution' = any(mine.keys)) and coalesce((i->>'from')::date, date '-infinity') <= $5) w
        cross join lateral (select {PerhapsUnmet.Of("c")} as perhaps_unmet) u
        where c.keys && mine.keys and ($3::date is null or (w.since, c.id) > ($3, $4::uuid))
          and {sight("c.id")}
          and (w.items > 0 or $2 = 'coordinator' and u.perhaps_unmet or {MayApprove})
        order by w.since, c.id limit $6
        """;

    /// <summary>What waits for somebody who acts in a capacity for an institution.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="institution">The institution's code.</param>
    /// <param name="capacity">The capacity; coordinators and approvers reach the institutions under theirs as well.</param>
    /// <param name="today">The day, in Asia/Shanghai: what is not worth asking for yet is left out.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many agreements at most, 1 to 200.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<PendingPage> PageAsync(
        Reader reader, string institution, CanMeet capacity, DateOnly today, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = reader.Db.CreateCommand(Sql(await reader.SightAsync(ct)));
        command.With(institution).With(KebabEnum<CanMeet>.Name(capacity))
            .With(key is null ? null : (DateOnly?)DateOnly.ParseExact(key[0], "O", System.Globalization.CultureInfo.InvariantCulture))
            .With(key is null ? null : (Guid?)Guid.Parse(key[1])).With(today).With(count + 1).With(reader.Scope);
        string[] mine = [], same = [];
        var rows = await command.ListAsync(
            r =>
            {
                mine = r.GetFieldValue<string[]>(r.GetOrdinal("mine"));
                same = r.GetFieldValue<string[]>(r.GetOrdinal("same"));
                var row = PendingActionTable.Rows.Read(r);
                return (Row: r.Get<bool?>("perhaps_unmet") == true ? row : row with { Related = null }, Waits: r.Get<DateOnly>("waits"));
            },
            ct);
        var shown = rows.Count > count ? rows[..count] : rows;
        var unmet = await reader.UnmetAsync(shown.Select(r => r.Row.Related), ct);
        PendingEntry[] entries =
        [
            .. from row in shown.Select(s => s.Row)
               let items = row.Items.Concat(unmet(row.Related).Select(u => PendingActionRow.Item(Waits.For(u, row.Related?.AskedFrom, row.Since))))
                   .Where(i => i.For == capacity && !(i.From > today) && IsFor(i, capacity, mine, same)).ToArray()
               where items.Length > 0
               select new PendingEntry(row.Id, row.Title, row.Kind, row.Stage, items, items.Min(i => i.Since), row.UpdatedAt),
        ];
        var next = rows.Count > count
            ? Cursor.Write(shown[^1].Waits.ToString("O", System.Globalization.CultureInfo.InvariantCulture), shown[^1].Row.Id.ToString())
            : null;
        var page = entries.Length == 0 && next is not null
            ? await PageAsync(reader, institution, capacity, today, next, count, ct)
            : new PendingPage(entries, next);
        return page with
        {
            // An approver approves; what an institution has to do after a meeting its people do in any other capacity.
            ActionItems = after is null && capacity != CanMeet.Approver ? await ActionItemQuery.WaitingAsync(reader, institution, today, ct) : [],
        };
    }

    // What one institution's coordinator or approver alone can give waits for nobody above it.
    private static bool IsFor(PendingItem item, CanMeet capacity, string[] mine, string[] same) => capacity == CanMeet.Party
        ? mine.Contains(item.Institution)
        : item.Institution is null || item.Party is not null || same.Contains(item.Institution);
}
