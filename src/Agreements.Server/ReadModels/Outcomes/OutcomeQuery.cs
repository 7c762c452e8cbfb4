using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>Which results are asked for.</summary>
/// <param name="Level">Only of this level; null for any.</param>
/// <param name="Year">Only of this year; null for any.</param>
/// <param name="Institution">Only of agreements with this institution, by code; null for any.</param>
public sealed record OutcomeFilter(OutcomeLevel? Level = null, int? Year = null, string? Institution = null);

/// <summary>How many results there are of a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Results">How many entries.</param>
/// <param name="Amounts">What they amount to by unit; different units are never added.</param>
public sealed record OutcomeTotal(OutcomeLevel Level, int Results, IReadOnlyList<Quantity> Amounts);

/// <summary>A page of results.</summary>
/// <param name="Totals">All that match, by level.</param>
/// <param name="Rows">The results: national first, the latest year first, those of unknown year last.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record OutcomePage(IReadOnlyList<OutcomeTotal> Totals, IReadOnlyList<OutcomeRow> Rows, string? Next);

/// <summary>Reads the list of results.</summary>
public static class OutcomeQuery
{
    private static readonly string Matches =
        "($1::smallint is null or level = $1) and ($2::integer is null or year = $2) "
            + $"and ($3::text is null or institutions && array{SameInstitution.CodesOf("$3")})";

    /// <summary>A page of results, with the totals of all that match.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which are asked for.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<OutcomePage> PageAsync(Reader reader, OutcomeFilter filter, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 4);
        var sight = await reader.SightAsync(ct);
        await using var command = reader.Db.CreateCommand(
            $"""
            select {OutcomeTable.Rows.Columns("o")} from outcome_rows o where {Matches} and {sight("o.agreement")}
              and ($4::smallint is null or (level, -coalesce(year, 0), agreement, number) > ($4, -$5::integer, $6::uuid, $7::integer))
            order by level, coalesce(year, 0) desc, agreement, number limit $8
            """);
        With(command, filter).With((short?)Number(key?[0])).With(Number(key?[1])).With(key is null ? null : (Guid?)Guid.Parse(key[2]))
            .With(Number(key?[3])).With(count + 1).With(reader.Scope);
        var rows = await command.ListAsync(OutcomeTable.Rows.Read, ct);
        var totals = await TotalsAsync(reader, filter, ct);
        return rows.Count > count ? new OutcomePage(totals, rows[..count], After(rows[count - 1])) : new OutcomePage(totals, rows, null);
    }

    private static async Task<IReadOnlyList<OutcomeTotal>> TotalsAsync(Reader reader, OutcomeFilter filter, CancellationToken ct)
    {
        // The database adds what is worded alike; what is worded differently is put together by the rules of the domain.
        await using var command = reader.Db.CreateCommand(
            $"""
            select level, outcome #>> array['quantity', 'qualifier'] as qualifier, outcome #>> array['quantity', 'unit'] as unit,
                   outcome #>> array['quantity', 'counter'] as counter, sum((outcome #>> array['quantity', 'value'])::numeric) as amount, count(*)::int as count
            from outcome_rows o where {Matches}{reader.Scope.And("o.agreement")} group by 1, 2, 3, 4 order by 1, 3, 2, 4
            """);
        var sums = await reader.KeptAsync(
            With(command, filter).With(reader.Scope),
            r => (Level: (OutcomeLevel)r.Get<short>("level"), Count: r.Get<int>("count"), Sum: r.Get<string?>("unit") is { } unit
                ? new Quantity(r.Get<decimal>("amount"), r.Named<Qualifier>("qualifier"), unit, r.Get<string?>("counter"))
                : null),
            ct);
        return
        [
            .. sums.GroupBy(s => s.Level).Select(level => new OutcomeTotal(
                level.Key, level.Sum(s => s.Count),
                [.. level.Select(s => s.Sum).OfType<Quantity>().GroupBy(q => q.Unit, StringComparer.Ordinal)
                    .Select(unit => unit.Aggregate((one, other) => one.Plus(other)))])),
        ];
    }

    private static NpgsqlCommand With(NpgsqlCommand command, OutcomeFilter filter) =>
        command.With((short?)filter.Level).With(filter.Year).With(filter.Institution);

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static string After(OutcomeRow last) => Cursor.Write(
        Words((int)last.Outcome.Level), Words(last.Year ?? 0), last.Agreement.ToString(), Words(last.Number));

    private static string Words(int number) => number.ToString(CultureInfo.InvariantCulture);
}
