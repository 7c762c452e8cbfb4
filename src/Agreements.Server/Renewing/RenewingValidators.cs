using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Renewing;

/// <summary>Shape of <see cref="ProposeRenewal"/>.</summary>
public sealed class ProposeRenewalValidator : AbstractValidator<ProposeRenewal>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeRenewalValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Terms).MayBeTerms();
        RuleFor(c => c.Reason).IsNote();
        RuleFor(c => c.Parties).Must(p => p is null or { Count: > 0 and <= 200 }).WithMessage("Name 1 to 200 parties, or leave them out.");
        RuleForEach(c => c.Parties).SetValidator(new PartyShape());
    }
}
