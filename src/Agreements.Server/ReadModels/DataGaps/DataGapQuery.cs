using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;

namespace Agreements.Server.ReadModels.DataGaps;

/// <summary>Of which agreements it is asked what is not known.</summary>
/// <param name="Code">Those with a gap of this sort; null for any.</param>
/// <param name="Kind">Those of this kind; null for any.</param>
/// <param name="Institution">Those with this institution; null for any.</param>
/// <param name="Region">Those with an institution in this region; null for any.</param>
public sealed record UnknownFilter(string? Code = null, AgreementKind? Kind = null, string? Institution = null, string? Region = null);

/// <summary>A page of agreements with gaps.</summary>
/// <param name="Agreements">The agreements, most gaps first.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record UnknownPage(IReadOnlyList<DataGapRow> Agreements, string? Next);

/// <summary>Reads what is not known.</summary>
public static class DataGapQuery
{
    private static string Sql(Func<string, string> sight) =>
        $"""
        select {DataGapTable.Rows.Columns("r")}
        from unknown_rows r
        where number > 0 and ($1::text is null or codes @> array[$1]) and ($2::text is null or kind = $2)
          and ($3::text is null or institutions && array{SameInstitution.CodesOf("$3")})
          and ($4::text is null or institutions && array{SameInstitution.CodesIn("$4")})
          and ($5::integer is null or (number, id) < ($5, $6::uuid)) and {sight("r.id")}
        order by number desc, id desc limit $7
        """;

    /// <summary>A page of agreements with gaps, most gaps first.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which are asked for.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<UnknownPage> PageAsync(
        Reader reader, UnknownFilter filter, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = reader.Db.CreateCommand(Sql(await reader.SightAsync(ct)));
        command.With(filter.Code).With(filter.Kind is { } kind ? KebabEnum<AgreementKind>.Name(kind) : null).With(filter.Institution).With(filter.Region)
            .With(key is null ? null : (int?)int.Parse(key[0], CultureInfo.InvariantCulture))
            .With(key is null ? null : (Guid?)Guid.Parse(key[1])).With(count + 1).With(reader.Scope);
        var rows = await command.ListAsync(DataGapTable.Rows.Read, ct);
        return rows.Count > count
            ? new UnknownPage(rows[..count], Cursor.Write(rows[count - 1].Gaps.Count.ToString(CultureInfo.InvariantCulture), rows[count - 1].Id.ToString()))
            : new UnknownPage(rows, null);
    }

    /// <summary>How many agreements have a gap of each sort, in the order of the sorts.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, int>> CountsAsync(Reader reader, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select c.code, count(*)::int as count from unknown_rows r, unnest(r.codes) as c(code) where r.number > 0{reader.Scope.And("r.id")} group by 1")
            .With(reader.Scope);
        var counts = await reader.KeptAsync(command, r => (Code: r.Get<string>("code"), Count: r.Get<int>("count")), ct);
        return counts.ToDictionary(c => c.Code, c => c.Count, StringComparer.Ordinal);
    }
}
