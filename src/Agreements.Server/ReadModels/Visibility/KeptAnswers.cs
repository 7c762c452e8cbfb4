using Agreements.Server.Storage;
using Npgsql;
using System.Collections.Concurrent;
using System.Text.Json;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>
/// What was answered over everything in sight, for as long as the read models show nothing new: the same statement with the same values, the sight
/// and the day among them, has the same answer then. With the next event all of it is forgotten.
/// </summary>
public sealed class KeptAnswers
{
    /// <summary>Most answers that are kept; then it is begun anew.</summary>
    private const int Most = 500;

    // Besides the progress: what was set aside and is shown again, and tables that a rebuild put in the place of others.
    private const string Moment =
        $"""
        select coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = '{StoreSetup.ReadModelShard}'), 0),
               (select count(*) from set_aside),
               (select sum(t.oid::bigint)::bigint from pg_class t join pg_class a on a.relnamespace = t.relnamespace
                where a.oid = to_regclass('set_aside') and t.relkind = 'r')
        """;

    private Kept _kept = new(default);

    /// <summary>The moment that the read models show.</summary>
    /// <param name="command">A command without a text, which says where to ask.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<ReadMoment> MomentAsync(NpgsqlCommand command, CancellationToken ct)
    {
        command.CommandText = Moment;
        return (await command.ListAsync(r => new ReadMoment(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), ct))[0];
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
        if (kept.Answers.Count >= Most)
        {
            kept.Answers.Clear();
        }

        kept.Answers[question] = answer;
        return answer;
    }

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

    private sealed record Kept(ReadMoment Of)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A moment of the read models.</summary>
/// <param name="Sequence">The last event that they show.</param>
/// <param name="Aside">How many streams are set aside.</param>
/// <param name="Tables">What tells their tables from those of another rebuild.</param>
internal readonly record struct ReadMoment(long Sequence, long Aside, long Tables);
