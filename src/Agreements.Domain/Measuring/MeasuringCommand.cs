namespace Agreements.Domain.Measuring;

/// <summary>Something that somebody wants done in measuring indicators. What was reached is counted also while the agreement rests or after it ended.</summary>
public abstract record MeasuringCommand : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.InForceOrEnded;
}

/// <summary>Something to be said of one indicator.</summary>
public abstract record IndicatorCommand : MeasuringCommand
{
    /// <summary>The indicator's id.</summary>
    [NotInBody]
    public abstract string Id { get; init; }
}
