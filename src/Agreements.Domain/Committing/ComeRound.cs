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

        var next = state.Commitments.Select(o => o.Series).Distinct(StringComparer.Ordinal).SelectMany(s => ComingRound.Next(state, s, asOf)).ToArray();
        return next.Length == 0 ? Decision.Nothing : Decision.Record(next);
    }
}

/// <summary>
/// The decision which commitments come due again. The id of the next one follows from its series and its period, so that a period has one,
/// however often and in whatever order one asks. Periods that were missed get theirs too, unless they are longer ago than anybody would chase.
/// </summary>
internal static class ComingRound
{
    private const int YearsChased = 10;

    private const int LastYear = 9999;

    /// <summary>What comes due again in one series; nothing once the work is over.</summary>
    public static IEnumerable<CommitmentCameRound> Next(Agreement state, string series, DateOnly asOf)
    {
        var last = state.Commitments.FindLast(o => o.Series == series)!;
        while (GoesOn(state) && After(last, asOf) is { } round && !EndsBefore(state, round) && state.FindCommitment($"{series}-{round.Name}") is null)
        {
            var commitment = last.Commitment with { Id = $"{series}-{round.Name}", Due = Edtf.Day(round.To) };
            yield return new CommitmentCameRound(last.Id, commitment, Edtf.Day(asOf));
            last = last.Next(commitment);
        }
    }

    /// <summary>The first day on which anything comes round by itself; null when nothing does.</summary>
    public static DateOnly? NextDay(Agreement state)
    {
        var days = state.Commitments.Select(o => o.Series).Distinct(StringComparer.Ordinal).SelectMany(s =>
        {
            var last = state.Commitments.FindLast(o => o.Series == s)!;
            // What was settled while the agreement rested is due at once when it goes on.
            return (last.Round ?? SettledIn(last)) is { To: { Year: < LastYear } to } round && Next(state, s, to.AddDays(1)).Any()
                ? [last.IsSettled ? round.From : to.AddDays(1)]
                : (DateOnly[])[];
        }).Order().ToArray();
        return days.Length == 0 ? null : days[0];
    }

    /// <summary>
    /// The round that follows; null while the last one is neither over nor settled. One without a day stands for that in which it was settled.
    /// </summary>
    private static Round? After(CommitmentState last, DateOnly asOf)
    {
        if (last.Commitment.Every is not { } every || (last.Round ?? SettledIn(last, asOf)) is not { } round || !(last.IsSettled || round.To < asOf))
        {
            return null;
        }

        return round.To.Year < asOf.Year - YearsChased ? Round.Of(every, asOf) : round.Next(every);
    }

    private static Round? SettledIn(CommitmentState last, DateOnly? asOf = null) =>
        last.IsSettled ? Round.Of(last.Commitment.Every, last.SettledOn?.Latest ?? asOf) : null;

    private static bool GoesOn(Agreement state) => state.Standing is Standing.Open && state.Stage < Stage.Evaluated;

    private static bool EndsBefore(Agreement state, Round round) => LastDay.Of(state)?.Latest < round.From;
}

/// <summary>The day asked for is still to come.</summary>
/// <param name="AsOf">The day asked for.</param>
public sealed record RoundAhead(DateOnly? AsOf = null)
    : Refusal(new Text($"{AsOf:yyyy-MM-dd} 还未到。", $"{AsOf:yyyy-MM-dd} is still to come."), CanMeet.Coordinator);
