using Agreements.Server.Http;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Register;

/// <summary>The order of the register.</summary>
public enum RegisterSort
{
    /// <summary>By Chinese title, in the order of a Chinese dictionary (pinyin).</summary>
    Title,

    /// <summary>By stage, then title.</summary>
    Stage,

    /// <summary>By the earliest day it can have been signed; unknown last in either direction.</summary>
    Signed,

    /// <summary>By the time of the last event.</summary>
    Updated,
}

/// <summary>The clock by which a past is told.</summary>
public enum PastClock
{
    /// <summary>What was on record by then.</summary>
    Recorded,

    /// <summary>What had happened by then, as it is on record now.</summary>
    Happened,
}

/// <summary>A past that the register is asked of.</summary>
/// <param name="Clock">By which clock.</param>
/// <param name="Until">The last instant that counts, UTC; by the clock of what happened its day in Asia/Shanghai counts.</param>
public sealed record Past(PastClock Clock, DateTimeOffset Until)
{
    private static readonly Text ClockAlone = new("clock 须与 asOf 一起使用：请写明截至哪一天。", "clock goes with asOf: say as of which day.");

    /// <summary>The past that a request asks for; null for as it is. By the clock of recording unless it says otherwise.</summary>
    /// <param name="asOf">An instant, or a day, which means its end in Asia/Shanghai; null or empty for none.</param>
    /// <param name="clock">The clock's name; null or empty for none.</param>
    /// <exception cref="MalformedRequestException">The moment or the clock cannot be read, or there is a clock and no moment.</exception>
    internal static Past? Asked(string? asOf, string? clock) => Questions.MaybeMoment("asOf", asOf) is { } until
        ? new Past(string.IsNullOrEmpty(clock) ? PastClock.Recorded : Questions.Word<PastClock>("clock", clock), until)
        : string.IsNullOrEmpty(clock) ? null : throw new MalformedRequestException(ClockAlone);
}

/// <summary>What is asked of the register. Conditions left out do not restrict.</summary>
public sealed record RegisterFilter
{
    /// <summary>The most rows of a page.</summary>
    public const int LargestPage = 200;

    /// <summary>In one of these stages; empty for any.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Of one of these kinds; empty for any.</summary>
    public IReadOnlyList<AgreementKind> Kinds { get; init; } = [];

    /// <summary>With one of these standings; empty for any.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>With this institution among the parties: its code; null for any.</summary>
    public string? Institution { get; init; }

    /// <summary>With this institution or standing body among the parties too: its code; null for any.</summary>
    public string? Partner { get; init; }

    /// <summary>With an institution of this region or its parts among the parties, such as <c>四川省/成都市</c>; null for any.</summary>
    public string? Region { get; init; }

    /// <summary>Every word of this is found in titles, names of parties or the reference; null for no search.</summary>
    public string? Text { get; init; }

    /// <summary>The register as it was; null for as it is.</summary>
    public Past? Past { get; init; }

    /// <summary>The last event, by its place in the log, that counts for the past asked of; null where none is asked of by the clock of recording.</summary>
    internal long? Position { get; init; }

    /// <summary>The order.</summary>
    public RegisterSort Sort { get; init; } = RegisterSort.Updated;

    /// <summary>True for the order turned round.</summary>
    public bool Descending { get; init; }

    /// <summary>How many rows at most, 1 to <see cref="LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the page begins: <c>Next</c> of the page before, under the same conditions and order; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Where more than so many meet the conditions, a page of them is soonest found in the order of all.</summary>
    internal int Many { get; init; } = 2_000;

    /// <summary>Whether to count by stage and by kind too. Pages after the first can do without.</summary>
    public bool WithFacets { get; init; } = true;
}

/// <summary>How many agreements meet the conditions of a filter, all pages together.</summary>
/// <param name="Total">All.</param>
/// <param name="ByStage">By stage; stages without any are left out.</param>
/// <param name="ByKind">By kind; kinds without any are left out.</param>
public sealed record RegisterFacets(int Total, IReadOnlyDictionary<Stage, int> ByStage, IReadOnlyDictionary<AgreementKind, int> ByKind)
{
    /// <summary>By standing; standings without any are left out.</summary>
    public IReadOnlyDictionary<Standing, int> ByStanding { get; init; } = new Dictionary<Standing, int>();

    /// <summary>The counts by each of the three.</summary>
    /// <param name="counts">How many there are of each stage, kind and standing together.</param>
    internal static RegisterFacets Of(IReadOnlyCollection<RegisterCount> counts)
    {
        Dictionary<T, int> By<T>(Func<RegisterCount, T> key)
            where T : notnull => counts.GroupBy(key).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));

        return new RegisterFacets(counts.Sum(c => c.Count), By(c => c.Stage), By(c => c.Kind)) { ByStanding = By(c => c.Standing) };
    }
}

/// <summary>How many agreements are in a stage, of a kind and in a standing.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Standing">The standing.</param>
/// <param name="Count">How many.</param>
internal sealed record RegisterCount(Stage Stage, AgreementKind Kind, Standing Standing, int Count)
{
    /// <summary>Reads the columns of these names.</summary>
    public static RegisterCount Read(NpgsqlDataReader r) =>
        new(r.Stage("stage"), r.Named<AgreementKind>("kind"), r.Named<Standing>("standing"), r.Get<int>("count"));
}

/// <summary>A page of the register.</summary>
/// <param name="Rows">The rows, in the order asked for.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
/// <param name="Facets">The counts; null when they were not asked for.</param>
public sealed record RegisterPage(IReadOnlyList<RegisterRow> Rows, string? Next, RegisterFacets? Facets)
{
    /// <summary>
    /// For a past by the clock of recording, where all is in sight: the place in the log of the last event that counts, 0 before the first; null otherwise. A
    /// checkpoint of the log that covers it proves all that is shown.
    /// </summary>
    public long? Position { get; init; }
}
