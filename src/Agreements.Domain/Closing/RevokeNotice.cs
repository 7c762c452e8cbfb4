namespace Agreements.Domain.Closing;

/// <summary>Take a notice back, for the principal that gave it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RevokeNotice(Guid AgreementId, string Party, string? Reason = null, Edtf? On = null) : ClosingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];
}

/// <summary>The decision to accept it.</summary>
internal static class Revocation
{
    public static Decision Decide(Agreement state, RevokeNotice c) => state.Notices.Find(n => n.Party == c.Party) switch
    {
        null => Decision.Refuse(state.RefuseUnlessPrincipal(c.Party) ?? new NoticeNotGiven(c.Party, state.NameOf(c.Party))),
        { IsRevoked: true } => Decision.Nothing,
        { } n when n.Effective <= c.Today => Decision.Refuse(new NoticeInEffect(c.Party, state.NameOf(c.Party), n.Effective)),
        _ => Decision.Record(new NoticeRevoked(c.Party, c.Reason, c.On ?? Edtf.Day(c.Today))),
    };
}

/// <summary>The principal has given no notice.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record NoticeNotGiven(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}没有发出终止通知。", $"{Name.EnOrZh} has given no notice."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>It is too late: the day of the notice has come.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Effective">The day.</param>
public sealed record NoticeInEffect(string Party, Text Name, DateOnly Effective)
    : Refusal(
        new Text($"{Name.Zh}的终止通知已于 {Effective:yyyy-MM-dd} 生效。", $"The notice of {Name.EnOrZh} took effect on {Effective:yyyy-MM-dd}."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
