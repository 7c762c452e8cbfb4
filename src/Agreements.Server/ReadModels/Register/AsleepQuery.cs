using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;

namespace Agreements.Server.ReadModels.Register;

/// <summary>An agreement that sleeps.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Since">When its last event was recorded, UTC.</param>
public sealed record Asleep(Guid Id, Text Title, AgreementKind Kind, IReadOnlyList<RegisterParty> Parties, DateTimeOffset Since);

/// <summary>A page of agreements that sleep.</summary>
/// <param name="Entries">The agreements, longest asleep first.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record AsleepPage(IReadOnlyList<Asleep> Entries, string? Next);

/// <summary>Reads which agreements are open and implementing while nothing is recorded of them.</summary>
public static class AsleepQuery
{
    /// <summary>The days of silence after which an agreement is called asleep when nobody says otherwise.</summary>
    public const int UsualDays = 90;

    /// <summary>
    /// The instant, UTC, since which nothing has been recorded of an agreement that is asleep: the beginning of a day in Asia/Shanghai, so that all who
    /// ask on one day ask the same.
    /// </summary>
    /// <param name="clock">The clock.</param>
    /// <param name="days">The days of silence.</param>
    public static DateTimeOffset SilentSince(TimeProvider clock, int days = UsualDays) =>
        Shanghai.Instant(clock.Today().AddDays(-days).ToDateTime(TimeOnly.MinValue));

    /// <summary>That an agreement of the register sleeps: open, implementing, and nothing recorded since an instant.</summary>
    /// <param name="row">What the statement calls the register.</param>
    /// <param name="silentSince">The instant: a parameter.</param>
    internal static string Sleeps(string row, string silentSince) =>
        $"{row}.stage = 3 and {row}.standing = 'open' and {row}.updated_at < {silentSince}";

    private static string Sql(Func<string, string> sight) =>
        $"""
        select id, title_zh, title_en, kind, parties, updated_at from register_rows r
        where {Sleeps("r", "$1")} and ($2::timestamptz is null or (updated_at, id) > ($2, $3::uuid)) and {sight("r.id")}
        order by updated_at, id limit $4
        """;

    /// <summary>A page of them.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="silentSince">Only those of which nothing has been recorded since this instant, UTC.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most, 1 to 200.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<AsleepPage> PageAsync(
        Reader reader, DateTimeOffset silentSince, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = reader.Db.CreateCommand(Sql(await reader.SightAsync(ct)));
        command.With(silentSince.ToUniversalTime())
            .With(key is null ? null : (DateTimeOffset?)DateTimeOffset.ParseExact(key[0], "O", CultureInfo.InvariantCulture))
            .With(key is null ? null : (Guid?)Guid.Parse(key[1])).With(count + 1).With(reader.Scope);
        var rows = await command.ListAsync(
            r => new Asleep(
                r.Get<Guid>("id"), r.Text("title"), r.Named<AgreementKind>("kind"), r.Json<RegisterParty[]>("parties"), r.Get<DateTimeOffset>("updated_at")),
            ct);
        return rows.Count > count
            ? new AsleepPage(rows[..count], Cursor.Write(rows[count - 1].Since.ToString("O", CultureInfo.InvariantCulture), rows[count - 1].Id.ToString()))
            : new AsleepPage(rows, null);
    }
}
