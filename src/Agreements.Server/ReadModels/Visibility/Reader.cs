using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>
/// What a request reads by: the pool, the session, and the sight of whoever asks. The only way from an endpoint or a page to what is stored,
/// so that nothing can be read without saying whose sight it is.
/// </summary>
/// <param name="db">The pool: of a role that can do nothing but read, where an auditor asks.</param>
/// <param name="store">The events, through the same pool.</param>
/// <param name="scope">What may be seen.</param>
/// <param name="kept">Answers over everything in sight that are still true; null to read them each time.</param>
public sealed class Reader(NpgsqlDataSource db, IDocumentStore store, VisibilityScope scope, KeptAnswers? kept = null) : IAsyncDisposable
{
    /// <summary>Up to so many, all that is in sight is found in a few milliseconds.</summary>
    private const int Few = 2_000;

    private IDocumentSession? _session;
    private ReadMoment? _moment;
    private bool? _seesFew;

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Db { get; } = db;

    /// <summary>What may be seen.</summary>
    public VisibilityScope Scope { get; } = scope;

    /// <summary>The instant, UTC, that the oldest figure told so far is of; null where all are of now.</summary>
    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>The events.</summary>
    public IDocumentOperations Session => _session ??= store.LightweightSession();

    /// <summary>A reader from whom nothing is kept: for the system itself, never for a request.</summary>
    /// <param name="db">The pool.</param>
    /// <param name="store">The events.</param>
    public static Reader Whole(NpgsqlDataSource db, IDocumentStore store) => new(db, store, VisibilityScope.Whole);

    /// <summary>The same by the sight of another institution: for somebody who also holds a role there.</summary>
    /// <param name="institution">The institution's code.</param>
    public Reader SeeingFor(string institution) => new(Db, store, VisibilityScope.Of(institution), kept);

    /// <summary>
    /// The rows of a statement that goes over everything in sight, and reads nothing but the read models: they are kept until these show something new.
    /// A reader lasts as long as a request, which asks once how far they are.
    /// </summary>
    /// <param name="command">The statement with its values.</param>
    /// <param name="row">Reads a row.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="snapshot">The transaction that it reads in with others, as of one moment; null for none.</param>
    internal async Task<IReadOnlyList<T>> KeptAsync<T>(
        NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken ct, NpgsqlTransaction? snapshot = null)
    {
        async Task<IReadOnlyList<T>> ReadAsync() => await command.ListAsync(row, ct);
        if (kept is null)
        {
            return await ReadAsync();
        }

        var question = KeptAnswers.QuestionOf(command);
        if (snapshot is not null)
        {
            return await KeptAsync(question, ReadAsync, ct, snapshot);
        }

        var (text, values) = (command.CommandText, command.Parameters.Select(p => p.Clone()).ToArray());
        var (answer, asOf) = await kept.ReadAsync(await MomentAsync(ct), question, ReadAsync, async () =>
        {
            await using var anew = Db.CreateCommand();
            var moment = await KeptAnswers.MomentAsync(anew, CancellationToken.None);
            anew.CommandText = text;
            anew.Parameters.AddRange(values);
            return (moment, (IReadOnlyList<T>)await anew.ListAsync(row, CancellationToken.None));
        });
        CountedAt = asOf < (CountedAt ?? DateTimeOffset.MaxValue) ? asOf : CountedAt;
        return answer;
    }

    /// <summary>The answer of a question of many statements, kept in the same way.</summary>
    /// <param name="question">The question, with all that its answer depends on.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="snapshot">The transaction that it is read in with others, as of one moment; null for none.</param>
    internal async Task<T> KeptAsync<T>(string question, Func<Task<T>> read, CancellationToken ct, NpgsqlTransaction? snapshot = null)
        where T : notnull
    {
        if (kept is null)
        {
            return await read();
        }

        if (snapshot is not null)
        {
            await using var asks = new NpgsqlCommand(null, snapshot.Connection, snapshot);
            return await kept.ReadAsync(await KeptAnswers.MomentAsync(asks, ct), question, read);
        }

        return await kept.ReadAsync(await MomentAsync(ct), question, read);
    }

