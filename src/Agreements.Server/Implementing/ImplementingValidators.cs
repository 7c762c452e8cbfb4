using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Implementing;

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
