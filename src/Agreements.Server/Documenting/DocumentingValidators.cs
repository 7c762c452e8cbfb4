using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Documenting;

/// <summary>Shape of <see cref="AttachDocument"/>.</summary>
public sealed class AttachDocumentValidator : AbstractValidator<AttachDocument>
{
    /// <summary>Sets up the checks.</summary>
    public AttachDocumentValidator()
    {
        RuleFor(c => c.Document).IsCode();
        RuleFor(c => c.Name).Must(n => n.Length is > 0 and <= 200).WithMessage("Give a name of 1 to 200 characters.").HasNoFault(Keepable.FaultInLine);
        RuleFor(c => c.Sha256).IsDigest();
        RuleFor(c => c.Size).GreaterThan(0).WithMessage("There is no content.");
    }
}

/// <summary>Shape of <see cref="WithdrawDocument"/>.</summary>
public sealed class WithdrawDocumentValidator : AbstractValidator<WithdrawDocument>
{
    /// <summary>Sets up the checks.</summary>
    public WithdrawDocumentValidator()
    {
        RuleFor(c => c.Document).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}
