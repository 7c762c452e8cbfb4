namespace Agreements.Domain.Guarding;

/// <summary>
/// The guards of a stage that ask about other streams, by what they ask. Kept beside an agreement they are judged when somebody looks, by what
/// those others are then: no event of the agreement tells when they change.
/// </summary>
/// <param name="Parent">The agreement above, which must be neither suspended nor terminated; null when it does not matter.</param>
/// <param name="TakingPart">Codes of the institutions that take part, where kinds are needed; else empty.</param>
/// <param name="NeededKinds">The kinds of institution that the policy needs; empty for none. An unknown kind, or a party not yet named,
/// satisfies nothing.</param>
public sealed record RelatedGuards(Guid? Parent, IReadOnlyList<string> TakingPart, IReadOnlyList<InstitutionKind> NeededKinds)
{
    /// <summary>The related state that they ask for.</summary>
    public Needs Needs => new() { Agreements = Parent is { } parent ? [parent] : [], Institutions = TakingPart };

    /// <summary>The guards of a stage; null when it asks about nothing else.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    public static RelatedGuards? Of(Agreement state, Stage stage)
    {
        // Rating looks back: it is possible also when the agreement above has ended.
        var parent = stage < Stage.Evaluated ? state.Parent : null;
        var kinds = stage == Stage.Negotiated ? state.Policy.NeededKinds ?? [] : [];
        return parent is null && kinds.Count == 0 ? null : new RelatedGuards(parent, kinds.Count == 0 ? [] : TakingPartIn(state), kinds);
    }

    /// <summary>Those that do not hold.</summary>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public IEnumerable<Refusal> Unmet(RelatedState related)
    {
        var there = TakingPart.Select(code => related.FindInstitution(code)?.Kind).ToHashSet();
        InstitutionKind[] missing = [.. NeededKinds.Where(k => !there.Contains(k))];
        if (missing.Length > 0)
        {
            yield return new InstitutionKindsMissing(missing);
        }

        if (Parent is { } id && related.FindAgreement(id) is { Standing: Standing.Suspended or Standing.Terminated } parent)
        {
            yield return new ParentNotOpen(id, parent.Title, parent.Standing);
        }
    }

    private static string[] TakingPartIn(Agreement state) =>
    [
        .. state.Parties.Where(p => p.Role is not (PartyRole.Witness or PartyRole.Beneficiary or PartyRole.ApprovingAuthority))
            .Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>The agreement above is suspended or terminated.</summary>
/// <param name="Parent">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Standing">How it stands.</param>
public sealed record ParentNotOpen(Guid Parent, Text Title, Standing Standing)
    : Refusal(
        new Text($"上级协议“{Title.Zh}”处于“{StandingNames.Zh(Standing)}”状态。", $"The agreement above, '{Title.EnOrZh}', is {StandingNames.En(Standing)}."),
        CanMeet.Coordinator);

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
