namespace Agreements.Domain.Guarding;

/// <summary>
/// The guards of a stage that ask about other streams, by what they ask. Kept beside an agreement they are judged when somebody looks, by what
/// those others are then: no event of the agreement tells when they change.
/// </summary>
/// <param name="Parent">The agreement above, which must be neither suspended nor terminated; null when it does not matter.</param>
/// <param name="TakingPart">Codes of the institutions that take part, where kinds are needed; else empty.</param>
/// <param name="NeededKinds">The kinds of institution that the policy needs; empty for none. An unknown kind, or a party not yet named,
/// satisfies nothing.</param>
/// <param name="Predecessor">The agreement that is renewed, beyond whose last day the renewal must run; null when it does not matter.</param>
/// <param name="Ends">The last day of the renewal by its own terms, in Asia/Shanghai; null when unknown.</param>
public sealed record RelatedGuards(
    Guid? Parent, IReadOnlyList<string> TakingPart, IReadOnlyList<InstitutionKind> NeededKinds, Guid? Predecessor = null, DateOnly? Ends = null)
{
    /// <summary>The related state that they ask for.</summary>
    public Needs Needs => new() { Agreements = [.. new[] { Parent, Predecessor }.OfType<Guid>()], Institutions = TakingPart };

    /// <summary>The guards of a stage; null when it asks about nothing else.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    public static RelatedGuards? Of(Agreement state, Stage stage)
    {
        // Rating looks back: it is possible also when the agreement above has ended.
        var parent = stage < Stage.Evaluated ? state.Parent : null;
        var kinds = stage == Stage.Negotiated ? state.Policy.NeededKinds ?? [] : [];
        var ends = stage == Stage.Signed && state.Predecessor is not null && state.Term is { } term ? LastDay.Of(term, null)?.Latest : null;
        return parent is null && kinds.Count == 0 && ends is null
            ? null
            : new RelatedGuards(parent, kinds.Count == 0 ? [] : TakingPartIn(state), kinds, ends is null ? null : state.Predecessor, ends);
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

        if (Parent is { } id && related.FindAgreement(id) is { StandingBeforeArchive: Standing.Suspended or Standing.Terminated } parent)
        {
            yield return new ParentNotOpen(id, parent.Title, parent.StandingBeforeArchive);
        }

        if (Predecessor is { } predecessor && related.FindAgreement(predecessor) is { } renewed && LastDay.Of(renewed)?.Certain is { } last && Ends <= last)
        {
            yield return new RenewalAddsNoTime(last);
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
