using Agreements.Server.Identity;
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
    public abstract Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop);

    /// <summary>The same from the agreement itself.</summary>
    protected async Task<(IReadOnlySet<string> Codes, Agreement? State)> OfStateAsync(Guid id, CancellationToken stop)
    {
        var state = await reader.Session.LatestAsync<Agreement>(id, stop);
        return (state is null ? new HashSet<string>() : await OfAsync(VisibilityRow.CodesOf(state), stop), state);
    }

    /// <summary>Those of some codes that stand below the institution acted for, or are it.</summary>
    protected abstract Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop);
}

/// <summary>As the read model shows it.</summary>
internal class Shown(Reader reader, Caller caller) : Reach(reader, caller)
{
    private readonly Reader _reader = reader;

    /// <summary>Where the read model shows none, from the agreement itself: the model may not have come so far yet.</summary>
    public override async Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop)
    {
        var shown = _reader.Scope == VisibilityScope.Nothing
            ? new HashSet<string>()
            : await ReachedAsync("select unnest(codes) from sights where id = $2", id, stop);
        return shown.Count > 0 ? (shown, null) : await OfStateAsync(id, stop);
    }

    /// <inheritdoc />
    protected override Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop) => ReachedAsync("select unnest($2::text[])", codes, stop);

    private async Task<IReadOnlySet<string>> ReachedAsync<T>(string from, T of, CancellationToken stop)
    {
        await using var command = _reader.Db.CreateCommand(
            $"select c.code from ({from}) as c(code) where exists (select from ({VisibilityTables.Upwards("select c.code")}) above where above.code = $1)");
        return (await command.With(Caller.Institution).With(of).ListAsync(r => r.GetString(0), stop)).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>As the read model shows it or the events tell it: from each code upwards, entry by entry.</summary>
internal sealed class AsRecorded(Reader reader, Caller caller) : Shown(reader, caller)
{
    private readonly Reader _reader = reader;

    /// <inheritdoc />
    public override Task<(IReadOnlySet<string> Codes, Agreement? State)> OfAgreementAsync(Guid id, CancellationToken stop) => OfStateAsync(id, stop);

    /// <inheritdoc />
    protected override async Task<IReadOnlySet<string>> AmongAsync(string[] codes, CancellationToken stop)
    {
        var shown = await base.AmongAsync(codes, stop);
        var related = RelatedState.Nothing;
        for (string[] next = [.. codes.Except(shown)]; next.Length > 0; next =
            [.. next.SelectMany(c => AboveOf(c, related)).Where(c => !related.Institutions.ContainsKey(c)).Distinct(StringComparer.Ordinal)])
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
