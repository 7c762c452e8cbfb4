using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.Identity.Logging;

/// <summary>A line of the access log.</summary>
/// <param name="Number">Its number; later lines have higher ones.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Account">Who read: the account's id.</param>
/// <param name="Role">The role that they read in; null when they held none.</param>
/// <param name="Institution">Code of the institution that the role is held for.</param>
/// <param name="For">The account that they stood in for; null for nobody.</param>
/// <param name="Proof">How they proved who they are.</param>
/// <param name="Kind">What sort of reading.</param>
/// <param name="What">The operation, or the address pattern of a page.</param>
/// <param name="Subjects">Ids and codes of what was read; empty for lists.</param>
/// <param name="Rows">How many rows were returned; null where that is not counted.</param>
/// <param name="Status">The HTTP status answered.</param>
/// <param name="Parameters">Names of the parameters given, never their values.</param>
/// <param name="QueryDigest">The same for the same parameters and values; tells nothing else. Null without any.</param>
/// <param name="Trace">The request's trace id.</param>
/// <param name="Address">The remote address.</param>
public sealed record AccessLogLine(
    long Number, DateTimeOffset At, string Account, string? Role, string? Institution, string? For, string? Proof, ReadKind Kind,
    string What, IReadOnlyList<string> Subjects,
    int? Rows, int Status, IReadOnlyList<string> Parameters, string? QueryDigest, string Trace, string? Address);

/// <summary>A page of the access log, latest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the earlier ones begin; null when these are the first.</param>
public sealed record AccessLogPage(IReadOnlyList<AccessLogLine> Lines, string? Next);

/// <summary>What is looked for.</summary>
/// <param name="Account">An account's id; null for all.</param>
/// <param name="Subject">An id or code that was read; null for all.</param>
/// <param name="From">The first day, in Asia/Shanghai; null for the first there is.</param>
/// <param name="Until">The last; null likewise.</param>
/// <param name="Kind">A sort of reading; null for all.</param>
public sealed record AccessLogAsked(string? Account, string? Subject, DateOnly? From, DateOnly? Until, ReadKind? Kind)
{
    /// <summary>Whether a day can be looked for at all: no line is of another century, and the ends of the calendar have no midnight.</summary>
    /// <param name="day">The day.</param>
    public static bool IsDay(DateOnly day) => day.Year is >= 2000 and <= 2999;
}

/// <summary>Reads the access log.</summary>
internal static class AccessLogQuery
{
    /// <summary>The most lines in a page.</summary>
    public const int LargestPage = 200;

    /// <exception cref="FormatException"><paramref name="after"/> is no cursor.</exception>
    public static async Task<AccessLogPage> PageAsync(NpgsqlDataSource db, AccessLogAsked asked, string? after, int count, CancellationToken ct)
    {
        long? before = after is null ? null
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new FormatException($"'{after}' is no cursor of the access log.");
        await using var command = db.CreateCommand();
        var conditions = new List<string>();
        Add(asked.Account, "account = {0}");
        Add(asked.Subject is { } subject ? new[] { subject } : null, "subjects @> {0}");
        Add(asked.Kind is { } kind ? KebabEnum<ReadKind>.Name(kind) : null, "kind = {0}");
        AddValue(asked.From is { } from ? Midnight(from) : (DateTime?)null, "at >= {0}");
        AddValue(asked.Until is { } until ? Midnight(until.Later(1)) : (DateTime?)null, "at < {0}");
        AddValue(before, "number < {0}");
        command.CommandText = $"""
            select number, at, account, role, institution, stood_for, proof, kind, what, subjects, row_count, status, parameters, query_digest, trace, address
            from {AccessLogTable.Schema}.log {(conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}")} order by number desc limit {count + 1}
            """;
        var lines = await command.ListAsync(Read, ct);
        var page = lines.Take(count).ToArray();
        return new AccessLogPage(page, lines.Count > count ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null);

        void Add<T>(T? value, string condition)
            where T : class
        {
            if (value is not null)
            {
                command.With(value);
                conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, $"${command.Parameters.Count}"));
            }
        }

        void AddValue<T>(T? value, string condition)
            where T : struct
        {
            if (value is { } given)
            {
                command.With(given);
                conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, $"${command.Parameters.Count}"));
            }
        }
    }

    private static DateTime Midnight(DateOnly day) => Shanghai.Instant(day.ToDateTime(TimeOnly.MinValue)).UtcDateTime;

    private static AccessLogLine Read(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.Words(3), r.Words(4), r.Words(5), r.Words(6), r.Named<ReadKind>(7), r.GetString(8),
        r.GetFieldValue<string[]>(9), r.Value<int>(10), r.GetInt16(11), r.GetFieldValue<string[]>(12), r.Words(13), r.GetString(14), r.Words(15));
}
