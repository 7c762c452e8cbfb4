using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Implementing;

/// <summary>Shape of <see cref="NameLiaison"/>.</summary>
public sealed class NameLiaisonValidator : AbstractValidator<NameLiaison>
{
    /// <summary>Sets up the checks. A reference has the shape of a code, so that nobody writes a name where only references belong.</summary>
    public NameLiaisonValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Person).IsCode();
    }
}
