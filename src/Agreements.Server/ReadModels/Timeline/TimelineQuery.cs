using System.Collections.Frozen;
using Agreements.Server.Access;
using Agreements.Server.People;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>Reads histories.</summary>
public static class TimelineQuery
{
    private const string Columns =
        "agreement_id, version, sequence, type, happened, recorded_at, \"user\", institution, sentence_zh, sentence_en, stage_after, stood_for";

    private static readonly FrozenSet<string> PeopleTypes = new[] { typeof(LiaisonNamed), typeof(FactCorrected), typeof(FactUpdated) }.Select(t => EventNames.All[t]).ToFrozenSet();

    /// <summary>A page of an agreement's history; empty when there is no such agreement (yet) or it is out of sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="agreementId">The agreement.</param>
    /// <param name="newestFirst">The order.</param>
    /// <param name="after">Version after which, in that order, the page begins: <c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many entries at most, 1 to 500.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<TimelinePage> PageAsync(
        Reader reader, Guid agreementId, bool newestFirst = true, long? after = null, int count = 100, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 500);
        var (beyond, order) = newestFirst ? ("<", "desc") : (">", "asc");
        await using var command = reader.Db.CreateCommand(
            $"select {Columns} from timeline_entries t where t.agreement_id = $1 and t.version {beyond} $2{reader.Sight.And("t.agreement_id", 4)} order by t.version {order} limit $3");
        command.With(agreementId).With(after ?? (newestFirst ? long.MaxValue : 0)).With(count + 1).With(reader.Sight);
        var entries = await reader.BlottedAsync(await NamedAsync(reader.Db, await command.ListAsync(Entry, ct), ct), ct);
        return entries.Count > count ? new TimelinePage(entries[..count], entries[count - 1].Version) : new TimelinePage(entries, null);
    }

    /// <summary>The same with the names of those who are liaisons: nobody's name is in the table, so nobody's needs to be taken out of it.</summary>
    private static async Task<List<TimelineEntry>> NamedAsync(NpgsqlDataSource db, List<TimelineEntry> entries, CancellationToken ct)
    {
        var mentions = await db.MentionsAsync(entries.Where(NamesPeople).SelectMany(e => MentionQuery.ReferencesIn(e.Sentence.Zh)), ct);
        return [.. entries.Select(e => NamesPeople(e) ? e with { Sentence = MentionQuery.Named(e.Sentence, mentions, MentionedAs.Liaison) } : e)];
    }

    /// <summary>Only where a reference was checked to be one: a sentence may also tell what somebody wrote.</summary>
    private static bool NamesPeople(TimelineEntry e) => PeopleTypes.Contains(e.Type);

    private static TimelineEntry Entry(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.Words(4), r.GetFieldValue<DateTimeOffset>(5), r.Words(6), r.Words(7),
        new Text(r.GetString(8), r.GetString(9)), (Stage)r.GetInt16(10), r.Words(11));
}
