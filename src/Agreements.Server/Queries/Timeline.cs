using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Queries;

/// <summary>All that happened to an agreement, from one read of its stream: as it is, as it was at any time, and as a history for people.</summary>
public sealed class Timeline
{
    private readonly Reader _reader;
    private readonly IReadOnlyList<Step<Agreement, AgreementEvent>> _steps;

    private Timeline(Reader reader, IReadOnlyList<Step<Agreement, AgreementEvent>> steps) => (_reader, _steps) = (reader, steps);

    /// <summary>The agreement as it is.</summary>
    public Agreement Present => _steps[^1].After;

    /// <summary>All that happened, in order.</summary>
    internal IReadOnlyList<Step<Agreement, AgreementEvent>> Steps => _steps;

    /// <summary>The timeline of an agreement; null when there is none, or it is out of sight now: who sees the past is judged by the present.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Timeline?> FindAsync(Reader reader, Guid id, CancellationToken ct)
    {
        if (!await reader.MaySeeAsync(id, ct))
        {
            return null;
        }

        var events = await reader.Session.Events.FetchStreamAsync(id, token: ct);
        var steps = Queries.Steps.Of<Agreement, AgreementEvent>(events, Agreement.Unwritten(id), Agreement.Evolve);
        return steps.Count > 0 && await reader.SeesByAsync(VisibilityRow.SeersOf(steps[^1].After), ct) ? new Timeline(reader, steps) : null;
    }

    /// <summary>The last step up to a version or an instant; null when there was none yet, or there is no such version.</summary>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="asOf">The instant by the clock of recording; null for now.</param>
    public Step<Agreement, AgreementEvent>? At(long? version, DateTimeOffset? asOf) => (version, asOf) switch
    {
        ({ } asked, _) => _steps.FirstOrDefault(s => s.Recorded.Version == asked),
        (_, { } instant) => _steps.LastOrDefault(s => s.Recorded.Timestamp <= instant),
        _ => _steps[^1],
    };

    /// <summary>The version that was the latest at a moment: a version, or a day or instant by the clock of recording.</summary>
    /// <param name="moment">The moment, as somebody writes it.</param>
    /// <returns>Null where it cannot be read, there is no such version, or nothing was on record by then.</returns>
    public long? VersionAt(string moment) =>
        long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? At(number, null)?.After.Version
            : Instants.TryParse(moment, out var instant) ? At(null, instant)?.After.Version
            : null;

    /// <summary>Some of its steps as a history shows them, by version.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<IReadOnlyDictionary<long, TimelineEntry>> EntriesAsync(
        IReadOnlyCollection<Step<Agreement, AgreementEvent>> steps, CancellationToken ct)
    {
        var naming = await Naming.ForAsync(_reader, steps.Select(s => s.Happened), ct);
        return steps.ToDictionary(s => s.Recorded.Version, s => TimelineEntry.Of(s, naming));
    }

    /// <summary>A page of the history.</summary>
    /// <param name="newestFirst">The order.</param>
    /// <param name="after">Version after which, in that order, the page begins: <c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many entries at most, 1 to 500.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<TimelinePage> PageAsync(bool newestFirst = true, long? after = null, int count = 100, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 500);
        var ordered = newestFirst
            ? _steps.Reverse().Where(s => s.Recorded.Version < (after ?? long.MaxValue))
            : _steps.Where(s => s.Recorded.Version > (after ?? 0));
        Step<Agreement, AgreementEvent>[] shown = [.. ordered.Take(count + 1)];
        var next = shown.Length > count ? shown[count - 1].Recorded.Version : (long?)null;
        shown = shown[..Math.Min(count, shown.Length)];
        var naming = await Naming.ForAsync(_reader, shown.Select(s => s.Happened), ct);
        return new TimelinePage([.. shown.Select(s => TimelineEntry.Of(s, naming))], next);
    }
}
