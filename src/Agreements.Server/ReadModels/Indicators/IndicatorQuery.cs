using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>What an agreement and all below it have reached together.</summary>
/// <param name="Agreement">The agreement at the top.</param>
/// <param name="Agreements">How many agreements are in the tree, itself included.</param>
/// <param name="Totals">The totals by name, unit and scope.</param>
public sealed record IndicatorRollUp(Guid Agreement, int Agreements, IReadOnlyList<Total> Totals);

/// <summary>Which indicators are asked for.</summary>
/// <param name="Attainment">Only those that have come so far; null for any.</param>
/// <param name="Kind">Only of agreements of this kind; null for any.</param>
/// <param name="Institution">Only of agreements with this institution, by code; null for any.</param>
/// <param name="Region">Only of agreements with an institution of this region; null for any.</param>
public sealed record IndicatorFilter(Attainment? Attainment = null, AgreementKind? Kind = null, string? Institution = null, string? Region = null);

/// <summary>A page of indicators.</summary>
/// <param name="Rows">The indicators, those of an agreement together.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record IndicatorPage(IReadOnlyList<IndicatorRow> Rows, string? Next);

/// <summary>Reads indicators: a list of all in sight, those of one agreement and of a tree.</summary>
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

    /// <summary>A page of the indicators of all agreements in sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which are asked for.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<IndicatorPage> PageAsync(
        Reader reader, IndicatorFilter filter, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = Command(
            reader, filter,
            $"""
            select {IndicatorTable.Rows.Columns("i")} from indicator_rows i
            where {AskedFor(reader.Scope)} and ($5::uuid is null or (i.agreement, i.id) > ($5, $6::text)) order by i.agreement, i.id limit $7
            """)
            .With(key is null ? null : (Guid?)Guid.Parse(key[0])).With(key?[1]).With(count + 1).With(reader.Scope);
        var rows = await command.ListAsync(IndicatorTable.Rows.Read, ct);
        return rows.Count > count
            ? new IndicatorPage(rows[..count], Cursor.Write(rows[count - 1].Agreement.ToString(), rows[count - 1].Id)) : new IndicatorPage(rows, null);
    }

    /// <summary>How many of those asked for have come how far; what none has come to is left out.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which are asked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Attainment, int>> CountsAsync(Reader reader, IndicatorFilter filter, CancellationToken ct = default)
    {
        await using var command = Command(
            reader, filter, $"select i.attainment, count(*)::int as indicators from indicator_rows i where {AskedFor(reader.Scope)} group by i.attainment")
            .With(reader.Scope);
        return (await reader.KeptAsync(command, r => (r.Named<Attainment>("attainment"), r.Get<int>("indicators")), ct)).ToDictionary();
    }

    private static string AskedFor(VisibilityScope scope) =>
        $"""
        {scope.Holds("i.agreement")} and ($1::text is null or i.attainment = $1)
        and ($2::text is null or exists (select from register_rows r where r.id = i.agreement and r.kind = $2))
        and ($3::text is null or {RegisterConditions.IsPartyTo("i.agreement", SameInstitution.CodesOf("$3"))})
        and ($4::text is null or {RegisterConditions.IsPartyTo("i.agreement", SameInstitution.CodesIn("$4"))})
        """;

    private static NpgsqlCommand Command(Reader reader, IndicatorFilter filter, string sql) => reader.Db.CreateCommand(sql)
        .With(filter.Attainment is { } attained ? KebabEnum<Attainment>.Name(attained) : null)
        .With(filter.Kind is { } kind ? KebabEnum<AgreementKind>.Name(kind) : null).With(filter.Institution).With(filter.Region);

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
