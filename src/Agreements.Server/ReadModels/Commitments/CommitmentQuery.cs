using Agreements.Server.Localization;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>When what is asked for is due, seen from a day.</summary>
[JsonConverter(typeof(KebabEnum<DueWhen>))]
public enum DueWhen
{
    /// <summary>The last day that its due day can mean is past.</summary>
    Overdue,

    /// <summary>Due on the day or in the 30 days after.</summary>
    Soon,

    /// <summary>No last day is known.</summary>
    Undated,
}

/// <summary>Which of what is owed is asked for.</summary>
/// <param name="When">When it is due; null for all that is owed.</param>
/// <param name="Owner">Only what this institution or body owes, by code; null for any.</param>
/// <param name="Region">Only what institutions of this region owe; null for any.</param>
/// <param name="From">Only what is due on this day or later; null for any.</param>
/// <param name="Until">Only what is due up to this day; null for any.</param>
public sealed record CommitmentFilter(DueWhen? When = null, string? Owner = null, string? Region = null, DateOnly? From = null, DateOnly? Until = null);

/// <summary>How much is owed, seen from a day.</summary>
/// <param name="Overdue">What is overdue.</param>
/// <param name="Soon">What is due on the day or in the 30 days after.</param>
/// <param name="Later">What is due after that.</param>
/// <param name="Undated">What is owed without a last day.</param>
public sealed record CommitmentCounts(int Overdue, int Soon, int Later, int Undated);

/// <summary>A page of what is owed.</summary>
/// <param name="AsOf">The day from which it is seen, in Asia/Shanghai.</param>
/// <param name="Counts">How much is owed by this owner or in this region, whenever it is due.</param>
/// <param name="Rows">What is owed, the longest overdue first, the undated last.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record CommitmentPage(DateOnly AsOf, CommitmentCounts Counts, IReadOnlyList<CommitmentRow> Rows, string? Next);

/// <summary>Reads what is owed: due and overdue, undated and owed. Overdue is not stored: it is computed for the day on which one asks.</summary>
public static class CommitmentQuery
{
    private const int SoonDays = 30;

    private const string Sorted = "coalesce(r.due_latest, date 'infinity'), r.agreement, r.id";

    /// <summary>A page of what is owed.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which is asked for.</param>
    /// <param name="asOf">The day from which it is seen, in Asia/Shanghai.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<CommitmentPage> PageAsync(
        Reader reader, CommitmentFilter filter, DateOnly asOf, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 3);
        var sight = await reader.SightAsync(ct);
        await using var command = reader.Db.CreateCommand();
        var conditions = Whose(filter, command, sight);
        AddWhen(filter, asOf, command, conditions);
        if (key is not null)
        {
            conditions.Add($"({Sorted}) > (coalesce({command.Parameter(Day(key[0]))}, date 'infinity'), "
                + $"{command.Parameter(Guid.Parse(key[1]))}, {command.Parameter(key[2])})");
        }

        command.CommandText =
            $"select {CommitmentTable.Rows.Columns("r")} from commitment_rows r where {string.Join(" and ", conditions)} "
            + $"order by {Sorted} limit {command.Parameter(count + 1)}";
        var rows = await command.With(reader.Scope).ListAsync(CommitmentTable.Rows.Read, ct);
        var counts = await CountsAsync(reader, filter, sight, asOf, ct);
        return rows.Count > count ? new CommitmentPage(asOf, counts, rows[..count], After(rows[count - 1])) : new CommitmentPage(asOf, counts, rows, null);
    }

    private static async Task<CommitmentCounts> CountsAsync(
        Reader reader, CommitmentFilter filter, Func<string, string> sight, DateOnly asOf, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand();
        var conditions = Whose(filter, command, sight);
        var (today, soon) = (command.Parameter(asOf), command.Parameter(asOf.Later(SoonDays)));
        command.CommandText =
            $"""
            select count(*) filter (where due_latest < {today})::int as overdue, count(*) filter (where due_latest between {today} and {soon})::int as soon,
                   count(*) filter (where due_latest > {soon})::int as later, count(*) filter (where due_latest is null)::int as undated
            from commitment_rows r where {string.Join(" and ", conditions)}
            """;
        return (await reader.KeptAsync(
            command.With(reader.Scope),
            r => new CommitmentCounts(r.Get<int>("overdue"), r.Get<int>("soon"), r.Get<int>("later"), r.Get<int>("undated")), ct))[0];
    }

    private static List<string> Whose(CommitmentFilter filter, NpgsqlCommand command, Func<string, string> sight)
    {
        List<string> conditions = ["r.is_owed", sight("r.agreement")];
        if (filter.Owner is { } owner)
        {
            conditions.Add($"r.owner = any(array{SameInstitution.CodesOf(command.Parameter(owner))})");
        }

        if (filter.Region is { } region)
        {
            conditions.Add($"r.owner in {SameInstitution.CodesIn(command.Parameter(region))}");
        }

        return conditions;
    }

    private static void AddWhen(CommitmentFilter filter, DateOnly asOf, NpgsqlCommand command, List<string> conditions)
    {
        switch (filter.When)
        {
            case DueWhen.Overdue:
                conditions.Add($"r.due_latest < {command.Parameter(asOf)}");
                break;
            case DueWhen.Soon:
                conditions.Add($"r.due_latest between {command.Parameter(asOf)} and {command.Parameter(asOf.Later(SoonDays))}");
                break;
            case DueWhen.Undated:
                conditions.Add("r.due_latest is null");
                break;
        }

        if (filter.From is { } from)
        {
            conditions.Add($"r.due_latest >= {command.Parameter(from)}");
        }

        if (filter.Until is { } until)
        {
            conditions.Add($"r.due_latest <= {command.Parameter(until)}");
        }
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static string After(CommitmentRow last) =>
        Cursor.Write(last.Due?.Latest?.ToString("O", CultureInfo.InvariantCulture) ?? "", last.Agreement.ToString(), last.Id);
}
