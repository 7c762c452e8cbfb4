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
    /// <summary>Codes of the standing bodies that take part, where kinds are needed: they stand for their members of the day.</summary>
    public IReadOnlyList<string> BodiesTakingPart { get; init; } = [];

    /// <summary>Codes of the institutions that are principals, where there must be several: two that were merged into one are one principal.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];

    /// <summary>How many principals there are that are no institution: bodies, and those not yet named.</summary>
    public int OtherPrincipals { get; init; }

    /// <summary>The least number of principals; 0 when it does not matter.</summary>
    public int LeastPrincipals { get; init; }

    /// <summary>Bodies that witness and for which members attested, but not all of those it stood for then: who has left it since need not attest.</summary>
    public IReadOnlyList<WitnessingBody> Witnesses { get; init; } = [];

    /// <summary>The agreement that is renewed, beyond whose last day the renewal must run; null when it does not matter.</summary>
    public Guid? Predecessor { get; init; }

    /// <summary>The last day of the renewal by its own terms, in Asia/Shanghai; null when unknown.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>The approval that it still needs, where that takes steps; null for none.</summary>
    public PendingApproval? Approval { get; init; }

    /// <summary>The first day on which it is worth asking for them, in Asia/Shanghai; null for at once.</summary>
    public DateOnly? AskedFrom { get; init; }

    /// <summary>The related state that they ask for.</summary>
    public Needs Needs => Domain.Needs.All(
        new()
        {
            Agreements = [.. new[] { Parent, Predecessor }.OfType<Guid>()], Institutions = [.. TakingPart.Union(Principals)],
            BodiesWithMembers = BodiesTakingPart, Bodies = [.. Witnesses.Select(w => w.Body)],
        },
        Approval?.Needs ?? Domain.Needs.Nothing);

    /// <summary>True when they ask for nothing.</summary>
    private bool AreNone => Parent is null && NeededKinds.Count == 0 && Principals.Count == 0 && Witnesses.Count == 0 && Ends is null
        && Approval is null;

    /// <summary>The guards of a stage; null when it asks about nothing else.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="stage">The stage to enter.</param>
    /// <param name="on">The day on which it is entered; null for the day of the last signature, where all have signed.</param>
    public static RelatedGuards? Of(Agreement state, Stage stage, Edtf? on = null)
    {
        // Rating looks back: it is possible also when the agreement above has ended.
        var parent = stage < Stage.Evaluated ? state.Parent : null;
        var guards = stage switch
        {
            Stage.Negotiated => IntoNegotiated(state, parent),
            Stage.Signed => IntoSigned(state, parent, on),
            _ => new RelatedGuards(parent, [], []),
        } with
        { Approval = PendingApproval.Of(state, stage) };
        return guards.AreNone ? null : guards;
    }

    /// <summary>Those that do not hold.</summary>
    /// <param name="related">What <see cref="Needs"/> asks for.</param>
    public IEnumerable<Refusal> Unmet(RelatedState related)
    {
        if (Approval is { } approval)
        {
            yield return new ApprovalMissing(approval.Progress(related));
        }

        if (Merged(related) is { } tooFew)
        {
            yield return tooFew;
        }

        var there = TakingPart.Concat(BodiesTakingPart.SelectMany(b => related.FindBody(b)?.Facts?.Members ?? []))
            .Select(code => related.FindSurvivor(code)?.Kind).ToHashSet();
        InstitutionKind[] missing = [.. NeededKinds.Where(k => !there.Contains(k))];
        if (missing.Length > 0)
        {
            yield return new InstitutionKindsMissing(missing);
        }

        foreach (var witness in Witnesses.Where(w => !w.HasAttested(related.FindBody(w.Body))))
        {
            yield return new WitnessMissing(witness.Party, witness.Name);
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

    private static RelatedGuards IntoNegotiated(Agreement state, Guid? parent)
    {
        var kinds = state.Policy.NeededKinds ?? [];
        var taking = kinds.Count == 0
            ? []
            : state.Parties.Where(p => p.Role is not (PartyRole.Witness or PartyRole.Beneficiary or PartyRole.ApprovingAuthority)).ToArray();
        string[] principals = [.. state.Principals.Select(p => p.Institution).OfType<string>()];
        var others = state.Principals.Count() - principals.Length;

        // Where there are too few anyhow, the guard of the agreement itself says so; where one institution is bound, it is one.
        var counts = state.Policy.LeastPrincipals > 1 && principals.Length > 1 && principals.Length + others >= state.Policy.LeastPrincipals;
        return new RelatedGuards(parent, [.. taking.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)], kinds)
        {
            BodiesTakingPart = [.. taking.Select(p => p.Body).OfType<string>().Distinct(StringComparer.Ordinal)],
            Principals = counts ? principals : [], OtherPrincipals = counts ? others : 0, LeastPrincipals = counts ? state.Policy.LeastPrincipals : 0,
        };
    }

    private static RelatedGuards IntoSigned(Agreement state, Guid? parent, Edtf? on)
    {
        var signed = on ?? (state.IsSignedByAll() ? state.Signatures.Values.Select(s => s.On).OrderBy(day => day, Edtf.Order).LastOrDefault() : null);
        var ends = state.Predecessor is not null && state.Term is { } term ? LastDay.Of(term, signed)?.Latest : null;
        return new RelatedGuards(parent, [], [])
        {
            Witnesses = [.. SignedGuards.InPart(state)], Predecessor = ends is null ? null : state.Predecessor, Ends = ends,
        };
    }

    private PrincipalsTooFew? Merged(RelatedState related)
    {
        if (Principals.Count == 0)
        {
            return null;
        }

        var distinct = Principals.Select(p => related.FindSurvivor(p)?.Code ?? p).Distinct(StringComparer.Ordinal).Count() + OtherPrincipals;
        return distinct < LeastPrincipals ? new PrincipalsTooFew(distinct, LeastPrincipals) : null;
    }
}

/// <summary>A body that witnesses, and the members that attested for it.</summary>
/// <param name="Party">The witness's id among the parties.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">The body's code.</param>
/// <param name="Attested">Codes of the members that attested.</param>
public sealed record WitnessingBody(string Party, Text Name, string Body, IReadOnlyList<string> Attested)
{
    /// <summary>Whether everybody that the body stands for now has attested.</summary>
    /// <param name="body">The body; null when the directory has none.</param>
    public bool HasAttested(Body? body) => body?.Facts is { MembersComplete: true, Members: { Count: > 0 } members } && members.All(Attested.Contains);
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
