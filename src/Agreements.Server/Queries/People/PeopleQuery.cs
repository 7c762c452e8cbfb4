using Agreements.Server.ReadModels.Directory;
using Agreements.Server.Identity.People;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Queries.People;

/// <summary>What people are looked for by.</summary>
/// <param name="Text">Words of the name, in either script, pinyin or its first letters; null for all.</param>
/// <param name="Institution">Code of the institution they work at; null for all.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
/// <param name="Size">How many at most.</param>
public sealed record PeopleFilter(string? Text = null, string? Institution = null, string? After = null, int Size = 50);

/// <summary>Reads the register of people. Every statement holds whose data may be seen.</summary>
public static class PeopleQuery
{
    private const string Row = "p.id, p.name_zh, p.name_en, p.title_zh, p.title_en, p.institution";

    private const string Whole =
        $"{Row}, p.version, p.phones, p.mails, p.addresses, p.language, p.note, p.kept_by, p.entered_by, p.entered_at, p.changed_by, "
            + "p.changed_at, p.erased_by, p.erased_at, p.erased_for";

    /// <summary>A page of people, in Chinese order of their names. The erased are not among them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="asked">Conditions and page.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><see cref="PeopleFilter.After"/> is none that was given out.</exception>
    public static async Task<PeoplePage> PageAsync(NpgsqlDataSource db, PeopleScope scope, PeopleFilter asked, CancellationToken ct)
    {
        await using var command = scope.Begin(db.CreateCommand());
        var conditions = new List<string> { "p.erased_at is null", scope.Sees };
        if (asked.Institution is { } institution)
        {
            conditions.Add($"p.institution = any(array{SameInstitution.CodesOf($"${command.With(institution).Parameters.Count}")})");
        }

        if (asked.After is { } after)
        {
            var key = Cursor.Read(after, 2);
            var first = command.With(key[0]).With(key[1]).Parameters.Count - 1;
            conditions.Add($"(p.name_zh, p.id) > (${first}, ${first + 1})");
        }

        conditions.AddRange(SearchConditions.Of(asked.Text ?? "", "p", command));
        command.CommandText = $"select {Row} from people.people p where {string.Join(" and ", conditions)} order by p.name_zh, p.id limit {asked.Size + 1}";
        var rows = await command.ListAsync(ReadRow, ct);
        return rows.Count > asked.Size
            ? new PeoplePage(rows[..asked.Size], Cursor.Write(rows[asked.Size - 1].Name.Zh, rows[asked.Size - 1].Id))
            : new PeoplePage(rows, null);
    }

    /// <summary>A person in scope, or what is left of one; null when there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="scope">Whose data may be seen. Of an erased person nothing is left to hide.</param>
    /// <param name="id">The reference.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Held?> FindAsync(NpgsqlDataSource db, PeopleScope scope, string id, CancellationToken ct)
    {
        await using var command = scope.Begin(
            db.CreateCommand($"select {Whole} from people.people p where p.id = $4 and (p.erased_at is not null or {scope.SeesOne})"));
        return await command.With(id).FirstAsync(ReadHeld, ct);
    }

    /// <summary>
    /// People in scope whom nobody needs: no account is theirs, no agreement that still runs has ever named them, and neither they nor what named
    /// them has changed for some days.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<PeoplePage> UnneededAsync(NpgsqlDataSource db, PeopleScope scope, int days, string? after, int size, CancellationToken ct)
    {
        await using var command = scope.Begin(db.CreateCommand());
        var from = after is null ? "" : $"and p.id > ${command.With(Cursor.Read(after, 1)[0]).Parameters.Count}";
        command.CommandText =
            $"""
            select {Row} from people.people p
            where p.erased_at is null and {scope.Sees} and not {PeopleOfAccounts.IsNamed("p.id")} {from}
              and p.changed_at < now() - make_interval(days => {days})
              and not exists (
                select from ({MentionQuery.InEvents}) m left join register_rows r on r.id = m.agreement_id
                where m.person = p.id and (r.id is null or r.standing in ('open', 'suspended') or m.recorded_at >= now() - make_interval(days => {days})))
            order by p.id limit {size + 1}
            """;
        var rows = await command.ListAsync(ReadRow, ct);
        return rows.Count > size ? new PeoplePage(rows[..size], Cursor.Write(rows[size - 1].Id)) : new PeoplePage(rows, null);
    }

    private static PersonRow ReadRow(NpgsqlDataReader r) => new(r.GetString(0), r.Text(1), MaybeText(r, 3), r.GetString(5));

    private static Held ReadHeld(NpgsqlDataReader r) => r.IsDBNull(18)
        ? new Held(
            new Person(
                r.GetString(0), r.GetInt64(6),
                new PersonFacts(
                    r.Text(1), r.GetString(5), MaybeText(r, 3),
                    new Contacts(r.GetFieldValue<string[]>(7), r.GetFieldValue<string[]>(8), r.GetFieldValue<string[]>(9), r.GetString(10)), r.Words(11)),
                r.GetString(12), r.GetString(13), r.GetFieldValue<DateTimeOffset>(14), r.GetString(15), r.GetFieldValue<DateTimeOffset>(16)),
            null)
        : new Held(null, new Tombstone(r.GetFieldValue<DateTimeOffset>(18), r.GetString(17), r.Named<ErasureReason>(19)));

    internal static Text? MaybeText(NpgsqlDataReader r, int zh) => r.IsDBNull(zh) ? null : r.Text(zh);
}
