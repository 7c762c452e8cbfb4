using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;
using System.Text.Json;

namespace Agreements.Server.Queries.Activities;

/// <summary>What makes an act worth a look. None of them is a fault.</summary>
public enum Oddity
{
    /// <summary>By a person, before 7 or after 20 o'clock or on no working day, in Asia/Shanghai.</summary>
    OffHours,

    /// <summary>By somebody who stood in for another.</summary>
    ByDelegate,

    /// <summary>By a person, of a day that was more than 90 days ago.</summary>
    BackDated,

    /// <summary>A condition or a commitment was waived.</summary>
    Waiver,

    /// <summary>A fact on record was corrected.</summary>
    Correction,
}

/// <summary>What is looked for.</summary>
/// <param name="Account">The account that acted; null for all.</param>
/// <param name="Institution">Code of the institution acted for; null for all.</param>
/// <param name="Stream">The agreement, engagement or entry; null for all.</param>
/// <param name="Type">The frozen name of what happened; null for all.</param>
/// <param name="From">The first day of recording, in Asia/Shanghai; null for the first there is.</param>
/// <param name="Until">The last; null likewise.</param>
/// <param name="Oddity">What made it worth a look; null for all.</param>
public sealed record ActivityAsked(string? Account, string? Institution, Guid? Stream, string? Type, DateOnly? From, DateOnly? Until, Oddity? Oddity);

/// <summary>Something that somebody did, as an auditor reads it.</summary>
/// <param name="Number">Its number among all events.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Stream">What it happened to.</param>
/// <param name="Version">Its number there.</param>
/// <param name="Type">The frozen name of what happened.</param>
/// <param name="Account">The account that acted; null for none.</param>
/// <param name="For">The account that was stood in for; null for none.</param>
/// <param name="Role">The capacity in which it acted; null when unknown.</param>
/// <param name="Institution">Code of the institution acted for; null when unknown.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown or without a day.</param>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="Oddities">What makes it worth a look.</param>
/// <param name="IsAgreement">Whether it happened to an agreement.</param>
public sealed record Act(
    long Number, DateTimeOffset At, Guid Stream, long Version, string Type, string? Account, string? For, string? Role, string? Institution, string? Happened,
    Text Sentence, IReadOnlyList<Oddity> Oddities, bool IsAgreement);

/// <summary>A page of what was done.</summary>
/// <param name="Acts">What was done, latest first.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record ActPage(IReadOnlyList<Act> Acts, string? Next);

/// <summary>Every event as a sentence, latest first: by person, institution, agreement, kind and period.</summary>
public static class ActivityQuery
{
    /// <summary>The most of a page.</summary>
    public const int LargestPage = 200;

    private const int Batch = 500;
    private const int MostBatches = 40;

    private const int EarliestHour = 7;
    private const int LatestHour = 20;
    private const int FarBackDays = 90;

