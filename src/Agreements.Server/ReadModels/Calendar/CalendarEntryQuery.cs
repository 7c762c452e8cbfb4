using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>
/// Reads the days of agreements and engagements in a period. Each source is read by its index of last days, and only so far as the page needs; what may be
/// on several days has an index of its own, so that nobody looks through all days to come for what began before.
/// </summary>
public static class CalendarEntryQuery
{
    private const string Key = "last_day, id, item";

    /// <summary>Where the days stand.</summary>
    private sealed record Days(string Kinds, string What, string From, string Id, string Item, string Title, string On, string First, string Last)
    {
        public string Also { get; init; } = "true";

        public string Owner { get; init; } = "null::jsonb";

        public string Place { get; init; } = "null::text";

        public bool IsEngagement { get; init; }
    }

    private static readonly Days[] Sources =
    [
        new("commitment guarantee", "d.what", "commitment_rows", "d.agreement", "d.id", "d.title", "d.due", "d.due_earliest", "d.due_latest")
            { Also = "d.is_owed", Owner = "d.owner_name" },
        new("end", "'end'", "calendar_rows", "d.id", "':end'::text", "null", "d.ends_on", "d.ends_first", "d.ends_last"),
        new("notice", "'notice'", "calendar_rows", "d.id", "':notice'::text", "null", "to_jsonb(d.notice_on)", "d.notice_on", "d.notice_on"),
        new("ceremony", "'ceremony'", "calendar_rows", "d.id", "':ceremony'::text", "null", "d.ceremony_on", "d.ceremony_first", "d.ceremony_last")
            { Place = "d.ceremony_place" },
        new("engagement", "'engagement'", "engagement_rows", "d.id", "':engagement'::text", "d.title", "d.held_on", "d.day", "d.last_day")
            { Place = "d.place", IsEngagement = true },
    ];

