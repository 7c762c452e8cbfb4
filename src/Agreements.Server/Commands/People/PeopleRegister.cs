using Agreements.Server.Identity.People;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Queries.People;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Commands.People;

/// <summary>What became of an attempt to enter somebody.</summary>
public enum Entering
{
    /// <summary>Entered.</summary>
    Entered,

    /// <summary>Somebody of this id is there already.</summary>
    Taken,

    /// <summary>The institution is not in the caller's reach.</summary>
    OutOfReach,
}

/// <summary>Writes the register of people: one row a person, and a line for every deed that says nothing of the person.</summary>
/// <param name="db">The pool of the application's own role.</param>
/// <param name="onRecord">The names, kept to be found in texts.</param>
public sealed class PeopleRegister(NpgsqlDataSource db, NamesOnRecord onRecord)
{
    private const string Facts =
        "name_zh, name_en, institution, title_zh, title_en, phones, mails, addresses, language, note, tokens, haystack, initials, pinyin, search_shape";

    /// <inheritdoc cref="PeopleQuery.FindAsync"/>
    internal Task<Held?> FindAsync(PeopleScope scope, string id, CancellationToken ct) => PeopleQuery.FindAsync(db, scope, id, ct);

    /// <summary>Enters somebody.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="facts">What is held of them.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Entering> EnterAsync(PeopleScope scope, string id, PersonFacts facts, CancellationToken ct)
    {
        await using var command = Put(scope.Begin(db.CreateCommand()), facts).With(id);
        command.CommandText =
            $"""
            with reach as (select {scope.MayEnter("$6")} as holds), person as (
                insert into people.people (id, version, {Facts}, kept_by, entered_by, entered_at, changed_by, changed_at)
                select $19, 1, {Numbers(4)}, $1, $2, now(), $2, now() from reach where holds on conflict (id) do nothing returning id
            ), {Deed("registered")}
            select holds, exists (select from person) from reach
            """;
        var answer = (await command.ListAsync(r => (Holds: r.GetBoolean(0), Entered: r.GetBoolean(1)), ct))[0];
        Keep(answer.Entered ? facts : null);
        return !answer.Holds ? Entering.OutOfReach : answer.Entered ? Entering.Entered : Entering.Taken;
    }

    /// <summary>Says anew what is held of a person in scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="facts">What is held from now on.</param>
    /// <param name="version">The version that the caller has seen.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>False when it was not written: not in scope, changed since, erased, or moved to an institution out of reach.</returns>
    public async Task<bool> ChangeAsync(PeopleScope scope, string id, PersonFacts facts, long version, CancellationToken ct)
    {
        await using var command = Put(scope.Begin(db.CreateCommand()), facts).With(id).With(version);
        command.CommandText =
            $"""
            with person as (
                update people.people p set ({Facts}) = ({Numbers(4)}), version = p.version + 1, changed_by = $2, changed_at = now()
                where p.id = $19 and p.version = $20 and p.erased_at is null and {scope.SeesOne}
                    and (p.institution = $6 or {scope.MayEnter("$6")}) returning id
            ), {Deed("changed")}
            select count(*) from person
            """;
        var isChanged = (long)(await command.ExecuteScalarAsync(ct))! == 1;
        Keep(isChanged ? facts : null);
        return isChanged;
    }

    /// <summary>Erases a person in scope for good: all that is left is that there was somebody.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="reason">Why.</param>
    /// <param name="version">The version that the caller has seen; null when they do not care.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>False when not: not in scope, changed since, erased before, or still the owner of an account that is not disabled.</returns>
    public async Task<bool> EraseAsync(PeopleScope scope, string id, ErasureReason reason, long? version, CancellationToken ct)
    {
        var why = KebabEnum<ErasureReason>.Name(reason);
        await using var command = scope.Begin(db.CreateCommand()).With(id).With(why).With(version ?? -1);
        command.CommandText =
            $"""
            with person as (
                update people.people p set ({Facts}) = row({string.Join(", ", Facts.Split(", ").Select(_ => "null"))}), version = p.version + 1,
                    kept_by = null, entered_by = null, entered_at = null, changed_by = null, changed_at = null, erased_by = $2, erased_at = now(),
                    erased_for = $5
                where p.id = $4 and ($6 < 0 or p.version = $6) and p.erased_at is null and {scope.SeesOne}
                    and not {PeopleOfAccounts.IsActive("p.id")} returning id
            ), {PeopleOfAccounts.Erased}, {Deed("erased", "$5")}
            select count(*) from person
            """;
        if ((long)(await command.ExecuteScalarAsync(ct))! != 1)
        {
            return false;
        }

        await onRecord.ReadAsync(ct);
        return true;
    }

    private void Keep(PersonFacts? facts)
    {
        onRecord.Names.Add(facts?.Name.Zh);
        onRecord.Names.Add(facts?.Name.En);
    }

    /// <summary>Parameters 4 to 18.</summary>
    private static NpgsqlCommand Put(NpgsqlCommand command, PersonFacts facts)
    {
        var found = facts.SearchDocument;
        return command.With(facts.Name.Zh).With(facts.Name.En).With(facts.Institution).With(facts.Title?.Zh).With(facts.Title?.En)
            .With(facts.Contacts.Phones.ToArray()).With(facts.Contacts.Mails.ToArray()).With(facts.Contacts.Addresses.ToArray())
            .With(facts.Contacts.Language).With(facts.Note)
            .With(found.Tokens()).With(found.Haystack).With(found.Initials).With(found.Pinyin).With(SearchDocument.Shape);
    }

    private static string Numbers(int first) => string.Join(", ", Facts.Split(", ").Select((_, at) => $"${first + at}"));

    /// <summary>The line for what was done, in the same statement: the one is never without the other.</summary>
    private static string Deed(string what, string reason = "null") =>
        $"""
        deed as (insert into people.deeds (person, what, account, stood_for, institution, reason)
            select id, '{what}', $2, $3, $1, {reason} from person)
        """;
}
