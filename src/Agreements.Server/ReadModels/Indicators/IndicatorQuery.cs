using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>What an agreement and all below it have reached together.</summary>
/// <param name="Agreement">The agreement at the top.</param>
/// <param name="Agreements">How many agreements are in the tree, itself included.</param>
/// <param name="Totals">The totals by name, unit and scope.</param>
public sealed record IndicatorRollUp(Guid Agreement, int Agreements, IReadOnlyList<Total> Totals);

/// <summary>Reads indicators, of one agreement and of a tree.</summary>
public static class IndicatorQuery
{
    // A tree that somebody closed to a ring by mistake is walked round once.
    private static string Tree(VisibilityScope scope) =>
        $"""
        with recursive tree(id, above) as (
            select x.id, array[]::uuid[] from (select $1::uuid as id) x where {scope.Holds("x.id")}
            union all select r.id, t.above || t.id from register_rows r join tree t on r.parent = t.id
            where r.id <> all(t.above || t.id) and {scope.Holds("r.id")}
        )
        """;

    /// <summary>The indicators of one agreement, in the order defined.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<IndicatorRow>> OfAsync(Reader reader, Guid agreement, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {IndicatorTable.Rows.Columns("i")} from indicator_rows i where i.agreement = $1{reader.Scope.And("i.agreement")} order by i.number")
            .With(agreement).With(reader.Scope);
        return await command.ListAsync(IndicatorTable.Rows.Read, ct);
    }

    /// <summary>What an agreement and all below it have reached together.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="top">The agreement at the top.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IndicatorRollUp> RollUpAsync(Reader reader, Guid top, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            {Tree(reader.Scope)}
            select t.id as agreement, t.above, i.id, i.indicator, i.measurements
            from tree t left join indicator_rows i on i.agreement = t.id order by t.id, i.number
            """).With(top).With(reader.Scope);
        var found = await command.ListAsync(r => (Agreement: r.Get<Guid>("agreement"), Figure: r.Get<string?>("id") is null ? null : Figure(r)), ct);
        return new IndicatorRollUp(top, found.Select(f => f.Agreement).Distinct().Count(), RollUp.Of(found.Select(f => f.Figure).OfType<LatestFigure>()));
    }

    private static LatestFigure Figure(NpgsqlDataReader r)
    {
        var indicator = r.Json<Indicator>("indicator");
        var measured = new Measured(indicator, indicator) { Measurements = [.. r.Json<Measurement[]>("measurements")] };
        return LatestFigure.Of(r.Get<Guid>("agreement"), measured) with { Above = r.Get<Guid[]>("above") };
    }
}
