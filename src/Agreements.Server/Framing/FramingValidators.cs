using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Framing;

/// <summary>Shape of <see cref="PlaceUnder"/>.</summary>
public sealed class PlaceUnderValidator : AbstractValidator<PlaceUnder>
{
    /// <summary>Sets up the checks.</summary>
    public PlaceUnderValidator() => RuleFor(c => c.Reason).IsNote();
}

/// <summary>Shape of <see cref="CarryClauses"/>.</summary>
public sealed class CarryClausesValidator : AbstractValidator<CarryClauses>
{
    /// <summary>Sets up the checks.</summary>
    public CarryClausesValidator() => RuleFor(c => c.Clauses).IsListOfClauses();
}

/// <summary>Shape of <see cref="DropClauses"/>.</summary>
public sealed class DropClausesValidator : AbstractValidator<DropClauses>
{
    /// <summary>Sets up the checks.</summary>
    public DropClausesValidator() => RuleFor(c => c.Clauses).IsListOfClauses();
}

/// <summary>Shapes that the commands of the tree share.</summary>
internal static class FramingShapes
{
    private const int MostClauses = 500;

    public static void IsListOfClauses<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(c => c is { Count: > 0 and <= MostClauses } && c.All(id => id is { Length: > 0 and <= 80 }))
        .WithMessage($"Name 1 to {MostClauses} clauses by their ids of 1 to 80 characters.");
}
