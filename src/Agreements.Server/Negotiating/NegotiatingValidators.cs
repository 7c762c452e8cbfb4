using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Negotiating;

/// <summary>Shape of <see cref="ReviseTerms"/>.</summary>
public sealed class ReviseTermsValidator : AbstractValidator<ReviseTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ReviseTermsValidator() => RuleFor(c => c.Terms).AreTerms();
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
