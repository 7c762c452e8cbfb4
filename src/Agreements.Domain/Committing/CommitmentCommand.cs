namespace Agreements.Domain.Committing;

/// <summary>Something to be said of one commitment. What was owed can be kept, shown and let off also while the agreement rests or after it ended.</summary>
public abstract record CommitmentCommand : AgreementCommand
{
    /// <summary>The commitment's id.</summary>
    [NotInBody]
    public abstract string Id { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.InForceOrEnded;
}
