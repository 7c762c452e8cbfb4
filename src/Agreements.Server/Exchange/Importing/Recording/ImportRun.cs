using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Identity.People;
using Agreements.Server.Localization;
using Agreements.Server.Storage;
using JasperFx;
using Marten;
using Npgsql;
using System.Collections.Immutable;

namespace Agreements.Server.Exchange.Importing.Recording;

/// <summary>What recording a file came to.</summary>
public enum Recorded
{
    /// <summary>All of it is on record.</summary>
    Whole,

    /// <summary>All of it was on record before.</summary>
    NothingNew,

    /// <summary>Somebody recorded something on the same streams meanwhile; nothing of the file was recorded. Planning again helps.</summary>
    Overtaken,
}

/// <summary>One run over one or several files: plan each on what is on record and what the files before would add, then record each whole.</summary>
/// <param name="store">The store; no server needs to run.</param>
/// <param name="data">The same database.</param>
/// <param name="clock">The clock that gives the day of the import.</param>
/// <param name="notify">Whether the recipients of notices are told of what it records.</param>
public sealed class ImportRun(IDocumentStore store, NpgsqlDataSource data, TimeProvider clock, bool notify = false)
{
    private readonly KnownLoader _loader = new(store, data);
    private Known _planned = Known.Nothing;
    private PersonNames? _names;

    /// <summary>The id of the run: the correlation of every event it records.</summary>
    public string Id { get; } = $"import-{Guid.CreateVersion7():n}";

    /// <summary>Who records; the importer unless somebody's own file is taken.</summary>
    public Actor By { get; init; } = SystemActors.Importer;

    /// <summary>
    /// Which agreements of other sources a file may not speak of; null for none. To whoever may not see one, it is not there: what they tell begins an
    /// agreement of its own.
    /// </summary>
    internal Func<IEnumerable<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>>? Unseen { get; init; }

    /// <summary>Plans a file on what is on record and what the files planned before would add. Records nothing and changes no schema.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="token">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<ImportPlan> PlanAsync(CaseFile file, CancellationToken token)
    {
        var today = clock.Today();
        var known = _planned.Over(await SeenAsync(await _loader.LoadAsync(file, token), token));
        _names ??= await HasPeopleAsync(token) ? await NamesOnRecord.LoadAsync(data, token) : new PersonNames();
        var plan = ImportPlanner.Plan(file, known, today, _names);
        _planned = plan.After;
        return plan;
    }

    /// <summary>Records a plan in one transaction: all of it, or nothing.</summary>
    /// <param name="plan">A plan without errors.</param>
    /// <param name="token">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The plan has errors.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached or written to.</exception>
    public Task<Recorded> RecordAsync(ImportPlan plan, CancellationToken token) => RecordAsync([plan], token);

    /// <summary>Records plans of one file in one transaction: all of them, or nothing.</summary>
    /// <param name="plans">Plans without errors, one per source.</param>
    /// <param name="token">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">One of them has errors.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached or written to.</exception>
    public async Task<Recorded> RecordAsync(IReadOnlyList<ImportPlan> plans, CancellationToken token)
    {
        if (plans.FirstOrDefault(p => p.HasErrors || p.Source is null) is { } wrong)
        {
            throw new InvalidOperationException($"{wrong.File} has errors; nothing of it may be recorded.");
        }

        if (plans.All(p => p.EventCount == 0))
        {
            return Recorded.NothingNew;
        }

        await using var session = store.LightweightSession();
        session.ActFor(By);
        foreach (var plan in plans)
        {
            foreach (var row in plan.Rows.Where(r => r.Events.Count > 0))
            {
                Append(session, row, plan.Source!.Id);
            }
        }

        try
        {
            await session.SaveChangesAsync(token);
            return Recorded.Whole;
        }
        catch (Exception e) when (e is ConcurrencyException
            or Marten.Exceptions.ExistingStreamIdCollisionException or JasperFx.Events.ExistingStreamIdCollisionException)
        {
            return Recorded.Overtaken;
        }
    }

    private async Task<Known> SeenAsync(Known known, CancellationToken token)
    {
        if (Unseen is null || known.References.IsEmpty)
        {
            return known;
        }

        var unseen = await Unseen(known.References.Values.SelectMany(ids => ids), token);
        return known with
        {
            References = known.References.Select(r => KeyValuePair.Create(r.Key, r.Value.Except(unseen))).Where(r => !r.Value.IsEmpty)
                .ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Whether there is a register of people: not where no server has ever started.</summary>
    private async Task<bool> HasPeopleAsync(CancellationToken token)
    {
        await using var command = data.CreateCommand("select to_regclass('people.people') is not null");
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }

    /// <summary>Each event names its source by its causation: the session may record what several tell.</summary>
    private void Append(IDocumentSession session, PlannedRow row, string source)
    {
        var events = row.Events.Select(e => session.Events.BuildEvent(e).Of(By, new Origin(Id, source))).ToArray();
        foreach (var e in notify ? events : [])
        {
            e.SetHeader(EventHeaders.Told, "yes");
        }

        if (row.Version > 0)
        {
            // Marten counts the version after the append.
            session.Events.Append(row.StreamId, row.Version + events.Length, events);
            return;
        }

        _ = row.Kind switch
        {
            RowKind.Institution => session.Events.StartStream<Institution>(row.StreamId, events),
            RowKind.Body => session.Events.StartStream<Body>(row.StreamId, events),
            RowKind.Engagement => session.Events.StartStream<Engagement>(row.StreamId, events),
            _ => session.Events.StartStream<Agreement>(row.StreamId, events),
        };
    }
}
