namespace Agreements.Domain.Guarding;

/// <summary>The kinds of institution that a policy needs. An unknown kind, or a party not yet named, satisfies nothing.</summary>
internal static class NeededKindsGuard
{
    public static IReadOnlyList<string> Needs(Agreement state, Stage stage) => stage == Stage.Negotiated && state.Policy.NeededKinds is { Count: > 0 }
        ? [.. TakingPart(state).Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)]
        : [];

    public static IEnumerable<Refusal> Unmet(Agreement state, Stage stage, RelatedState related)
    {
        if (stage != Stage.Negotiated || state.Policy.NeededKinds is not { Count: > 0 } needed)
        {
            return [];
        }

        var there = TakingPart(state).Select(p => p.Institution is { } code ? related.FindInstitution(code)?.Kind : null).ToHashSet();
        InstitutionKind[] missing = [.. needed.Where(k => !there.Contains(k))];
        return missing.Length > 0 ? [new InstitutionKindsMissing(missing)] : [];
    }

    private static IEnumerable<Party> TakingPart(Agreement state) =>
        state.Parties.Where(p => p.Role is not (PartyRole.Witness or PartyRole.Beneficiary or PartyRole.ApprovingAuthority));
}

/// <summary>The kind of agreement needs institutions of sorts that do not take part.</summary>
/// <param name="Missing">The sorts that are missing.</param>
public sealed record InstitutionKindsMissing(IReadOnlyList<InstitutionKind> Missing)
    : Refusal(
        new Text(
            $"此类协议尚缺以下类别的参与机构：{string.Join("、", Missing.Select(k => InstitutionKindNames.Of(k).Zh))}。",
            $"This kind needs parties of these sorts too: {string.Join(", ", Missing.Select(k => InstitutionKindNames.Of(k).En))}."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public bool Equals(InstitutionKindsMissing? other) => other is not null && Missing.SequenceEqual(other.Missing);

    /// <inheritdoc />
    public override int GetHashCode() => Missing.Count;
}
