using Agreements.Server.Http;

namespace Agreements.Server.Signing;

/// <summary>An attestation.</summary>
/// <param name="Party">The witness's id among the parties.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Member">Code of the member that attests for the body which is the witness; null when the witness itself does.</param>
/// <param name="Source">Where the fact comes from; null when attested here.</param>
public sealed record Attested(string Party, Edtf? On = null, string? Note = null, string? Member = null, Source? Source = null);

/// <summary>A ceremony.</summary>
/// <param name="On">The day, which may be imprecise; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Host">The hosting institution's code; null when unknown.</param>
/// <param name="Witnesses">Ids of the witnesses present; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record Ceremony(Edtf? On = null, string? Place = null, string? Host = null, IReadOnlyList<string>? Witnesses = null, Source? Source = null);

/// <summary>The stage signed entered.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Place">Where; null when it does not matter.</param>
public sealed record SignedAt(Edtf? On = null, string? Place = null);

/// <summary>Signing over HTTP.</summary>
public static class SigningEndpoints
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps signatures, attestations, the ceremony and the stage signed.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapSigning(this IEndpointRouteBuilder api)
    {
        api.MapCommand("signatures", "recordSignature", "Record how a principal signed, inside the system or outside.",
            (id, signature, a) => new RecordSignature(id, signature) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Signature("qingsu", Edtf.Parse("2025-03-27/2025-03-28"), "校长", SigningMethod.Seal, ExampleDigest, 4, true));
        api.MapCommand("attestations", "attestAsWitness", "Attest, for a witness.",
            (id, b, a) => new AttestAsWitness(id, b.Party, b.On, b.Note, b.Source, b.Member) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Attested("qingyang-edu", Edtf.Parse("2025-03-27/2025-03-28")));
        api.MapCommand("ceremony", "recordCeremony", "Put the signing ceremony on record.",
            (id, b, a) => new RecordCeremony(id, b.On, b.Place, b.Host, b.Source, b.Witnesses) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Ceremony(Edtf.Parse("2025-03-27/2025-03-28"), "重庆", "jiangbei-edu", ["qingyang-edu"]));
        api.MapCommand("signed", "advanceToSigned", "Enter the stage signed.",
            (id, b, a) => new AdvanceToSigned(id, b.On, b.Place) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new SignedAt(Edtf.Parse("2025-03-28"), "重庆"));
    }
}
