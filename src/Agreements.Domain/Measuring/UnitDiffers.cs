namespace Agreements.Domain.Measuring;

/// <summary>Amounts of different units never add: 人 and 人次 are two things.</summary>
/// <param name="Unit">The unit on record.</param>
/// <param name="Given">The unit given.</param>
public sealed record UnitDiffers(string Unit, string Given)
    : Refusal(new Text($"计量单位为“{Unit}”，不能填写“{Given}”。", $"It is counted in '{Unit}', not in '{Given}'."), CanMeet.Coordinator);
