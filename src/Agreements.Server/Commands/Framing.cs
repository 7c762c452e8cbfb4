using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Framing over HTTP: each command at its address.</summary>
public static class FramingRoutes
{
    /// <summary>Maps the place in the tree and the clauses carried.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapFraming(this IEndpointRouteBuilder api)
    {
        api.MapCommand("place", "placeUnder", "Place it under another agreement, or take it out.",
            new PlaceUnder(new Guid("0195d3a0-0000-7000-8000-000000000001"), "归口调整"));
        api.MapCommand("carried-clauses", "carryClauses", "Take on clauses of an agreement above.", new CarryClauses(["exchange"]));
        api.MapCommand("dropped-clauses", "dropClauses", "Carry clauses of an agreement above no longer.", new DropClauses(["exchange"]));
    }
}

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
