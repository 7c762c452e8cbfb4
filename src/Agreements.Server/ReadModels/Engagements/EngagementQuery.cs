using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>Which engagements are asked for.</summary>
/// <param name="Agreement">Those about this agreement; null for any.</param>
/// <param name="Participant">Those in which this institution or body took part; null for any.</param>
/// <param name="WithOpenItems">Those with open action items only.</param>
public sealed record EngagementFilter(Guid? Agreement = null, string? Participant = null, bool WithOpenItems = false)
{
    /// <summary>Only those of this sort; null for any.</summary>
    public EngagementKind? Kind { get; init; }

    /// <summary>Only those that may have been on this day or later; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only those that may have been up to this day; null for any.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Those with overdue action items only.</summary>
    public bool WithOverdueItems { get; init; }
}

/// <summary>A page of engagements.</summary>
/// <param name="Engagements">The engagements, latest first.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record EngagementPage(IReadOnlyList<EngagementRow> Engagements, string? Next);

/// <summary>Reads the list of engagements.</summary>
public static class EngagementQuery
{
    private static string Sql(VisibilityScope scope) =>
        $"""
        select {EngagementTable.Rows.Columns("e")}, e.day
        from engagement_rows e
        where ($1::text is null or (agreements @> array[$1]{scope.And("$1::uuid")}))
          and ($2::text is null or participants && array{SameInstitution.CodesOf("$2")})
          and (not $3 or open_items > 0) and ($4::date is null or (day, id) < ($4, $5::uuid))
          and ($7::text is null or kind = $7) and ($8::date is null or last_day >= $8) and ($9::date is null or (last_day is not null and day <= $9))
          and ($10::date is null or first_due < $10)
          {(scope.IsWhole ? "" : $"and ({scope.Holds("e.id")} or {IsAboutSeen(scope, "e")})")}
        order by day desc, id desc limit $6
        """;

    /// <summary>
    /// The condition that an id is that of an agreement or engagement in sight: an engagement by those who took part, or by an agreement that it
    /// was about.
    /// </summary>
    /// <param name="scope">The sight.</param>
    /// <param name="id">The column of the id, qualified.</param>
    internal static string InSight(VisibilityScope scope, string id) => scope.IsWhole
        ? "true"
        : $"({scope.Holds(id)} or exists (select from engagement_rows met where met.id = {id} and {IsAboutSeen(scope, "met")}))";

    /// <summary>The condition that an id is an engagement's.</summary>
    /// <param name="id">The parameter of the id.</param>
    internal static string IsOne(string id) => $"exists (select from engagement_rows met where met.id = {id})";

    /// <summary>A query of the ids of the agreements that an engagement was about.</summary>
    /// <param name="id">The parameter of the engagement's id.</param>
    internal static string AgreementsOf(string id) =>
        $"select a.id::uuid from engagement_rows met cross join lateral unnest(met.agreements) as a(id) where met.id = {id}";

    /// <summary>The condition that an engagement was about an agreement in sight.</summary>
    private static string IsAboutSeen(VisibilityScope scope, string row) =>
        $"exists (select from unnest({row}.agreements) as about(id) where {scope.Holds("about.id::uuid")})";

    /// <summary>A page of engagements, latest first; those of unknown day stand last.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which are asked for.</param>
    /// <param name="today">The day on which it is asked, in Asia/Shanghai.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<EngagementPage> PageAsync(
        Reader reader, EngagementFilter filter, DateOnly today, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = reader.Db.CreateCommand(Sql(reader.Scope));
        command.With(filter.Agreement?.ToString()).With(filter.Participant).With(filter.WithOpenItems)
            .With(key is null ? null : (DateOnly?)DateOnly.ParseExact(key[0], "O", CultureInfo.InvariantCulture))
            .With(key is null ? null : (Guid?)Guid.Parse(key[1])).With(count + 1)
            .With(filter.Kind is { } kind ? KebabEnum<EngagementKind>.Name(kind) : null).With(filter.From).With(filter.Until)
            .With(filter.WithOverdueItems ? today : (DateOnly?)null).With(reader.Scope);
        var rows = await command.ListAsync(r => (Row: EngagementTable.Rows.Read(r), Day: r.Get<DateOnly>("day")), ct);
        var unseen = await reader.UnseenAsync(rows.SelectMany(r => r.Row.NamedAgreements()), ct);
        return rows.Count > count
            ? new EngagementPage(
                [.. rows.Take(count).Select(r => r.Row.Without(unseen).SeenOn(today))],
                Cursor.Write(rows[count - 1].Day.ToString("O", CultureInfo.InvariantCulture), rows[count - 1].Row.Id.ToString()))
            : new EngagementPage([.. rows.Select(r => r.Row.Without(unseen).SeenOn(today))], null);
    }
}
