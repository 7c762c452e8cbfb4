using Agreements.Server.Handling;
using Agreements.Server.Storage;

namespace Agreements.Server.Http;

/// <summary>What a command recorded.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream after the command; also the ETag.</param>
/// <param name="Recorded">Names of the events recorded, in order; empty when everything was on record before.</param>
/// <param name="InReadModels">With <c>?wait=</c>: whether the read models hold this version; null when it was not asked.</param>
public sealed record Receipt(Guid AgreementId, long Version, IReadOnlyList<string> Recorded, bool? InReadModels)
{
    /// <summary>The receipt of an answer that is no refusal.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="inReadModels">Whether the read models hold it; null when it was not asked.</param>
    public static Receipt Of(Answer answer, bool? inReadModels) =>
        new(answer.AgreementId, answer.Version, [.. answer.Recorded.Select(NameOf)], inReadModels);

    private static string NameOf(AgreementEvent e) => EventNames.All[e.GetType()];
}
