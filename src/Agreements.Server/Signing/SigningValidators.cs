using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Signing;

/// <summary>Shape of <see cref="RecordSignature"/>.</summary>
public sealed class RecordSignatureValidator : AbstractValidator<RecordSignature>
{
    /// <summary>Sets up the checks.</summary>
    public RecordSignatureValidator() => RuleFor(c => c.Signature).SetValidator(new SignatureShape());
}

/// <summary>What a signature may look like, under an agreement or a supplementary one.</summary>
internal sealed class SignatureShape : AbstractValidator<Signature>
{
    public SignatureShape()
    {
        RuleFor(s => s.Party).IsCode();
        RuleFor(s => s.DocumentDigest).IsDigest();
        RuleFor(s => s.SignatoryTitle).IsLine();
        RuleFor(s => s.Originals).Must(n => n is null or (> 0 and <= 1000)).WithMessage("Give 1 to 1000 originals, or leave it out.");
    }
}

/// <summary>Shape of <see cref="AttestAsWitness"/>.</summary>
public sealed class AttestAsWitnessValidator : AbstractValidator<AttestAsWitness>
{
    /// <summary>Sets up the checks.</summary>
    public AttestAsWitnessValidator()
    {
        RuleFor(c => c.Party).IsCode();
        When(c => c.Member is not null, () => RuleFor(c => c.Member!).IsCode());
        RuleFor(c => c.Note).IsNote();
    }
}

/// <summary>Shape of <see cref="RecordCeremony"/>.</summary>
public sealed class RecordCeremonyValidator : AbstractValidator<RecordCeremony>
{
    private const int MostWitnesses = 200;

    /// <summary>Sets up the checks.</summary>
    public RecordCeremonyValidator()
    {
        RuleFor(c => c.Place).IsLine();
        RuleFor(c => c.Witnesses).Must(w => w is null || (w.Count is > 0 and <= MostWitnesses && w.Distinct(StringComparer.Ordinal).Count() == w.Count))
            .WithMessage($"Name each of 1 to {MostWitnesses} witnesses once, or leave them out.");
        RuleFor(c => c).Must(c => c.On is not null || c.Place is not null || c.Host is not null).WithMessage("Say at least the day, the place or the host.");
    }
}

/// <summary>Shape of <see cref="AdvanceToSigned"/>.</summary>
public sealed class AdvanceToSignedValidator : AbstractValidator<AdvanceToSigned>
{
    /// <summary>Sets up the checks.</summary>
    public AdvanceToSignedValidator() => RuleFor(c => c.Place).IsLine();
}
