using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Implementing over HTTP: each command at its address.</summary>
public static class ImplementingRoutes
{
    /// <summary>Maps liaisons and the entry into implementing.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapImplementing(this IEndpointRouteBuilder api)
    {
        api.MapCommand("liaisons", "nameLiaison", "Name the liaison of a principal, by reference.",
            new NameLiaison("qingsu", "p-5b1f6c1e-8a0d-4c55-9d5e-0d9c6a7b8e21"));
        api.MapCommand("implementation", "startImplementation", "Enter the stage implementing.", new StartImplementation(Edtf.Parse("2025-04")));
    }
}

/// <summary>Shape of <see cref="NameLiaison"/>.</summary>
public sealed class NameLiaisonValidator : AbstractValidator<NameLiaison>
{
    /// <summary>Sets up the checks. Nobody writes a name where only references belong.</summary>
    public NameLiaisonValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Person).IsPerson();
    }
}
