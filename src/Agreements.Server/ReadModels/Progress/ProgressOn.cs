using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>
/// The day of the measures. Of today and later they are taken of what is on record now; of an earlier day, of what was on record at its end, by the
/// clock of recording: the same figures whenever one asks, as in the report of a year.
/// </summary>
public sealed record ProgressOn
{
    private ProgressOn(DateOnly day, IReadOnlyList<ProgressRow>? then) => (Day, Then) = (day, then);

    /// <summary>The day, in Asia/Shanghai.</summary>
    public DateOnly Day { get; }

    /// <summary>What was on record; null for what is.</summary>
    internal IReadOnlyList<ProgressRow>? Then { get; }

    /// <summary>Whether it is of a day that is over.</summary>
    public bool IsPast => Then is not null;

    /// <summary>What is on record now, seen from a day.</summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public static ProgressOn Now(DateOnly day) => new(day, null);

    /// <summary>What a day asks for. An earlier one reads the events of all agreements in sight once, whatever is then asked of it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    /// <param name="today">Today there.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<ProgressOn> OfAsync(Reader reader, DateOnly day, DateOnly today, CancellationToken ct = default) => day >= today
        ? Now(day)
        : new ProgressOn(day, await StreamedStates.AllAsync(reader, Instants.EndOf(day), ct).Select(ProgressRow.Of).ToListAsync(ct));
}
