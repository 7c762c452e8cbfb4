namespace Agreements.Server.Queries.Activities;

/// <summary>What people call what makes an act worth a look.</summary>
public static class OddityNames
{
    /// <summary>The name.</summary>
    /// <param name="oddity">Which.</param>
    public static Text Of(Oddity oddity) => oddity switch
    {
        Oddity.OffHours => new("非工作时间", "outside working hours"),
        Oddity.ByDelegate => new("受托代办", "by a delegate"),
        Oddity.BackDated => new("补记较久之前", "long after the fact"),
        Oddity.Waiver => new("豁免", "a waiver"),
        Oddity.Correction => new("更正", "a correction"),
        _ => throw new ArgumentOutOfRangeException(nameof(oddity)),
    };
}
