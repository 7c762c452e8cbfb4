namespace Agreements.Domain.Closing;

/// <summary>
/// Have the notices take effect whose day has come: who gave one of several leaves as long as enough remain bound, else the agreement ends. Asked by the
/// daily round; harmless at any time.
/// </summary>
public sealed record EndByNotice : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Terminated)
        {
            return Decision.Nothing;
        }

        var pending = state.PendingNotices.ToArray();
        if (pending.Length == 0)
        {
            return state.Notices.Exists(n => !n.IsRevoked) ? Decision.Nothing : Decision.Refuse(new NothingNoticed());
        }

        var due = pending.Where(n => n.Effective <= context.Today).ToArray();
        return due.Length == 0 ? Decision.Refuse(new NoticeNotInEffect(pending[0].Effective)) : TakeEffect(state, due, context.Today);
    }

    /// <summary>
    /// Who still owes something stays until it is handed over, and nothing ends before it was signed: such a notice keeps none of the others, and takes
    /// effect with the round after that is put right.
    /// </summary>
    private static Decision TakeEffect(Agreement state, Notice[] due, DateOnly today)
    {
        var happened = new List<AgreementEvent>();
        var kept = new List<Refusal>();
        foreach (var notice in due)
        {
            if (!OneOfSeveral.CanGo(state, notice.Party))
            {
                var end = new AgreementTerminated(Edtf.Day(notice.Effective), notice.Reason, TerminationBasis.Notice, notice.Party);
                var tooEarly = Chronology.Faults(state, [end], today).ToArray();
                kept.AddRange(tooEarly);
                happened.AddRange(tooEarly.Length == 0 ? [end] : []);
                break;
            }

            if (OneOfSeveral.RefuseWhileOwing(state, state.FindParty(notice.Party)!) is { } owes)
            {
                kept.Add(owes);
                continue;
            }

            happened.Add(new PartyLeft(notice.Party, notice.Reason, Edtf.Day(notice.Effective), [], null));
            state = Agreement.Evolve(state, happened[^1]);
        }

        return happened.Count > 0 ? Decision.Record(happened) : Decision.Refuse(kept);
    }
}

/// <summary>No notice is pending.</summary>
public sealed record NothingNoticed()
    : Refusal(new Text("没有待生效的终止通知。", "No notice is pending."), CanMeet.Coordinator);

/// <summary>The day of the notice has not come.</summary>
/// <param name="Effective">The day.</param>
public sealed record NoticeNotInEffect(DateOnly Effective)
    : Refusal(new Text($"终止通知自 {Effective:yyyy-MM-dd} 起生效。", $"The notice takes effect on {Effective:yyyy-MM-dd}."), CanMeet.Coordinator);
