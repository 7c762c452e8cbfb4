using Agreements.Server.Identity.People;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Commands.People;

/// <summary>What came of something wanted of a person: the person as they are now, or why not; neither when they were erased as wanted.</summary>
/// <param name="Person">The person.</param>
/// <param name="Problem">Why not.</param>
/// <param name="IsRepeated">True when it had been done before.</param>
/// <param name="Left">Where an erased person's name, phone or mail stand in texts all the same; null unless erased.</param>
public sealed record PersonAnswer(Person? Person, ProblemDetails? Problem = null, bool IsRepeated = false, TracesLeft? Left = null);

/// <summary>Takes what is wanted of people, from the API and from the pages alike.</summary>
/// <param name="reader">What the caller reads by.</param>
/// <param name="register">Writes the register.</param>
/// <param name="clock">The clock.</param>
public sealed class PersonRegistration(Reader reader, PeopleRegister register, TimeProvider clock)
{
    private static readonly Guid KeyedIds = new("b0a7ce0e-53a6-5b0c-8a2f-6c8b1f1d6a11");

    /// <summary>Finds a person whose data may be seen.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<PersonAnswer> FindAsync(PeopleScope scope, string id, CancellationToken stop) =>
        (PersonReference.IsOne(id) ? await PeopleQuery.FindAsync(reader.Db, scope, id, stop) : null) switch
        {
            { Person: { } person } => new PersonAnswer(person),
            { Erased: { } left } => new PersonAnswer(null, PersonProblems.Erased(left)),
            _ => new PersonAnswer(null, PersonProblems.Unknown),
        };

    /// <summary>
    /// Enters a person. A repeated request with the same key meets the same id, so nothing that was said of the person needs to be kept to
    /// recognise it.
    /// </summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="facts">What is held of the person.</param>
    /// <param name="key">The key of the request; empty for none.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<PersonAnswer> EnterAsync(PeopleScope scope, PersonFacts facts, string key, CancellationToken stop)
    {
        var id = PersonReference.Of(key.Length > 0 ? NameBasedId.Of(KeyedIds, $"{scope.Caller.Account}\n{key}") : Guid.NewGuid());
        var entering = await register.EnterAsync(scope, id, facts, stop);
        if (entering is Entering.OutOfReach)
        {
            return new PersonAnswer(null, PersonProblems.OutOfReach);
        }

        // Through the register's own pool: what a reader reads by may follow it a moment later.
        var there = await register.FindAsync(scope, id, stop);
        return there?.Person is { } person && (entering is Entering.Entered || person.Facts.SaysTheSame(facts))
            ? new PersonAnswer(person, IsRepeated: entering is Entering.Taken)
            : new PersonAnswer(null, PersonProblems.KeyReused);
    }

    /// <summary>Says anew what is held of a person.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="facts">What is held from now on.</param>
    /// <param name="version">The version that the caller has seen.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<PersonAnswer> ChangeAsync(PeopleScope scope, string id, PersonFacts facts, long version, CancellationToken stop)
    {
        var before = await FindAsync(scope, id, stop);
        if (before.Person is not { } there)
        {
            return before;
        }

        if (there.Version != version)
        {
            return new PersonAnswer(null, PersonProblems.Stale(there.Version));
        }

        if (there.Facts.SaysTheSame(facts))
        {
            return before with { IsRepeated = true };
        }

        var isChanged = await register.ChangeAsync(scope, id, facts, version, stop);
        var after = await register.FindAsync(scope, id, stop);
        return isChanged && after?.Person is { } person ? new PersonAnswer(person)
            : after?.Person is { } other && other.Version != version ? new PersonAnswer(null, PersonProblems.Stale(other.Version))
            : after?.Erased is { } left ? new PersonAnswer(null, PersonProblems.Erased(left))
            : new PersonAnswer(null, PersonProblems.OutOfReach);
    }

    /// <summary>
    /// Erases a person for good, and says where history holds the name, a phone or a mail of theirs all the same. That is looked for to its end, whoever
    /// hangs up: it is not known a second time.
    /// </summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">The version that the caller has seen; null when they do not care.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<PersonAnswer> EraseAsync(PeopleScope scope, string id, ErasureReason reason, long? seen, CancellationToken stop)
    {
        var before = await FindAsync(scope, id, stop);
        return before.Person is not { } there ? before
            : await register.EraseAsync(scope, id, reason, seen, stop)
                ? new PersonAnswer(null, Left: await reader.TracesAsync(Traced.Of(there.Facts), CancellationToken.None))
            : new PersonAnswer(null, await WhyNotErasedAsync(scope, there, seen, stop));
    }

    private async Task<ProblemDetails> WhyNotErasedAsync(PeopleScope scope, Person there, long? seen, CancellationToken stop) =>
        await register.FindAsync(scope, there.Id, stop) switch
        {
            { Person: { } now } => seen is { } version && now.Version != version ? PersonProblems.Stale(now.Version) : PersonProblems.HasAccount,
            { Erased: { } left } => PersonProblems.Erased(left),
            _ => PersonProblems.Unknown,
        };

    /// <summary>Where history holds the name, a phone or a mail of a person in its texts.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The places, or why there are none to tell.</returns>
    public async Task<(TracesLeft? Traces, ProblemDetails? Problem)> TracesAsync(PeopleScope scope, string id, CancellationToken stop)
    {
        var found = await FindAsync(scope, id, stop);
        return found.Person is { } person ? (await reader.TracesAsync(Traced.Of(person.Facts), stop), null) : (null, found.Problem);
    }

    /// <summary>A copy of everything held on a person. Who took it is in the log of who read what.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The reference.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The copy, or why there is none.</returns>
    public async Task<(PersonCopy? Copy, ProblemDetails? Problem)> CopyAsync(PeopleScope scope, string id, CancellationToken stop)
    {
        var found = await FindAsync(scope, id, stop);
        return found.Person is { } person
            ? (await PersonCopyQuery.OfAsync(reader, scope, person, clock.GetUtcNow(), stop), null)
            : (null, found.Problem);
    }
}
