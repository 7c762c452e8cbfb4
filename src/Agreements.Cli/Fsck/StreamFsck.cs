using Agreements.Cli.Verifying;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;

namespace Agreements.Cli.Fsck;

/// <summary>Streams without gaps, progress within the log, numbers that are missing, columns that nothing should have set.</summary>
internal sealed class StreamFsck(Moment moment, Findings findings, List<Text> noted)
{
    private const string Events = $"{StoreSetup.EventSchema}.mt_events";
    private const string NotTombstones = "type <> 'tombstone'";

    public async Task RunAsync()
    {
        await CheckVersionsAsync();
        await CheckColumnsAsync();
        await CheckProgressAsync();
        await ExplainGapsAsync();
    }

    private async Task CheckVersionsAsync()
    {
        foreach (var (stream, first, last, count, said) in await moment.AskAsync(
            r => (r.GetGuid(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4)),
            $"""
            select coalesce(e.stream_id, s.id), coalesce(e.first, 0), coalesce(e.last, 0), coalesce(e.count, 0), coalesce(s.version, 0)
            from (select stream_id, min(version) as first, max(version) as last, count(*) as count from {Events} where {NotTombstones} group by stream_id) e
            full join (select id, version from {StoreSetup.EventSchema}.mt_streams s where exists (
                select from {Events} t where t.stream_id = s.id and t.{NotTombstones}) or s.type is distinct from 'tombstone') s on s.id = e.stream_id
            where e.first is distinct from 1 or e.last is distinct from e.count or e.last is distinct from s.version
            """))
        {
            findings.Add(
                $"stream {stream}", $"有 {count} 个事件，第 {first} 至 {last} 版，登记为第 {said} 版：应从 1 起连续。",
                $"It has {count} events, versions {first} to {last}, and is on record at version {said}: versions go from 1 without gaps.");
        }
    }

    private async Task CheckColumnsAsync()
    {
        foreach (var position in await moment.AskAsync(
            r => r.GetInt64(0),
            $"""
            select seq_id from {Events}
            where {NotTombstones} and (is_archived or bdata is not null or tenant_id is distinct from '*DEFAULT*') order by seq_id
            """))
        {
            findings.Add(
                $"event {position}", "有本系统从不写入的列值（归档、租户或二进制内容）。",
                "It has a value in a column that the product never writes (archived, tenant, binary body).");
        }
    }

    private async Task CheckProgressAsync()
    {
        var (head, mark, sealedUpTo) = (await moment.AskAsync(
            r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)),
            $"""
            select coalesce((select max(seq_id) from {Events}), 0),
                   coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = 'HighWaterMark'), 0),
                   (select position from {LedgerTables.Schema}.head)
            """))[0];
        if (sealedUpTo > head)
        {
            findings.Add("ledger.head", $"封存至第 {sealedUpTo} 号，而最后的事件是第 {head} 号。", $"Sealed up to number {sealedUpTo}, and the last event is number {head}.");
        }

        foreach (var (name, at) in await moment.AskAsync(
            r => (r.GetString(0), r.GetInt64(1)),
            $"select name, last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name like '%:All' and last_seq_id > $1", mark))
        {
            findings.Add($"progress {name}", $"为第 {at} 号，越过了水位第 {mark} 号。", $"It is at number {at}, beyond the high-water mark {mark}.");
        }
    }

    /// <summary>A number that is missing and was never sealed belongs to a transaction that failed; one that was sealed is told as gone.</summary>
    private async Task ExplainGapsAsync()
    {
        var (missing, skips, late) = (await moment.AskAsync(
            r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)),
            $"""
            select coalesce((select max(seq_id) - count(*) from {Events}), 0), (select count(*) from {StoreSetup.EventSchema}.mt_high_water_skips),
                   (select count(*) from {LedgerTables.Schema}.late)
            """))[0];
        noted.Add(new Text(
            $"编号：缺 {missing} 个，都未曾封存，是未完成的事务取走的；守护进程越过 {skips} 段，其中迟到而补封 {late} 个事件。",
            $"Numbers: {missing} are missing and none of them was ever sealed: transactions that failed drew them. "
                + $"The daemon went past {skips} ranges, {late} late events were sealed after all."));
    }
}
