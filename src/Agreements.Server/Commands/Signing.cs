using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Signing over HTTP: each command at its address.</summary>
public static class SigningRoutes
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps signatures, attestations, the ceremony and the entry into signed.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapSigning(this IEndpointRouteBuilder api)
    {
        api.MapCommand("signatures", "recordSignature", "Record how a principal signed, inside the system or outside.",
            signature => new RecordSignature(signature),
            new Signature("qingsu", Edtf.Parse("2025-03-27/2025-03-28"), "校长", SigningMethod.Seal, ExampleDigest, 4, true));
        api.MapCommand("attestations", "attestAsWitness", "Attest, for a witness.", new AttestAsWitness("qingyang-edu", Edtf.Parse("2025-03-27/2025-03-28")));
        api.MapCommand("ceremony", "recordCeremony", "Put the signing ceremony on record.",
            new RecordCeremony(Edtf.Parse("2025-03-27/2025-03-28"), "重庆", "jiangbei-edu", Witnesses: ["qingyang-edu"]));
        api.MapCommand("signed", "advanceToSigned", "Enter the stage signed.", new AdvanceToSigned(Edtf.Parse("2025-03-28"), "重庆"));
    }
}

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