    /// <summary>A page. Where only what is worth a look is asked for, it may have fewer than asked and a next all the same.</summary>
    /// <param name="reader">What it reads by: an auditor's.</param>
    /// <param name="asked">What is looked for.</param>
    /// <param name="workingDays">The calendar.</param>
    /// <param name="after">Where it begins; null for the latest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<ActPage> PageAsync(
        Reader reader, ActivityAsked asked, WorkingDays workingDays, string? after, int count, CancellationToken ct)
    {
        var before = after is null ? long.MaxValue
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"'{after}' is no cursor of the activity.");
        var found = new List<Looked>();
        var isOver = false;
        for (var batch = 0; batch < MostBatches && found.Count < count && !isOver; batch++)
        {
            // One more than is asked for says whether there is more.
            var most = asked.Oddity is null ? count + 1 : Batch;
            var rows = await RowsAsync(reader.Db, asked, before, most, ct);
            isOver = rows.Count < most;
            foreach (var row in rows)
            {
                if (found.Count == count)
                {
                    isOver = false;
                    break;
                }

                before = row.Position;
                var looked = new Looked(row, workingDays);
                if (asked.Oddity is not { } wanted || looked.Oddities.Contains(wanted))
                {
                    found.Add(looked);
                }
            }
        }

        return new ActPage(await TellAsync(reader, found, ct), isOver ? null : before.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<List<EventRow>> RowsAsync(NpgsqlDataSource db, ActivityAsked asked, long before, int most, CancellationToken ct)
    {
        await using var command = db.CreateCommand();
        var conditions = new List<string> { $"e.seq_id < {command.Parameter(before)}" };
        Add(asked.Account, "e.user_name = ?");
        Add(asked.Institution, $"e.headers ->> '{EventHeaders.Institution}' = ?");
        Add(asked.Type, "e.type = ?");
        if (asked.Stream is { } stream)
        {
            conditions.Add($"e.stream_id = {command.Parameter(stream)}");
        }

        if (asked.From is { } from)
        {
            conditions.Add($"e.timestamp >= {command.Parameter(StartOf(from))}");
        }

        if (asked.Until is { } until)
        {
            conditions.Add($"e.timestamp < {command.Parameter(StartOf(until.Later(1)))}");
        }

        command.CommandText = $"select {EventRow.Columns} from {EventRow.Rows} and {string.Join(" and ", conditions)} order by seq_id desc limit {most}";
        return await command.ListAsync(r => EventRow.Read(r), ct);

        void Add(string? value, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition.Replace("?", command.Parameter(value), StringComparison.Ordinal));
            }
        }
    }

    /// <summary>When a day begins. Nothing was recorded before 2000, and the first day of the calendar has no midnight in UTC.</summary>
    private static DateTimeOffset StartOf(DateOnly day) =>
        Shanghai.Instant((day.Year < 2000 ? new DateOnly(2000, 1, 1) : day).ToDateTime(TimeOnly.MinValue)).ToUniversalTime();

    /// <summary>What makes an event worth a look.</summary>
    internal static IReadOnlyList<Oddity> Odd(EventRow row, WorkingDays workingDays) => new Looked(row, workingDays).Oddities;

    private static async Task<IReadOnlyList<Act>> TellAsync(Reader reader, List<Looked> found, CancellationToken ct)
    {
        var last = found.GroupBy(f => f.Row.Stream).ToDictionary(g => g.Key, g => g.Max(f => f.Row.Version));
        var told = await ToldStreams.OfAsync(reader, last, names: null, ct);
        var sentences = told.Events.ToDictionary(e => (e.Stream, e.Version), e => e.Sentence);
        return
        [
            .. found.Select(f => new Act(
                f.Row.Position, f.At, f.Row.Stream, f.Row.Version, f.Row.Type, f.Row.User, f.For, f.Role, f.Institution, f.On?.Value,
                sentences[(f.Row.Stream, f.Row.Version)], f.Oddities, told.States.GetValueOrDefault(f.Row.Stream) is Agreement)),
        ];
    }

    /// <summary>An event that was looked at: its body and its headers are read once.</summary>
    private sealed class Looked
    {
        public Looked(EventRow row, WorkingDays workingDays)
        {
            Row = row;
            using var headers = row.Headers is null ? null : JsonDocument.Parse(row.Headers);
            (For, Role, Institution) = (Header(EventHeaders.For), Header(EventHeaders.Role), Header(EventHeaders.Institution));
            var happened = Happened(row);
            On = (happened as IDated)?.On;
            Oddities = [.. Odd(happened, workingDays)];

            string? Header(string name) =>
                headers?.RootElement is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(name, out var value) ? value.ToString() : null;
        }

        public EventRow Row { get; }

        public DateTimeOffset At => new(Row.At, TimeSpan.Zero);

        public string? For { get; }

        public string? Role { get; }

        public string? Institution { get; }

        /// <summary>When it happened; null when unknown or without a day.</summary>
        public Edtf? On { get; }

        public IReadOnlyList<Oddity> Oddities { get; }

        private static object? Happened(EventRow row)
        {
            try
            {
                return EventRow.Happened(row.Type, row.Body);
            }
            catch (Exception e) when (Unreadable.Is(e) || e is JsonException)
            {
                return null;
            }
        }

        private IEnumerable<Oddity> Odd(object? happened, WorkingDays workingDays)
        {
            var isPerson = Row.User is not null && Row.User != SystemActors.Importer.User && Row.User != SystemActors.DailyRound.User;
            var recorded = Shanghai.Time(At);
            var day = DateOnly.FromDateTime(recorded.DateTime);
            if (isPerson && (recorded.Hour is < EarliestHour or >= LatestHour || !workingDays.IsWorkingDay(day)))
            {
                yield return Oddity.OffHours;
            }

            if (For is not null)
            {
                yield return Oddity.ByDelegate;
            }

            if (isPerson && On?.Latest is { } latest && latest < day.AddDays(-FarBackDays))
            {
                yield return Oddity.BackDated;
            }

            if (happened is GuardWaived or CommitmentWaived)
            {
                yield return Oddity.Waiver;
            }

            if (happened is FactCorrected)
            {
                yield return Oddity.Correction;
            }
        }
    }
}
