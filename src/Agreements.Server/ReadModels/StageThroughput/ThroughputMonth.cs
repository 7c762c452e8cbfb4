
namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>One stage in one month of the flow.</summary>
/// <param name="Stage">The stage; null for the agreements that left the flow (declined, withdrawn, terminated, expired, superseded, archived).</param>
/// <param name="Entered">How many entered it in the month.</param>
/// <param name="Left">How many left it in the month.</param>
/// <param name="There">How many were in it at the end of the month.</param>
/// <param name="MedianDays">Median of the days in it of those that left it in the month and whose days are known; null for none.</param>
/// <param name="Timed">How many of those that left have known days.</param>
public sealed record FlowCell(Stage? Stage, int Entered, int Left, int There, double? MedianDays, int Timed);

/// <summary>A month of the flow.</summary>
/// <param name="Month">Its first day, in Asia/Shanghai.</param>
/// <param name="Stages">The stages in order, and last those that left the flow.</param>
public sealed record ThroughputMonth(DateOnly Month, IReadOnlyList<FlowCell> Stages);

/// <summary>The flow through the stages, month by month.</summary>
/// <param name="Months">The months, oldest first, none left out.</param>
/// <param name="Undated">Moves whose day is unknown; they count from the day by which they were known (publication of the source, else
/// recording), or from the next known move if that is earlier.</param>
public sealed record StageFlow(IReadOnlyList<ThroughputMonth> Months, int Undated);

/// <summary>How long agreements stayed in a stage that they have left.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Left">How many have left it, for another stage or out of the flow.</param>
/// <param name="Timed">Of how many both days are known.</param>
/// <param name="MedianDays">Median of their days in it; null when none is known.</param>
/// <param name="NineOfTenDays">The days within which nine of ten had left it; null when none is known.</param>
public sealed record StageStay(Stage Stage, int Left, int Timed, double? MedianDays, double? NineOfTenDays);
