using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>An action item that waits for the one who asked.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Title">What the engagement is called.</param>
/// <param name="On">Its day; null when unknown.</param>
/// <param name="Item">The item: <c>open</c> is to be done, <c>claimed</c> is to be verified.</param>
/// <param name="Overdue">Whether it is still to be done and its last day is past.</param>
public sealed record WaitingItem(Guid Engagement, Text Title, Edtf? On, ActionItem Item, bool Overdue);

/// <summary>Reads which action items wait for whom.</summary>
public static class ActionItemQuery
{
    private const int Most = 200;

    /// <summary>
    /// What is to be done or verified by an institution, what was merged into it, or a body that it leads; the first day first, the undated last, 200 at most.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="institution">The institution's code.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Reader reader, string institution, DateOnly today, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            with same(code) as materialized {SameInstitution.CodesOf("$1")}, own(code) as (
                select code from same union select b.code from directory_bodies b
                where b.chair in (select code from same) or exists (select from same where same.code = any(b.co_leads))
            ), mine as materialized (select array_agg(code) as codes from own)
            select {EngagementTable.Rows.Columns("e")}, mine.codes as mine
            from engagement_rows e, mine where e.waits_for && mine.codes and {EngagementQuery.InSight(reader.Scope, "e.id")}
            order by e.day desc, e.id limit {Most}
            """).With(institution).With(reader.Scope);
        var rows = await command.ListAsync(r => (Row: EngagementTable.Rows.Read(r), Mine: r.GetFieldValue<string[]>(r.GetOrdinal("mine"))), ct);
        var unseen = await reader.UnseenAsync(rows.SelectMany(r => r.Row.NamedAgreements()), ct);
        return
        [
            .. rows.SelectMany(r => r.Row.Without(unseen).ActionItems
                .Where(i => i.WaitsFor is { } code && r.Mine.Contains(code))
                .Select(i => new WaitingItem(r.Row.Id, r.Row.Title, r.Row.On, i, i.IsOverdue(today))))
                .OrderBy(w => w.Item.Due?.Latest ?? DateOnly.MaxValue).ThenBy(w => w.Engagement).Take(Most),
        ];
    }
}
