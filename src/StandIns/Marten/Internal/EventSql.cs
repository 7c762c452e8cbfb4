using Marten.Events;

namespace Marten.Internal;

/// <summary>The statements of one store, composed once.</summary>
internal sealed class EventSql
{
    public EventSql(string schema, MetadataConfig metadata)
    {
        Schema = schema;
        HasCausation = metadata.CausationIdEnabled;
        HasCorrelation = metadata.CorrelationIdEnabled;
        HasHeaders = metadata.HeadersEnabled;
        HasUserName = metadata.UserNameEnabled;
        var columns = EventRow.Columns(this);
        var events = string.Join(", ", columns.Select(c => "e." + c));

        FetchForWriting = $"select s.version, {events} from {schema}.mt_streams s left join {schema}.mt_events e "
            + "on e.stream_id = s.id and e.version > $2 where s.id = $1 order by e.version";
        FetchStream = $"select {events} from {schema}.mt_events e where e.stream_id = $1 and ($2 = 0 or e.version <= $2) "
            + "and ($3::timestamptz is null or e.timestamp <= $3) and e.version >= $4 order by e.version";
        FetchState = $"select version, type, timestamp, created, is_archived from {schema}.mt_streams where id = $1";
        FetchTails = $"select {events} from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as w(id, floor, ceiling) join {schema}.mt_events e "
            + "on e.stream_id = w.id and e.version > w.floor and e.version <= w.ceiling order by e.stream_id, e.version";
        Page = $"select {events} from {schema}.mt_events e where e.seq_id > $1 and e.seq_id <= $2 and not e.is_archived order by e.seq_id limit $3";
        PageOfTypes = $"select {events} from {schema}.mt_events e where e.seq_id > $1 and e.seq_id <= $2 and not e.is_archived "
            + "and e.type = any($4) order by e.seq_id limit $3";
        var parameters = Enumerable.Range(1, 9 + MetadataParameters().Count()).Select(i => $"${i}");
        Append = $"select {schema}.mt_quick_append_events({string.Join(", ", parameters)})";
    }

    public string Schema { get; }

    public bool HasCausation { get; }

    public bool HasCorrelation { get; }

    public bool HasHeaders { get; }

    public bool HasUserName { get; }

    /// <summary>$1 stream, $2 version known: the stream's version, and its events after the one known.</summary>
    public string FetchForWriting { get; }

    /// <summary>$1 stream, $2 last version or 0, $3 last time or null, $4 first version.</summary>
    public string FetchStream { get; }

    public string FetchState { get; }

    /// <summary>$1 streams, $2 versions known, $3 last versions wanted: the events in between, of all of them.</summary>
    public string FetchTails { get; }

    /// <summary>$1 after, $2 up to, $3 how many.</summary>
    public string Page { get; }

    /// <summary>As <see cref="Page"/>, $4 type names.</summary>
    public string PageOfTypes { get; }

    public string Append { get; }

    /// <summary>The metadata parameters of the append function, in its order: column, parameter, type.</summary>
    public IEnumerable<(string Column, string Parameter, string Type)> MetadataParameters()
    {
        if (HasCausation)
        {
            yield return ("causation_id", "causation_ids", "varchar");
        }

        if (HasCorrelation)
        {
            yield return ("correlation_id", "correlation_ids", "varchar");
        }

        if (HasHeaders)
        {
            yield return ("headers", "headers", "jsonb");
        }

        if (HasUserName)
        {
            yield return ("user_name", "user_names", "varchar");
        }
    }
}
