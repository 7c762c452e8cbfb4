using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Negotiating;

/// <summary>Shape of <see cref="ReviseTerms"/>.</summary>
public sealed class ReviseTermsValidator : AbstractValidator<ReviseTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ReviseTermsValidator()
    {
        RuleFor(c => c.Terms).AreTerms();
        When(c => c.Party is not null, () => RuleFor(c => c.Party!).IsCode());
    }
}

/// <summary>Shape of <see cref="ConsentToTerms"/>.</summary>
public sealed class ConsentToTermsValidator : AbstractValidator<ConsentToTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToTermsValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
    }
}

/// <summary>Shape of <see cref="RefuseTerms"/>.</summary>
public sealed class RefuseTermsValidator : AbstractValidator<RefuseTerms>
{
    /// <summary>Sets up the checks.</summary>
    public RefuseTermsValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="RestoreTerms"/>.</summary>
public sealed class RestoreTermsValidator : AbstractValidator<RestoreTerms>
{
    /// <summary>Sets up the checks.</summary>
    public RestoreTermsValidator() => RuleFor(c => c.Reason).IsNote();
}
