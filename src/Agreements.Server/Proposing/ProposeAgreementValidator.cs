using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Proposing;

/// <summary>Shape of <see cref="ProposeAgreement"/>.</summary>
public sealed class ProposeAgreementValidator : AbstractValidator<ProposeAgreement>
{
    private const int MostParties = 200;

    /// <summary>Sets up the checks.</summary>
    public ProposeAgreementValidator()
    {
        RuleFor(c => c.AgreementId).NotEmpty().WithMessage("Give an id, or leave it out to get one.");
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Parties).Must(p => p.Count is > 0 and <= MostParties).WithMessage($"Name 1 to {MostParties} parties.");
        RuleForEach(c => c.Parties).SetValidator(new PartyShape());
        RuleFor(c => c.Reference).Must(r => r is null || r.Length is > 0 and <= 80).WithMessage("Use 1 to 80 characters, or leave it out.").HasNoFault(Keepable.FaultInLine);
    }
}
