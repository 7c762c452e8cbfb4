namespace Agreements.Domain.Closing;

/// <summary>Give notice, for a principal: the agreement ends on the effective day unless the notice is revoked before.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Effective">The day from which it shall be ended; null for the earliest that the terms allow.</param>
/// <param name="On">The day of the notice; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; needed where it was given on an earlier day; null for none.</param>
public sealed record GiveNotice(
    string Party, string Reason, DateOnly? Effective = null, Edtf? On = null, [property: NotInBody] Source? Source = null, string? Document = null)
    : AgreementCommand, IActsAgain
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Notices.Find(n => n.Party == Party && !n.IsRevoked) is { } there)
        {
            return there.Reason == Reason && (Effective is null || Effective == there.Effective)
                ? Decision.Nothing
                : Decision.Refuse(new NoticePending(Party, state.NameOf(Party), there.Effective));
        }

        var on = On ?? Edtf.Day(context.Today);
        var effective = Effective ?? Earliest(state, on);
        var refusal = state.RefuseUnlessIn(Stage.Signed, Stage.Implementing, Stage.Evaluated)
            ?? (string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null)
            ?? state.RefuseUnlessOnFile(Document)
            ?? (Source is null && Document is null && on.Earliest < context.Today ? new NoticeBackdated(on) : null)
            ?? TooShort(state, on, effective);
        return refusal is null
            ? Decision.Record(new TerminationNoticed(Party, Reason, on, effective!.Value, Source, Document))
            : Decision.Refuse(refusal);
    }

    /// <summary>A notice of an imprecise day counts from the last that it can mean: nobody is cut short. What a source tells has happened.</summary>
    private Refusal? TooShort(Agreement state, Edtf on, DateOnly? effective) => effective switch
    {
        null => new EffectiveDayMissing(),
        { } day when Source is null && (Earliest(state, on) ?? on.Latest) is { } earliest && day < earliest => new NoticeTooShort(earliest, NoticeDays(state)),
        _ => null,
    };

    /// <summary>A period of notice beyond the calendar gives no day.</summary>
    private static DateOnly? Earliest(Agreement state, Edtf on) =>
        NoticeDays(state) is { } days && on.Latest is { } last && days <= DateOnly.MaxValue.DayNumber - last.DayNumber ? last.AddDays(days) : null;

    private static int? NoticeDays(Agreement state) => state.Term?.NoticeDays;
}

/// <summary>A notice is given on the day on which it is recorded unless a document on file shows an earlier one.</summary>
/// <param name="On">The day given.</param>
public sealed record NoticeBackdated(Edtf On)
    : Refusal(
        new Text(
            $"通知日（{On}）早于今天：须先上传通知文件并注明其摘要，否则以登记当日为准。",
            $"The day of the notice ({On}) is before today: put the notice on file and give its digest, or it is given today."),
        CanMeet.Coordinator);

/// <summary>The terms name no period of notice, so the effective day must be given.</summary>
public sealed record EffectiveDayMissing()
    : Refusal(new Text("条款未约定通知期，须写明终止生效日。", "The terms name no period of notice: say from which day it shall be ended."), CanMeet.Coordinator);

/// <summary>The effective day is before the earliest that is possible.</summary>
/// <param name="Earliest">The earliest day.</param>
/// <param name="Days">The days of notice that the terms ask for; null when they name none.</param>
public sealed record NoticeTooShort(DateOnly Earliest, int? Days)
    : Refusal(
        new Text(
            Days is null ? $"终止生效日不能早于通知日（{Earliest:yyyy-MM-dd}）。" : $"条款约定提前 {Days} 天通知，最早可于 {Earliest:yyyy-MM-dd} 终止。",
            Days is null
                ? $"It cannot be ended before the day of the notice ({Earliest:yyyy-MM-dd})."
                : $"The terms ask for {Days} days of notice: the earliest day is {Earliest:yyyy-MM-dd}."),
        CanMeet.Coordinator);

/// <summary>The principal has given another notice that is pending.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Effective">The day on which the pending notice takes effect.</param>
public sealed record NoticePending(string Party, Text Name, DateOnly Effective)
    : Refusal(
        new Text(
            $"{Name.Zh}已发出终止通知，将于 {Effective:yyyy-MM-dd} 生效；须先撤回。",
            $"{Name.EnOrZh} has given notice to {Effective:yyyy-MM-dd} already; it must be revoked first."),
        CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
