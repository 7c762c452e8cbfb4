using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Runtime.CompilerServices;

namespace Agreements.Server.ReadModels.Register;

/// <summary>Reads the register.</summary>
public static class RegisterQuery
{
    private static string Columns(VisibilityScope scope) =>
        RegisterTables.Rows.Columns("r", ("parent", scope.Only("r.parent")));

    /// <summary>A page of the register, with the counts by stage and kind under the same conditions.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Conditions, order and page.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><see cref="RegisterFilter.After"/> is none that was given out for this order.</exception>
    public static async Task<RegisterPage> PageAsync(Reader reader, RegisterFilter filter, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.PageSize, RegisterFilter.LargestPage);
        if (filter.Past is { Clock: PastClock.Recorded } past)
        {
            return await PastRegister.PastQuery.PageAsync(reader, filter, past, ct);
        }

        var order = RegisterOrder.Of(filter.Sort, filter.Descending);
        var sight = await reader.SightAsync(ct);
        var facets = filter.WithFacets ? await FacetsAsync(reader, filter, sight, ct) : null;
        await using var page = reader.Db.CreateCommand();
        Page(page, filter, order, (reader.Scope, sight), facets?.Total);
        var rows = await page.ListAsync(RegisterTables.Rows.Read, ct);
        var more = rows.Count > filter.PageSize;
        var shown = more ? rows[..filter.PageSize] : rows;
        return new RegisterPage(shown, more ? order.After(shown[^1]) : null, facets);
    }

    /// <summary>Every row under the conditions and in the order of a filter, with the state of its agreement: for what the register does not show.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Conditions and order; the page size and cursor of it do not matter.</param>
    /// <param name="ct">Ends the reading.</param>
    internal static async IAsyncEnumerable<(RegisterRow Row, Agreement State)> AllAsync(
        Reader reader, RegisterFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        if (filter.Past is { Clock: PastClock.Recorded } past)
        {
            await foreach (var row in PastRegister.PastQuery.AllAsync(reader, filter, past, ct))
            {
                yield return row;
            }

            yield break;
        }

        string? after = null;
        do
        {
            var page = await PageAsync(reader, filter with { After = after, PageSize = RegisterFilter.LargestPage, WithFacets = false }, ct);
            var states = await StreamedStates.OfAsync(reader, [.. page.Rows.Select(r => r.Id)], null, ct);
            foreach (var row in page.Rows)
            {
                yield return (row, states[row.Id]);
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The row of one agreement; null when there is none (yet) or it is out of sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<RegisterRow?> FindAsync(Reader reader, Guid id, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand($"select {Columns(reader.Scope)} from register_rows r where r.id = $1{reader.Scope.And("r.id")}")
            .With(id).With(reader.Scope);
        return await command.FirstAsync(RegisterTables.Rows.Read, ct);
    }

    /// <summary>The agreements with a reference, oldest first: references are unique in a source, not over all sources.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="reference">The proposer's own reference.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<RegisterRow>> ByReferenceAsync(Reader reader, string reference, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {Columns(reader.Scope)} from register_rows r where r.reference = $1{reader.Scope.And("r.id")} order by r.recorded_at, r.id")
            .With(reference).With(reader.Scope);
        return await command.ListAsync(RegisterTables.Rows.Read, ct);
    }

    /// <summary>The agreements right below one, in Chinese order of their titles.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="parent">The agreement above.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<RegisterRow>> ChildrenAsync(Reader reader, Guid parent, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {Columns(reader.Scope)} from register_rows r where r.parent = $1{reader.Scope.And("r.id")}{reader.Scope.And("r.parent")} "
                + "order by r.title_zh, r.id")
            .With(parent).With(reader.Scope);
        return await command.ListAsync(RegisterTables.Rows.Read, ct);
    }

    private static void Page(
        NpgsqlCommand command, RegisterFilter filter, RegisterOrder order, (VisibilityScope Scope, Func<string, string> Sight) seen, int? total)
    {
        var many = total > filter.Many;
        var conditions = RegisterConditions.Of(filter, seen.Sight, command, many);
        if (filter.After is { } after)
        {
            conditions.Add(order.Beyond(after, command));
        }

        var all = $"{RegisterConditions.Tables(filter, command)} {RegisterConditions.Where(conditions)}";
        // Where few are known to meet them, all of these are found first (a planner does not look past the offset) and then put in order.
        var from = total is null || many ? all : $"(select r.* from {all} offset 0) r";
        command.CommandText = $"select {Columns(seen.Scope)} from {from} order by {order.By} limit {filter.PageSize + 1}";
        command.With(seen.Scope);
    }

    private static async Task<RegisterFacets> FacetsAsync(Reader reader, RegisterFilter filter, Func<string, string> sight, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand();
        var conditions = RegisterConditions.Of(filter, sight, command);
        command.CommandText =
            $"select r.stage, r.kind, r.standing, count(*)::int as count from {RegisterConditions.Tables(filter, command)} "
            + $"{RegisterConditions.Where(conditions)} group by r.stage, r.kind, r.standing";
        return RegisterFacets.Of(await reader.KeptAsync(command.With(reader.Scope), RegisterCount.Read, ct));
    }
}
