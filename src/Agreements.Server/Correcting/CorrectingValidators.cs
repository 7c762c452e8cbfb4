using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Correcting;

/// <summary>Shape of <see cref="CorrectFact"/>.</summary>
public sealed class CorrectFactValidator : AbstractValidator<CorrectFact>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectFactValidator()
    {
        RuleFor(c => c.Fact).IsReason();
        RuleFor(c => c.Was).IsNote();
        RuleFor(c => c.Now).IsNote();
        When(c => c.Now is not null && c.Fact is not null && Facts.IsOfPerson(c.Fact), () => RuleFor(c => c.Now).IsPerson());
        RuleFor(c => c.Why).IsReason();
    }
}

/// <summary>Shape of <see cref="UpdateFact"/>.</summary>
public sealed class UpdateFactValidator : AbstractValidator<UpdateFact>
{
    /// <summary>Sets up the checks.</summary>
    public UpdateFactValidator()
    {
        RuleFor(c => c.Fact).IsReason();
        RuleFor(c => c.Now).IsNote();
        When(c => c.Now is not null && c.Fact is not null && Facts.IsOfPerson(c.Fact), () => RuleFor(c => c.Now).IsPerson());
    }
}
