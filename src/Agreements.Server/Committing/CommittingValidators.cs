using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Committing;

/// <summary>Shape of <see cref="AddCommitment"/>.</summary>
public sealed class AddCommitmentValidator : AbstractValidator<AddCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public AddCommitmentValidator()
    {
        RuleFor(c => c.Commitment.Id).IsCode();
        RuleFor(c => c.Commitment.Title).IsTitle();
        RuleFor(c => c.Commitment.Quantity)
            .Must(q => q is null || (q.Value >= 0 && q.Unit is { Length: > 0 and <= 80 } && q.Counter is not { Length: 0 or > 20 }))
            .WithMessage("A quantity is 0 or more and names its unit.");
    }
}

/// <summary>Shape of <see cref="FulfilCommitment"/>.</summary>
public sealed class FulfilCommitmentValidator : AbstractValidator<FulfilCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public FulfilCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Evidence).IsNote();
    }
}
