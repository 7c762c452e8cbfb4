using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>What is in somebody's reach: the institution acted for, those under it, and bodies with such a member.</summary>
/// <param name="reader">What they may see.</param>
/// <param name="caller">Who asks.</param>
internal abstract class Reach(Reader reader, Caller caller)
{
    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>Those of some codes that are in their reach.</summary>
    /// <param name="codes">Codes of institutions and bodies.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlySet<string>> OfAsync(IEnumerable<string> codes, CancellationToken stop) =>
        reader.Scope == VisibilityScope.Nothing ? new HashSet<string>() : await AmongAsync([.. codes.Distinct(StringComparer.Ordinal)], stop);

    /// <summary>Codes in their reach that have a role in an agreement, and the agreement where it had to be looked at.</summary>
    /// <param name="id">The agreement.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <param name="toApprove">Whether it is a role to have nothing but a step of its approval.</param>
    public abstract Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop, bool toApprove = false);

    /// <summary>
    /// Codes in their reach that took part in an engagement, do or verify something after it, or have a role in an agreement that it was about.
    /// </summary>
    /// <param name="id">The engagement.</param>
    /// <param name="stop">Stops waiting.</param>
    public abstract Task<IReadOnlySet<string>> OfEngagementAsync(Guid id, CancellationToken stop);

    /// <summary>The same of an engagement that is told.</summary>
    /// <param name="participants">Codes of those who took part.</param>
    /// <param name="agreements">The agreements that it was about.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlySet<string>> OfEngagementAsync(IReadOnlyList<string> participants, IReadOnlyList<Guid> agreements, CancellationToken stop)
    {
        var codes = await OfAsync(participants, stop);
        foreach (var agreement in agreements.TakeWhile(_ => codes.Count == 0))
        {
            codes = (await OfAgreementAsync(agreement, stop)).Codes;
        }

        return codes;
    }

    /// <summary>The same from the agreement itself.</summary>
    protected async Task<(IReadOnlySet<string> Codes, Agreement? State)> OfStateAsync(Guid id, bool toApprove, CancellationToken stop)
    {
        var state = await reader.Session.LatestAsync<Agreement>(id, stop);
        return (state is null ? new HashSet<string>() : await OfAsync(toApprove ? VisibilityRow.SeersOf(state) : VisibilityRow.CodesOf(state), stop), state);
    }

    /// <summary>The same from the engagement itself.</summary>
    protected async Task<IReadOnlySet<string>> OfEngagementStateAsync(Guid id, CancellationToken stop) =>
        await reader.Session.LatestAsync<Engagement>(id, stop) is { } state
            ? await OfEngagementAsync(VisibilityRow.CodesOf(state), state.Agreements, stop) : new HashSet<string>();

    /// <summary>Those of some codes that stand below the institution acted for, or are it.</summary>
    protected abstract Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop);
}

/// <summary>As the read model shows it, in one statement; from the state only where the model may not have come so far yet.</summary>
internal class Shown(Reader reader, Caller caller) : Reach(reader, caller)
{
    private const string OneAgreement = "= $2";

    private const string Roles = "shown.codes";

    private const string Seers = "shown.codes || shown.approving";

    private static readonly string OneEngagement = $"in (select $2 union all {EngagementQuery.AgreementsOf("$2")})";

    /// <summary>The id of something else is no engagement's.</summary>
    private static readonly string IsEngagement = $" and {EngagementQuery.IsOne("$2")}";

    /// <summary>What can change who stands above whom.</summary>
    private static readonly string[] DirectoryEvents = [.. EventNames.All.Where(e => e.Key.IsAssignableTo(typeof(DirectoryEvent))).Select(e => e.Value)];

    private readonly Reader _reader = reader;

