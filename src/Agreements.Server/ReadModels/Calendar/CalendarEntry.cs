using System.Text.Json.Serialization;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>What a day of a calendar is of.</summary>
[JsonConverter(typeof(KebabEnum<CalendarKind>))]
public enum CalendarKind
{
    /// <summary>A commitment that is owed is due.</summary>
    Commitment,

    /// <summary>A guarantee of the terms is to be reviewed.</summary>
    Guarantee,

    /// <summary>An agreement's last day.</summary>
    End,

    /// <summary>A notice takes effect.</summary>
    Notice,

    /// <summary>A signing ceremony.</summary>
    Ceremony,

    /// <summary>An engagement: a visit, a meeting, a ceremony.</summary>
    Engagement,
}

/// <summary>A day, or what is known of it, in a calendar.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Id">The agreement; of an engagement its own id.</param>
/// <param name="Item">The commitment's id; for others a word that tells the entry from the others of the agreement.</param>
/// <param name="Title">What it is called: the commitment, the engagement, the agreement.</param>
/// <param name="On">The day as far as it is known.</param>
/// <param name="Agreement">The agreement's title; null for an engagement.</param>
/// <param name="Owner">Who owes it, as the agreement names them; null where nobody does, or nobody is known.</param>
/// <param name="Place">Where it is; null when unknown.</param>
/// <param name="Version">The version of the stream that it is told by.</param>
/// <param name="ChangedAt">When that stream last changed, UTC.</param>
public sealed record CalendarEntry(
    CalendarKind Kind, Guid Id, string Item, Text Title, Edtf On, Text? Agreement, Text? Owner, string? Place, long Version, DateTimeOffset ChangedAt)
{
    /// <summary>The longest that something lasts whose first and last day are known: more is a period in which it is once, not a time that it takes.</summary>
    private const int LongestDays = 31;

    /// <summary>The first and the last day that it certainly takes; null where its day is not exactly known.</summary>
    [JsonIgnore]
    public (DateOnly First, DateOnly Last)? Days =>
        On.IsExactDay ? (On.Earliest!.Value, On.Earliest.Value)
        : Kind is CalendarKind.Engagement or CalendarKind.Ceremony && IsBetweenDays && On is { Earliest: { } first, Latest: { } last }
            && last.DayNumber - first.DayNumber < LongestDays ? (first, last)
        : null;

    /// <summary>Where it is told in full.</summary>
    [JsonIgnore]
    public string Address => Kind switch
    {
        CalendarKind.Engagement => $"/engagements/{Id}",
        CalendarKind.Commitment or CalendarKind.Guarantee => $"/agreements/{Id}#commitments",
        _ => $"/agreements/{Id}",
    };

    /// <summary>Whether it is still owed on a day and every day that it can mean is past.</summary>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public bool IsLate(DateOnly today) => Kind is CalendarKind.Commitment or CalendarKind.Guarantee && On.Latest < today;

    private bool IsBetweenDays => !On.IsApproximate && On.Value.Split('/') is [{ Length: 10 } from, { Length: 10 } to]
        && DateOnly.TryParse(from, System.Globalization.CultureInfo.InvariantCulture, out _)
        && DateOnly.TryParse(to, System.Globalization.CultureInfo.InvariantCulture, out _);
}

/// <summary>Which days are asked for.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record CalendarFilter(DateOnly From, DateOnly Until)
{
    /// <summary>Only days of this kind; null for any.</summary>
    public CalendarKind? Kind { get; init; }

    /// <summary>Only days of what this institution or body has a role in, by code; null for any.</summary>
    public string? Institution { get; init; }

    /// <summary>Only days of this agreement; null for any.</summary>
    public Guid? Agreement { get; init; }

    /// <summary>Only days of what is somebody's own; null for any.</summary>
    public CalendarOwn? Own { get; init; }
}

/// <summary>
/// What is somebody's own: what their institution has a role in by itself or by a body that it belongs to, what they are the liaison of, what they watch.
/// </summary>
/// <param name="Institution">Code of the institution that they act for.</param>
/// <param name="Person">The reference of the person; null when nobody has told who they are.</param>
/// <param name="Watched">The agreements that they watch.</param>
public sealed record CalendarOwn(string Institution, string? Person, IReadOnlyCollection<Guid> Watched);

/// <summary>A page of a calendar.</summary>
/// <param name="From">The first day asked for.</param>
/// <param name="Until">The last day asked for.</param>
/// <param name="Entries">What is on these days, or may be, by the last day that each can be; what may be later than them stands last.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record CalendarPage(DateOnly From, DateOnly Until, IReadOnlyList<CalendarEntry> Entries, string? Next);
