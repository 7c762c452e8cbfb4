namespace Agreements.Domain.Closing;

/// <summary>Take a notice back, for the principal that gave it.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RevokeNotice([property: NotInBody] string Party, string? Reason = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.Notices.Find(n => n.Party == Party) switch
    {
        null => Decision.Refuse(state.RefuseUnlessPrincipal(Party) ?? new NoticeNotGiven(Party, state.NameOf(Party))),
        { IsRevoked: true } => Decision.Nothing,
        { } n when n.Effective <= context.Today => Decision.Refuse(new NoticeInEffect(Party, state.NameOf(Party), n.Effective)),
        _ => Decision.Record(new NoticeRevoked(Party, Reason, On ?? Edtf.Day(context.Today))),
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
