namespace Agreements.Domain.Amending;

/// <summary>Something that somebody wants done with one supplementary agreement.</summary>
public abstract record AmendmentCommand : AgreementCommand
{
    /// <summary>The number of the supplementary agreement.</summary>
    [NotInBody]
    public abstract int Number { get; init; }
}

/// <summary>What the decisions on one supplementary agreement have in common.</summary>
internal static class AmendmentChecks
{
    /// <summary>Decides on an amendment that is there; what only an open one can have done to it is refused unless it repeats what is on record.</summary>
    public static Decision OnAmendment(this Agreement state, int number, Func<Amendment, bool> isOnRecord, Func<Amendment, Decision> decide)
    {
        if (number < 1 || number > state.Amendments.Count)
        {
            return Decision.Refuse(new AmendmentUnknown(number));
        }

        var amendment = state.Amendments[number - 1];
        if (isOnRecord(amendment))
        {
            return Decision.Nothing;
        }

        return amendment.Standing is AmendmentStanding.Open ? decide(amendment) : Decision.Refuse(new AmendmentClosed(number, amendment.Standing));
    }

    /// <summary>Null when the party is one of those who must consent and sign; otherwise why it cannot.</summary>
    public static Refusal? RefuseUnlessBound(this Agreement state, Amendment amendment, string party) =>
        amendment.Parties?.Joining.Any(p => p.Id == party) is true ? null : state.RefuseUnlessPrincipal(party);

    public static IEnumerable<Refusal> Consents(Agreement state, Amendment amendment) =>
        amendment.Bound(state).Where(p => !amendment.Consents.Contains(p.Id)).Select(p => new AmendmentConsentMissing(amendment.Number, p.Id, p.Name));

    public static IEnumerable<Refusal> Signature(Amendment amendment, Party p, DateOnly today)
    {
        if (!amendment.Signatures.TryGetValue(p.Id, out var signature))
        {
            yield return new AmendmentSignatureMissing(amendment.Number, p.Id, p.Name);
        }
        else if (signature.On?.Earliest > today)
        {
            yield return new SignatureInFuture(p.Id, p.Name, signature.On);
        }
    }
}

/// <summary>There is no supplementary agreement of this number.</summary>
/// <param name="Number">The number given.</param>
public sealed record AmendmentUnknown(int Number)
    : Refusal(new Text($"没有第 {Number} 号补充协议。", $"There is no amendment {Number}."), CanMeet.Coordinator);

/// <summary>The supplementary agreement is in force or given up: nothing more is done to it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Standing">How it stands.</param>
public sealed record AmendmentClosed(int Number, AmendmentStanding Standing)
    : Refusal(
        new Text(
            $"第 {Number} 号补充协议{Words(Standing).Zh}，不能再办理。", $"Amendment {Number} is {Words(Standing).En}; nothing more can be done to it."),
        CanMeet.Coordinator)
{
    private static Text Words(AmendmentStanding standing) => standing switch
    {
        AmendmentStanding.Adopted => new("已生效", "in force"),
        AmendmentStanding.Scheduled => new("已由各方签署，待生效", "signed by all and comes into force on its day"),
        _ => new("已撤回", "withdrawn"),
    };
}

/// <summary>A supplementary agreement is open: until it is adopted or withdrawn, the agreement stays in its stage.</summary>
/// <param name="Number">Its number.</param>
public sealed record AmendmentOpen(int Number)
    : Refusal(
        new Text($"第 {Number} 号补充协议尚未生效或撤回，其间阶段不能变更。", $"Amendment {Number} is neither adopted nor withdrawn; until then the stage cannot change."),
        CanMeet.Coordinator);

/// <summary>Somebody who would be bound has not consented to the supplementary agreement.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record AmendmentConsentMissing(int Number, string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未同意第 {Number} 号补充协议。", $"{Name.EnOrZh} has not consented to amendment {Number}."), CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>Somebody who would be bound has not signed the supplementary agreement.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record AmendmentSignatureMissing(int Number, string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未签署第 {Number} 号补充协议。", $"{Name.EnOrZh} has not signed amendment {Number}."), CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
