using Agreements.Server.Identity.People;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;

namespace Agreements.Server.Commands;

/// <summary>What a command recorded.</summary>
/// <param name="Id">The stream it is for: of an agreement, an engagement, an entry of the directory.</param>
/// <param name="Version">The version of its stream after the command; also the ETag.</param>
/// <param name="Recorded">Names of the events recorded, in order; empty when everything was on record before.</param>
/// <param name="InReadModels">With <c>?wait=</c>: whether the read models hold this version; null when it was not asked.</param>
public sealed record Receipt(Guid Id, long Version, IReadOnlyList<string> Recorded, bool? InReadModels)
{
    /// <summary>The agreement; null when it is for something else.</summary>
    public Guid? AgreementId { get; init; }

    /// <summary>Where the proof is, once sealed, that the last event of this was recorded; null where nothing was, or it is for something else.</summary>
    public string? Proof { get; init; }

    /// <summary>What the same decision recorded in agreements below; null where none was asked for.</summary>
    public IReadOnlyList<BelowReceipt>? Below { get; init; }

    /// <summary>Names of the events recorded on other streams in the same transaction, by stream; null for most.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<string>>? Also { get; init; }

    /// <summary>What to look at, though it is recorded: another entry of the same name; null for most.</summary>
    public IReadOnlyList<Text>? Notes { get; init; }

    /// <summary>Texts that hold what history should not keep, such as phone numbers; null for none. It is recorded all the same.</summary>
    public IReadOnlyList<TextWarning>? Warnings { get; init; }

    /// <summary>The receipt of an answer that is no refusal.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="answer">The answer.</param>
    public static Receipt Of(Request asked, Answer answer) => new(answer.Id, answer.Version, [.. answer.Recorded.Select(NameOf)], null)
    {
        AgreementId = asked is AgreementRequest ? answer.Id : null,
        Proof = asked is AgreementRequest && answer.Recorded.Count > 0 ? ProofRoutes.Address(answer.Id, answer.Version) : null,
        Below = answer.Below.Count == 0 ? null : [.. answer.Below.Select(b => new BelowReceipt(b.Id, b.Version, [.. b.Recorded.Select(NameOf)]))],
        Warnings = asked.Warnings.Count == 0 ? null : asked.Warnings,
        Notes = answer.Notes.Count == 0 ? null : answer.Notes,
        Also = answer.Also.Count == 0 ? null : answer.Also.ToDictionary(a => a.Id, IReadOnlyList<string> (a) => [.. a.Recorded.Select(NameOf)]),
    };

    private static string NameOf(object e) => EventNames.All[e.GetType()];
}

/// <summary>What a decision for an agreement above recorded in one below.</summary>
/// <param name="AgreementId">The agreement below.</param>
/// <param name="Version">The version of its stream after it.</param>
/// <param name="Recorded">Names of the events recorded; empty when everything was on record before.</param>
public sealed record BelowReceipt(Guid AgreementId, long Version, IReadOnlyList<string> Recorded);