    /// <summary>A page of a calendar.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="filter">Which days are asked for.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<CalendarPage> PageAsync(Reader reader, CalendarFilter filter, string? after, int count, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand();
        var asked = new Asked(command, reader.Scope, filter, after is null ? null : Cursor.Read(after, 3), count + 1);
        var kind = filter.Kind is { } one ? KebabEnum<CalendarKind>.Name(one) : null;
        var parts = Sources.Where(s => kind is null || s.Kinds.Split(' ').Contains(kind)).SelectMany(asked.Of);
        command.CommandText =
            $"""
            select u.*, g.title_zh as agreement_zh, g.title_en as agreement_en, s.timestamp as changed_at
            from (select * from ({string.Join("\nunion all ", parts)}) d order by {Key} limit {asked.Most}) u
            left join register_rows g on g.id = u.id left join {StoreSetup.EventSchema}.mt_streams s on s.id = u.id order by {Key}
            """;
        var rows = await command.With(reader.Scope).ListAsync(r => (Entry: Entry(r), Last: r.Get<DateOnly>("last_day")), ct);
        return new CalendarPage(
            filter.From, filter.Until, [.. rows.Take(count).Select(r => r.Entry)], rows.Count > count ? After(rows[count - 1]) : null);
    }

    private static CalendarEntry Entry(NpgsqlDataReader r)
    {
        var agreement = r.Get<string?>("agreement_zh") is null ? null : r.Text("agreement");
        return new CalendarEntry(
            r.Named<CalendarKind>("kind"), r.Get<Guid>("id"), r.Get<string>("item"),
            r.Get<string?>("title_zh") is null ? agreement ?? new Text("") : r.Text("title"), ReadModelJson.Read<Edtf>(r.Get<string>("held")), agreement,
            r.Get<string?>("owner") is null or "null" ? null : ReadModelJson.Read<Text>(r.Get<string>("owner")), r.Get<string?>("place"),
            r.Get<long>("version"), r.Get<DateTimeOffset>("changed_at"));
    }

    private static string After((CalendarEntry Entry, DateOnly Last) last) =>
        Cursor.Write(last.Last.ToString("O", CultureInfo.InvariantCulture), last.Entry.Id.ToString(), last.Entry.Item);

    /// <summary>The conditions of a question, whose parameters stand once in its statement.</summary>
    private sealed class Asked
    {
        private readonly NpgsqlCommand _command;
        private readonly VisibilityScope _scope;
        private readonly CalendarFilter _filter;
        private readonly string _from;
        private readonly string _until;
        private readonly string? _after;
        private readonly string? _institution;
        private readonly string? _agreement;
        private readonly (string Institution, string Person, string Watched)? _own;

        public Asked(NpgsqlCommand command, VisibilityScope scope, CalendarFilter filter, string[]? key, int most)
        {
            (_command, _scope, _filter) = (command, scope, filter);
            (_from, _until, Most) = (_command.Parameter(filter.From), _command.Parameter(filter.Until), _command.Parameter(most));
            _after = key is null ? null
                : $"({_command.Parameter(DateOnly.ParseExact(key[0], "O", CultureInfo.InvariantCulture))}, "
                    + $"{_command.Parameter(Guid.Parse(key[1]))}, {_command.Parameter(key[2])})";
            _institution = filter.Institution is { } institution ? _command.Parameter(institution) : null;
            _agreement = filter.Agreement is { } agreement ? _command.Parameter(agreement) : null;
            _own = filter.Own is { } own
                ? (_command.Parameter(own.Institution), _command.Parameter(own.Person ?? ""), _command.Parameter(own.Watched.ToArray()))
                : null;
        }

        public string Most { get; }

        /// <summary>Two reads of a source: what cannot be after the period, and of what may be on several days that which may be in it and after it.</summary>
        public IEnumerable<string> Of(Days d)
        {
            // As the index of commitments says it: those without a day stand at its end.
            var last = d.From == "commitment_rows" ? $"coalesce({d.Last}, date 'infinity')" : d.Last;
            yield return Part(d, $"{last} between {_from} and {_until}", last);
            if (d.First != d.Last)
            {
                yield return Part(d, $"{d.First} is distinct from {d.Last} and {d.Last} > {_until} and ({d.First} is null or {d.First} <= {_until})", d.Last);
            }
        }

        private string Part(Days d, string when, string last)
        {
            string?[] conditions =
            [
                d.Also, when, $"{d.Last} is not null", Kind(d), Sight(d), Whose(d), About(d),
                _after is null ? null : $"({last}, {d.Id}, {d.Item}) > {_after}",
            ];
            var title = d.Title == "null" ? "null::text as title_zh, null::text as title_en" : $"{d.Title}_zh as title_zh, {d.Title}_en as title_en";
            return $"(select {d.What} as kind, {d.Id} as id, {d.Item} as item, {title}, {d.On} as held, {d.Last} as last_day, {d.Owner} as owner, "
                + $"{d.Place} as place, d.version from {d.From} d where {string.Join(" and ", conditions.OfType<string>())} "
                + $"order by {last}, {d.Id}, {d.Item} limit {Most})";
        }

        private string? Kind(Days d) =>
            _filter.Kind is { } kind && d.Kinds.Contains(' ', StringComparison.Ordinal) ? $"{d.What} = '{KebabEnum<CalendarKind>.Name(kind)}'" : null;

        private string? Sight(Days d) => _scope.IsWhole ? null : d.IsEngagement ? EngagementQuery.InSight(_scope, d.Id) : _scope.Holds(d.Id);

        private string? About(Days d) => _agreement is null ? null : d.IsEngagement ? $"d.agreements @> array[{_agreement}::text]" : $"{d.Id} = {_agreement}";

        /// <summary>An engagement about an agreement is of whom the agreement is.</summary>
        private string? Whose(Days d) => _institution is null && _own is null ? null
            : d.IsEngagement ? $"({Whose(d.Id)} or exists (select from unnest(d.agreements) as about(id) where {Whose("about.id::uuid")}))" : Whose(d.Id);

        private string Whose(string id)
        {
            string?[] conditions =
            [
                _institution is null ? null : Of(id, $"array{SameInstitution.CodesOf(_institution)}"),
                _own is not { } own ? null
                    : $"({Of(id, WithBodies(own.Institution))} or {id} = any({own.Watched}) or {id} in "
                        + $"(select c.id from calendar_rows c where c.liaisons <> '{{}}' and c.liaisons @> array[{own.Person}]))",
            ];
            return string.Join(" and ", conditions.OfType<string>());
        }

        /// <summary>That one of some codes has a role in it.</summary>
        private static string Of(string id, string codes) =>
            $"{id} in (select k.id from sights k where k.seen_by && {codes} and k.codes && {codes})";

        private static string WithBodies(string institution)
        {
            var codes = $"array{SameInstitution.CodesOf(institution)}";
            return $"({codes} || array(select b.code from directory_bodies b where b.involved && {codes}))";
        }
    }
}
