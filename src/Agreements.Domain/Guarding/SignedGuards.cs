namespace Agreements.Domain.Guarding;

/// <summary>What must hold to enter signed.</summary>
internal static class SignedGuards
{
    public static IEnumerable<Refusal> Unmet(Agreement state, DateOnly today)
    {
        if (state.Policy is { NeedsApproval: true, ApprovalSteps: null } && !state.IsApproved)
        {
            yield return new ApprovalMissing();
        }

        foreach (var p in state.Principals)
        {
            if (!state.IsSignedBy(p.Id) || state.Signatures.GetValueOrDefault(p.Id) is not { } signature)
            {
                yield return new SignatureMissing(p.Id, p.Name);
            }
            else if (signature.On?.Earliest > today)
            {
                yield return new SignatureInFuture(p.Id, p.Name, signature.On);
            }
        }

        foreach (var unmet in Witnesses(state))
        {
            yield return unmet;
        }

        if (!(state.Ceremony is { } held && !(held.On?.Earliest > today)) && !HasSignedDocument(state))
        {
            yield return new DocumentOrCeremonyMissing();
        }
    }

    /// <summary>On file, or kept outside at a place that is told.</summary>
    private static bool HasSignedDocument(Agreement state) =>
        state.Principals.Any(p =>
            state.Signatures.GetValueOrDefault(p.Id) is { } s && (s.OriginalAt is not null || state.FindContent(s.DocumentDigest) is not null))
        || state.Documents.Any(d => d.Withdrawn is null && d.Latest.Kind == DocumentKind.SignedText);

    private static IEnumerable<Refusal> Witnesses(Agreement state)
    {
        var named = state.Parties.Where(p => p.IsWitness).ToArray();
        return state.Policy.Witnesses switch
        {
            WitnessRule.None => [],
            WitnessRule.Any => named.Any(p => HasAttested(state, p)) ? [] : [new WitnessMissing(null, null)],
            _ when named.Length == 0 => [new WitnessMissing(null, null)],
            _ => named.Where(p => !HasAttested(state, p) && !IsInPart(state, p)).Select(p => new WitnessMissing(p.Id, p.Name)),
        };
    }

    /// <summary>Bodies for which some of those attested that it stood for: whether the others are still its members, the body tells.</summary>
    public static IEnumerable<WitnessingBody> InPart(Agreement state) => state.Parties
        .Where(p => p.IsWitness && !HasAttested(state, p) && IsInPart(state, p) && !Guards.IsWaived(state, new WitnessMissing(p.Id, p.Name)))
        .Select(p => new WitnessingBody(p.Id, p.Name, p.Body!, [.. state.MemberAttestations[p.Id].By]));

    private static bool IsInPart(Agreement state, Party witness) =>
        state.Policy.Witnesses == WitnessRule.Collective && witness.Body is not null && state.MemberAttestations.ContainsKey(witness.Id);

    private static bool HasAttested(Agreement state, Party witness) =>
        state.Attestations.Contains(witness.Id) || (state.Policy.Witnesses == WitnessRule.Collective && state.IsAttestedByMembers(witness.Id));
}

/// <summary>The kind needs an approval that has not been given.</summary>
/// <param name="Progress">How far it has come, and who is next; null where it takes no steps.</param>
public sealed record ApprovalMissing(ApprovalProgress? Progress = null)
    : Refusal(
        Progress?.Sentence ?? new Text("此类协议须经审批，尚未批准。", "This kind needs an approval that has not been given."),
        Progress?.MetBy ?? CanMeet.Approver)
{
    /// <inheritdoc />
    public override NextToApprove? Next => Progress?.Next;
}

/// <summary>A principal's signature is not on record.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record SignatureMissing(string Party, Text Name)
    : Refusal(new Text($"尚无{Name.Zh}的签署记录。", $"The signature of {Name.EnOrZh} is not on record."), CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>A signature is dated after today.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="On">The day on record.</param>
public sealed record SignatureInFuture(string Party, Text Name, Edtf On)
    : Refusal(new Text($"{Name.Zh}的签署日期（{On}）在今天之后。", $"The signature of {Name.EnOrZh} is dated {On}, after today."), CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>The witness rule of the kind is not met.</summary>
/// <param name="Party">The witness that has not attested; null when no witness is named or any would do.</param>
/// <param name="Name">Its name; null likewise.</param>
public sealed record WitnessMissing(string? Party, Text? Name)
    : Refusal(
        new Text(
            Name is null ? "此类协议须有见证方见证，尚无见证记录。" : $"{Name.Zh}尚未见证。",
            Name is null ? "This kind needs a witness's attestation; none is on record." : $"{Name.EnOrZh} has not attested yet."),
        Party is null ? [CanMeet.Coordinator, CanMeet.Approver] : [CanMeet.Party, CanMeet.Approver])
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>Neither a signed document nor a ceremony is on record.</summary>
public sealed record DocumentOrCeremonyMissing()
    : Refusal(new Text("既无签署文件，也无签约仪式记录。", "Neither a signed document nor a signing ceremony is on record."), CanMeet.Coordinator, CanMeet.Approver);
