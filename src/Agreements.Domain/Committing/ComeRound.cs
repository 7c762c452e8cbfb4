namespace Agreements.Domain.Committing;

/// <summary>Have every recurring commitment whose period is over come due again. Asked once a day; asked again for the same day, it does nothing.</summary>
/// <param name="AsOf">The day by which periods are over, in Asia/Shanghai; not after today; null for today.</param>
public sealed record ComeRound(DateOnly? AsOf = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var asOf = AsOf ?? context.Today;
        if (asOf > context.Today)
        {
            return Decision.Refuse(new RoundAhead(asOf));
        }

        CommitmentCameRound[] next = [.. ComingRound.Series(state).Select(s => ComingRound.Next(state, s, asOf)).OfType<CommitmentCameRound>()];
        return next.Length == 0 ? Decision.Nothing : Decision.Record(next);
    }
}

/// <summary>
/// The decision which commitments come due again. The id of the next one follows from its series and its period, so that a period has one,
/// however often and in whatever order one asks. Periods that nobody asked for when they were over are passed over: who starts late, or rests for
/// years, owes what is due now, and not ten years of it.
/// </summary>
internal static class ComingRound
{
    private const int LastYear = 9999;

    /// <summary>What comes due again in one series, one at most; null when nothing does, and once the work is over.</summary>
    public static CommitmentCameRound? Next(Agreement state, string series, DateOnly asOf)
    {
        var last = Last(state, series);
        if (!GoesOn(state) || After(state, last, asOf) is not { } round)
        {
            return null;
        }

        var due = Due(state, last, round);
        return LastDay.Of(state)?.Certain < due
            ? null
            : new CommitmentCameRound(last.Id, last.Commitment with { Id = IdOf(series, round), Due = Edtf.Day(due) }, Edtf.Day(asOf));
    }

    /// <summary>The first day on which anything comes round by itself; null when nothing does.</summary>
    public static DateOnly? NextDay(Agreement state)
    {
        var days = Series(state).Select(s => NextDay(state, Last(state, s))).OfType<DateOnly>().Order().ToArray();
        return days.Length == 0 ? null : days[0];
    }

    /// <summary>The series that there are, in the order in which they were begun.</summary>
    public static IEnumerable<string> Series(Agreement state) => state.Commitments.Select(o => o.Series).Distinct(StringComparer.Ordinal);

    private static DateOnly? NextDay(Agreement state, CommitmentState last)
    {
        var round = last.Period ?? SettledIn(last);
        while (round is { To: { Year: < LastYear } to } && last.Commitment.Every is { } every)
        {
            if (Next(state, last.Series, to.AddDays(1)) is not null)
            {
                // What was settled while the agreement rested is due at once when it goes on.
                return last.IsSettled && Next(state, last.Series, round.From) is not null ? round.From : to.AddDays(1);
            }

            // A period that somebody has entered by hand is waited for.
            round = round.Next(every) is { } next && state.FindCommitment(IdOf(last.Series, next)) is not null ? next : null;
        }

        return null;
    }

    private static CommitmentState Last(Agreement state, string series) => state.Commitments.FindLast(o => o.Series == series)!;

    /// <summary>
    /// The round that follows: the one right after, or that of the day where others lie between. Null while the last one is neither over nor settled. One
    /// without a day stands for that in which it was settled. Where somebody has entered one of the id by hand, that one stands for its period.
    /// </summary>
    private static RecurrencePeriod? After(Agreement state, CommitmentState last, DateOnly asOf)
    {
        if (last.Commitment.Every is not { } every || (last.Period ?? SettledIn(last, asOf)) is not { } round || !(last.IsSettled || round.To < asOf))
        {
            return null;
        }

        var next = round.Next(every);
        next = next?.To < asOf ? RecurrencePeriod.Of(every, asOf) : next;
        return next is null || state.FindCommitment(IdOf(last.Series, next)) is null ? next : null;
    }

    /// <summary>
    /// The day in a round that the series keeps: as far into it as the first one was into its own, a month's end staying a month's end. The end of the
    /// round where the series began without a day.
    /// </summary>
    private static DateOnly Due(Agreement state, CommitmentState last, RecurrencePeriod round)
    {
        var first = state.FindCommitment(last.Series)!;
        if ((first.Moves.IsEmpty ? first.Commitment.Due : first.Moves[0].Was)?.Latest is not { } day
            || RecurrencePeriod.Of(last.Commitment.Every, day) is not { } own)
        {
            return round.To;
        }

        var months = ((round.From.Year - own.From.Year) * 12) + round.From.Month - own.From.Month;
        var kept = day.AddMonths(months);
        return day.AddDays(1).Day == 1 ? kept.AddDays(DateTime.DaysInMonth(kept.Year, kept.Month) - kept.Day) : kept;
    }

    private static string IdOf(string series, RecurrencePeriod round) => $"{series}-{round.Name}";

    private static RecurrencePeriod? SettledIn(CommitmentState last, DateOnly? asOf = null) =>
        last.IsSettled ? RecurrencePeriod.Of(last.Commitment.Every, last.SettledOn?.Latest ?? asOf) : null;

    private static bool GoesOn(Agreement state) => state.Standing is Standing.Open && state.Stage < Stage.Evaluated;
}

/// <summary>The day asked for is still to come.</summary>
/// <param name="AsOf">The day asked for.</param>
public sealed record RoundAhead(DateOnly? AsOf = null)
    : Refusal(new Text($"{AsOf:yyyy-MM-dd} 还未到。", $"{AsOf:yyyy-MM-dd} is still to come."), CanMeet.Coordinator);
