using Agreements.Server.Storage;
using Npgsql;
using System.Collections.Concurrent;
using System.Text.Json;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>
/// What was answered over everything in sight, for as long as the read models show nothing new: the same statement with the same values, the sight
/// and the day among them, has the same answer then. With the next event all of it is forgotten, but for what takes long to count over many agreements:
/// of that the last answer is told, with the instant that it is of, while it is counted again behind it.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="log">Where it is told that something could not be counted again.</param>
/// <param name="many">From how many agreements on an answer may be one of a moment ago.</param>
/// <param name="patience">What takes longer is not waited for where an answer of a moment ago is there: a page asks many; null for the usual.</param>
public sealed partial class KeptAnswers(TimeProvider clock, ILogger<KeptAnswers> log, long many = KeptAnswers.Many, TimeSpan? patience = null)
{
    /// <summary>Below this any count is a matter of milliseconds, and is always of now.</summary>
    private const long Many = 20_000;

    /// <summary>Most answers that are kept; then it is begun anew.</summary>
    private const int Most = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>An older answer is nobody's wish: it is waited for.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    // Besides the progress: what was set aside and is shown again, and tables that a rebuild put in the place of others.
    private const string Moment =
        $"""
        select coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = '{StoreSetup.ReadModelShard}'), 0),
               (select count(*) from set_aside),
               (select sum(t.oid::bigint)::bigint from pg_class t join pg_class a on a.relnamespace = t.relnamespace
                where a.oid = to_regclass('set_aside') and t.relkind = 'r'),
               coalesce((select reltuples::bigint from pg_class where oid = to_regclass('register_rows')), 0)
        """;

    private readonly ConcurrentDictionary<string, Slow> _slow = new(StringComparer.Ordinal);
    private readonly Lock _lane = new();

    private Kept _kept = new(default);
    private Task _counting = Task.CompletedTask;

    /// <summary>The moment that the read models show.</summary>
    /// <param name="command">A command without a text, which says where to ask.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<ReadMoment> MomentAsync(NpgsqlCommand command, CancellationToken ct)
    {
        command.CommandText = Moment;
        return (await command.ListAsync(r => new ReadMoment(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)) { Agreements = r.GetInt64(3) }, ct))[0];
    }

    /// <summary>A statement with its values, as a question.</summary>
    internal static string QuestionOf(NpgsqlCommand command) =>
        $"{command.CommandText}\n{JsonSerializer.Serialize(command.Parameters.Select(p => p.Value is DBNull ? null : p.Value))}";

    /// <summary>The answer of a question: kept, or read and kept from now on.</summary>
    /// <param name="moment">The moment, read before: what is read after it is of it or of a later one, and a later one forgets it.</param>
    /// <param name="question">The question, with all that its answer depends on.</param>
    /// <param name="read">Reads the answer.</param>
    internal async Task<T> ReadAsync<T>(ReadMoment moment, string question, Func<Task<T>> read)
        where T : notnull
    {
        var kept = At(moment);
        if (kept.Answers.TryGetValue(question, out var there))
        {
            return (T)there;
        }

        var answer = await read();
        Keep(kept.Answers, question, answer);
        return answer;
    }

    /// <summary>
    /// The same for what may take long: where it did the last time, over many agreements, what was answered then is answered again, and it is counted
    /// anew for the next who asks.
    /// </summary>
    /// <param name="moment">The moment, read before.</param>
    /// <param name="question">The question, with all that its answer depends on.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="again">Reads moment and answer once more, without anything of the request.</param>
    /// <returns>The answer, and the instant that it is of where that is not now.</returns>
    internal async Task<(T Answer, DateTimeOffset? AsOf)> ReadAsync<T>(
        ReadMoment moment, string question, Func<Task<T>> read, Func<Task<(ReadMoment Moment, T Answer)>> again)
        where T : notnull
    {
        if (At(moment).Answers.TryGetValue(question, out var there))
        {
            return ((T)there, null);
        }

        if (moment.Agreements >= many && _slow.TryGetValue(question, out var last) && clock.GetUtcNow() - last.AsOf < Oldest)
        {
            if (last.BeginsAnew())
            {
                lock (_lane)
                {
                    _counting = CountAgainAsync(_counting, question, last, again);
                }
            }

            return ((T)last.Answer, last.AsOf);
        }

        return (await TimedAsync(question, async () => (moment, await read())), null);
    }

    /// <summary>One after the other, and then a rest: counting takes a third of a core at most, however many ask and however much is recorded.</summary>
    private async Task CountAgainAsync<T>(Task before, string question, Slow last, Func<Task<(ReadMoment Moment, T Answer)>> again)
        where T : notnull
    {
        await before;
        await Task.Yield();
        var began = clock.GetTimestamp();
        try
        {
            await TimedAsync(question, again);
        }
        catch (Exception e)
        {
            NotCounted(log, e);
            last.EndsAnew();
        }

        await Task.Delay(2 * clock.GetElapsedTime(began));
    }

    private async Task<T> TimedAsync<T>(string question, Func<Task<(ReadMoment Moment, T Answer)>> read)
        where T : notnull
    {
        var (asOf, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var (moment, answer) = await read();
        Keep(At(moment).Answers, question, answer);
        if (clock.GetElapsedTime(began) < (patience ?? Patience))
        {
            _slow.TryRemove(question, out _);
        }
        else
        {
            Keep(_slow, question, new Slow(answer, asOf));
        }

        return answer;
    }

    private static void Keep<T>(ConcurrentDictionary<string, T> answers, string question, T answer)
    {
        if (answers.Count >= Most)
        {
            answers.Clear();
        }

        answers[question] = answer;
    }

    [LoggerMessage(1105, LogLevel.Warning, "A figure could not be counted again; the one before is told until it is too old.")]
    private static partial void NotCounted(ILogger log, Exception cause);

    private Kept At(ReadMoment moment)
    {
        var kept = Volatile.Read(ref _kept);
        if (kept.Of == moment)
        {
            return kept;
        }

        var fresh = new Kept(moment);
        if (kept.Of.Sequence <= moment.Sequence)
        {
            Volatile.Write(ref _kept, fresh);
        }

        return fresh;
    }

    private sealed record Slow(object Answer, DateTimeOffset AsOf)
    {
        private int _isCountedAnew;

        /// <summary>True for the first who asks.</summary>
        public bool BeginsAnew() => Interlocked.Exchange(ref _isCountedAnew, 1) == 0;

        public void EndsAnew() => Volatile.Write(ref _isCountedAnew, 0);
    }

    private sealed record Kept(ReadMoment Of)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A moment of the read models.</summary>
/// <param name="Sequence">The last event that they show.</param>
/// <param name="Aside">How many streams are set aside.</param>
/// <param name="Tables">What tells their tables from those of another rebuild.</param>
internal readonly record struct ReadMoment(long Sequence, long Aside, long Tables)
{
    /// <summary>How many agreements there are, by PostgreSQL's own estimate; no part of what tells moments apart.</summary>
    public long Agreements { get; init; }

    /// <inheritdoc />
    public bool Equals(ReadMoment other) => (Sequence, Aside, Tables) == (other.Sequence, other.Aside, other.Tables);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Sequence, Aside, Tables);
}