    /// <inheritdoc />
    public override async Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop, bool toApprove = false)
    {
        var (codes, isSettled) = await OfAgreementShownAsync(id, toApprove, stop);
        return isSettled ? (codes, null) : await OfStateAsync(id, toApprove, stop);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlySet<string>> OfEngagementAsync(Guid id, CancellationToken stop)
    {
        var (codes, isSettled) = await OfEngagementShownAsync(id, stop);
        return isSettled ? codes : await OfEngagementStateAsync(id, stop);
    }

    /// <summary>Codes in their reach that an agreement is shown with. Where there are none: whether it is settled that it is not there for them.</summary>
    protected Task<(IReadOnlySet<string> Codes, bool IsSettled)> OfAgreementShownAsync(Guid id, bool toApprove, CancellationToken stop) =>
        LookAsync(toApprove ? Seers : Roles, OneAgreement, "", id, (isCurrent, isWhole) => $"r.codes <> '{{}}' or ({isCurrent} and {isWhole})", stop);

    /// <summary>The same of an engagement; who has just been left out of it is not settled either.</summary>
    protected Task<(IReadOnlySet<string> Codes, bool IsSettled)> OfEngagementShownAsync(Guid id, CancellationToken stop) =>
        LookAsync(Roles, OneEngagement, IsEngagement, id, (isCurrent, isWhole) => $"{isCurrent} and (r.codes <> '{{}}' or {isWhole})", stop);

    /// <inheritdoc />
    protected override Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop) => ReachedAsync("select unnest($2::text[])", codes, stop);

    private async Task<IReadOnlySet<string>> ReachedAsync<T>(string from, T of, CancellationToken stop)
    {
        await using var command = _reader.Db.CreateCommand(Reached(from));
        return (await command.With(Caller.Institution).With(of).ListAsync(r => r.GetString(0), stop)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// What is out of sight takes the database what takes something that is not there: this one statement. Settled is what the model has come to:
    /// it shows the last version of each stream, and every entry of the directory.
    /// </summary>
    private async Task<(IReadOnlySet<string> Codes, bool IsSettled)> LookAsync(
        string codesOf, string which, string also, Guid id, Func<string, string, string> isSettled, CancellationToken stop)
    {
        if (_reader.Scope == VisibilityScope.Nothing)
        {
            return (new HashSet<string>(), true);
        }

        var isCurrent = $"""
            not exists (select from {StoreSetup.EventSchema}.mt_streams s where s.id {which}
                and not exists (select from sights shown where shown.id = s.id and shown.version >= s.version))
            """;
        var isWhole = $"""
            not exists (select from {StoreSetup.EventSchema}.mt_events e where e.type = any($3) and e.seq_id > coalesce(
                (select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = '{StoreSetup.ReadModelShard}'), 0))
            """;
        await using var command = _reader.Db.CreateCommand(
            $"""
            with reached as materialized (select array({Reached($"select unnest({codesOf}) from sights shown where shown.id {which}{also}")}) as codes)
            select r.codes, {isSettled(isCurrent, isWhole)} from reached r
            """).With(Caller.Institution).With(id).With(DirectoryEvents);
        var (codes, settled) = (await command.ListAsync(r => (r.GetFieldValue<string[]>(0), r.GetBoolean(1)), stop))[0];
        return (codes.ToHashSet(StringComparer.Ordinal), settled);
    }

    /// <summary>A query of those of some codes that stand below the institution acted for, or are it.</summary>
    private static string Reached(string from) =>
        $"select c.code from ({from}) as c(code) where exists (select from ({VisibilityTables.Upwards("select c.code")}) above where above.code = $1)";
}

/// <summary>As the read model shows it or the events tell it: from each code upwards, entry by entry.</summary>
internal sealed class AsRecorded(Reader reader, Caller caller) : Shown(reader, caller)
{
    private readonly Reader _reader = reader;

    /// <inheritdoc />
    public override async Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop, bool toApprove = false) =>
        await OfAgreementShownAsync(id, toApprove, stop) is ({ Count: 0 } none, true) ? (none, null) : await OfStateAsync(id, toApprove, stop);

    /// <inheritdoc />
    public override async Task<IReadOnlySet<string>> OfEngagementAsync(Guid id, CancellationToken stop) =>
        await OfEngagementShownAsync(id, stop) is ({ Count: 0 } none, true) ? none : await OfEngagementStateAsync(id, stop);

    /// <inheritdoc />
    protected override async Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop)
    {
        var shown = await base.AmongAsync(codes, stop);
        var related = RelatedState.Nothing;
        for (string[] next = [.. codes.Except(shown)]; next.Length > 0; next =
            // The survivor of a merged institution is loaded with it, and then nobody has asked yet whether it is a body.
            [.. next.SelectMany(c => AboveOf(c, related)).Where(c => !related.Bodies.ContainsKey(c)).Distinct(StringComparer.Ordinal)])
        {
            related = await _reader.Session.RelatedAsync(new() { Institutions = next, Bodies = next }, stop, related);
        }

        return codes.Where(c => shown.Contains(c) || Upwards(c, related).Contains(Caller.Institution)).ToHashSet(StringComparer.Ordinal);
    }

    private static HashSet<string> Upwards(string code, RelatedState related)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        for (var next = new Stack<string>([code]); next.TryPop(out var at);)
        {
            foreach (var above in AboveOf(at, related).Where(seen.Add))
            {
                next.Push(above);
            }
        }

        return seen;
    }

    private static IEnumerable<string> AboveOf(string code, RelatedState related) =>
        (related.FindInstitution(code) is { } institution ? VisibilityEdge.Of(institution).Above : [])
        .Concat(related.FindBody(code) is { } body ? VisibilityEdge.Of(body).Above : []);
}
