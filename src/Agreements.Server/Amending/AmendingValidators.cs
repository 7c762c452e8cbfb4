using Agreements.Server.Handling;
using Agreements.Server.Signing;
using FluentValidation;

namespace Agreements.Server.Amending;

/// <summary>Shape of <see cref="ProposeAmendment"/>.</summary>
public sealed class ProposeAmendmentValidator : AbstractValidator<ProposeAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeAmendmentValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Terms).AreTerms();
        RuleFor(c => c.Reason).IsReason();
        RuleForEach(c => c.Parties!.Joining).SetValidator(new PartyShape()).When(c => c.Parties is not null);
    }
}

/// <summary>Shape of <see cref="ReviseAmendment"/>.</summary>
public sealed class ReviseAmendmentValidator : AbstractValidator<ReviseAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ReviseAmendmentValidator()
    {
        RuleFor(c => c.Terms).AreTerms();
        RuleForEach(c => c.Parties!.Joining).SetValidator(new PartyShape()).When(c => c.Parties is not null);
    }
}

/// <summary>Shape of <see cref="ConsentToAmendment"/>.</summary>
public sealed class ConsentToAmendmentValidator : AbstractValidator<ConsentToAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToAmendmentValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
    }
}

/// <summary>Shape of <see cref="RefuseAmendment"/>.</summary>
public sealed class RefuseAmendmentValidator : AbstractValidator<RefuseAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public RefuseAmendmentValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="SignAmendment"/>: the signature's, as for the agreement itself.</summary>
public sealed class SignAmendmentValidator : AbstractValidator<SignAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public SignAmendmentValidator() => RuleFor(c => c.Signature).SetValidator(new SignatureShape());
}

/// <summary>Shape of <see cref="WithdrawAmendment"/>.</summary>
public sealed class WithdrawAmendmentValidator : AbstractValidator<WithdrawAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public WithdrawAmendmentValidator() => RuleFor(c => c.Reason).IsReason();
}
