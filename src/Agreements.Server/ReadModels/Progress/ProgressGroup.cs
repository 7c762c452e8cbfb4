
namespace Agreements.Server.ReadModels.Progress;

/// <summary>By what the measures of progress are grouped.</summary>
public enum ProgressGrouping
{
    /// <summary>By stage; the key is the stage's stored name.</summary>
    Stage,

    /// <summary>By kind; the key is the kind's stored name.</summary>
    Kind,

    /// <summary>By institution; the key is its code, of merged ones the survivor's. An agreement counts once for each of its institutions.</summary>
    Institution,

    /// <summary>
    /// By region; the key is its path, such as <c>四川省/成都市</c>. An agreement counts once for each region of its institutions, and for those around it.
    /// </summary>
    Region,

    /// <summary>By the agreement above; the key is its id.</summary>
    Parent,
}

/// <summary>The measures of progress of one group of agreements, as of a day.</summary>
/// <param name="Key">What they have in common; null for those without one.</param>
/// <param name="Name">What people call it; null where the directory or the register does not know it.</param>
/// <param name="Agreements">How many agreements.</param>
/// <param name="DaysKnown">Of how many the day of entry into the present stage is known.</param>
/// <param name="DaysUnknown">Of how many it is not.</param>
/// <param name="MedianDays">Median number of days in the present stage, over the known; null when none is known.</param>
/// <param name="MeanDays">Mean number of days in the present stage, over the known; null when none is known.</param>
/// <param name="LongestDays">The most days in the present stage, over the known; null when none is known.</param>
/// <param name="DueSoon">Open commitments due on the day or in the 30 days after.</param>
/// <param name="Overdue">Open commitments whose last day is past.</param>
/// <param name="Undated">Open commitments without a known last day.</param>
/// <param name="Fulfilled">Commitments kept.</param>
public sealed record ProgressGroup(
    string? Key, Domain.Values.Text? Name, int Agreements, int DaysKnown, int DaysUnknown, double? MedianDays, double? MeanDays, int? LongestDays,
    int DueSoon, int Overdue, int Undated, int Fulfilled);

/// <summary>Which agreements are counted; what is left out does not restrict.</summary>
/// <param name="Kind">Only those of this kind.</param>
/// <param name="Institution">Only those with this institution among the parties, by code.</param>
/// <param name="Region">Only those with an institution of this region or its parts.</param>
public sealed record ProgressFilter(AgreementKind? Kind = null, string? Institution = null, string? Region = null)
{
    /// <summary>All of them.</summary>
    public static ProgressFilter All { get; } = new();
}

/// <summary>One of the measures: the agreements behind it are those that add to it.</summary>
public enum ProgressFigure
{
    /// <summary>All agreements counted.</summary>
    Agreements,

    /// <summary>Those with open commitments whose last day is past.</summary>
    Overdue,

    /// <summary>Those with open commitments due on the day or in the 30 days after.</summary>
    DueSoon,

    /// <summary>Those with open commitments without a known last day.</summary>
    Undated,

    /// <summary>Those with commitments kept.</summary>
    Fulfilled,

    /// <summary>Those being implemented of which nothing has been recorded for 90 days: of today only.</summary>
    Asleep,
}

/// <summary>A figure of a group.</summary>
/// <param name="Figure">Which.</param>
/// <param name="By">How the agreements are grouped; null for those of all groups.</param>
/// <param name="Key">The group, as in <see cref="ProgressGroup.Key"/>; null for all.</param>
public sealed record ProgressSlice(ProgressFigure Figure, ProgressGrouping? By = null, string? Key = null);

/// <summary>An agreement behind a figure.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title today.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is, or was, in.</param>
/// <param name="Since">The earliest day on which it can have entered it; null when unknown.</param>
/// <param name="Overdue">Its open commitments whose last day is past.</param>
/// <param name="DueSoon">Those due on the day or in the 30 days after.</param>
/// <param name="Undated">Those without a known last day.</param>
/// <param name="Fulfilled">Its commitments kept.</param>
public sealed record ProgressMember(
    Guid Id, Domain.Values.Text Title, AgreementKind Kind, Stage Stage, DateOnly? Since, int Overdue, int DueSoon, int Undated, int Fulfilled);

/// <summary>A page of the agreements behind a figure.</summary>
/// <param name="Agreements">The agreements, longest in their stage first, unknown last.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record ProgressMembers(IReadOnlyList<ProgressMember> Agreements, string? Next);