    private async Task<ReadMoment> MomentAsync(CancellationToken ct)
    {
        if (_moment is null)
        {
            await using var command = Db.CreateCommand();
            _moment = await KeptAnswers.MomentAsync(command, ct);
        }

        return _moment.Value;
    }

    /// <summary>The condition of being in sight, by a column of ids, as it is found soonest: by how much is in sight.</summary>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<Func<string, string>> SightAsync(CancellationToken ct) => await SeesFewAsync(ct) ? Scope.IsOneOfFew : Scope.Holds;

    /// <summary>Whether so little is in sight that all of it is soonest found first; a request asks once.</summary>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<bool> SeesFewAsync(CancellationToken ct)
    {
        if (_seesFew is null && !Scope.IsWhole)
        {
            await using var command = Db.CreateCommand($"select count(*)::int from (select from sights s where s.seen_by @> array[$1] limit {Few + 1}) few")
                .With(Scope.Institution);
            _seesFew = (await KeptAsync(command, r => r.GetInt32(0), ct))[0] <= Few;
        }

        return _seesFew ?? false;
    }

    /// <summary>
    /// Whether something is seen that these institutions and bodies have a role in. Asked of the state as it is and not of the read model, which
    /// follows a moment later: what was just proposed is seen at once, and who has just left sees no more.
    /// </summary>
    /// <param name="codes">Codes of those who have a role.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> SeesByAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        if (Scope.IsWhole || Scope.Institution.Length == 0 || codes.Count == 0 || codes.Contains(Scope.Institution))
        {
            return Scope.IsWhole || (Scope.Institution.Length > 0 && codes.Contains(Scope.Institution));
        }

        await using var command = Db.CreateCommand($"select exists (select from ({VisibilityTables.Upwards("select unnest($2)")}) up where up.code = $1)");
        command.With(Scope.Institution).With(codes.ToArray());
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Whether an agreement or engagement is worth loading: not where there is none, nor where the read model has come to its last event and shows
    /// it out of sight. Either takes the same one statement, so that the time of an answer does not tell which it is. What the read model has
    /// not come to yet is judged by its state.
    /// </summary>
    /// <param name="id">The agreement or engagement.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> MaySeeAsync(Guid id, CancellationToken ct)
    {
        if (Scope.IsWhole || Scope == VisibilityScope.Nothing)
        {
            return Scope.IsWhole;
        }

        await using var command = Db.CreateCommand(
            $"""
            select exists (select from {StoreSetup.EventSchema}.mt_streams s where s.id = $1 and (
                not exists (select from sights shown where shown.id = s.id and shown.version >= s.version) or {EngagementQuery.InSight(Scope, "s.id")}))
            """).With(id).With(Scope);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Which of some agreements and engagements are out of sight, or not there.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<IReadOnlySet<Guid>> UnseenAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] asked = Scope.IsWhole ? [] : [.. ids.Distinct()];
        if (asked.Length == 0)
        {
            return new HashSet<Guid>();
        }

        await using var command = Db.CreateCommand(
            "select x.id, exists (select from sights shown where shown.id = x.id) from unnest($1) as x(id) "
                + $"where not {EngagementQuery.InSight(Scope, "x.id")}");
        var unseen = await command.With(asked).With(Scope).ListAsync(r => (Id: r.GetGuid(0), IsShown: r.GetBoolean(1)), ct);
        var hidden = unseen.Select(x => x.Id).ToHashSet();
        // What the read model does not show at all may have come a moment ago: the events know.
        foreach (var (id, _) in unseen.Where(x => !x.IsShown))
        {
            if (await Session.LatestAsync<Agreement>(id, ct) is { } state && await SeesByAsync(VisibilityRow.SeersOf(state), ct))
            {
                hidden.Remove(id);
            }
        }

        return hidden;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
