namespace Agreements.Domain.Specs.Model;

/// <summary>The rules, one after the other: what comes of something said. Null is a refusal, an empty list says that it is nothing new.</summary>
internal sealed partial class ModelAgreement
{
    private static readonly IReadOnlyList<Said> Nothing = [];
    private static readonly Standing[] InForce = [Standing.Open, Standing.Suspended];
    private static readonly Standing[] OpenOrEnded = [Standing.Open, Standing.Terminated, Standing.Expired, Standing.Superseded];

    /// <summary>What is accepted of something said today; null when it is refused.</summary>
    public IReadOnlyList<Said>? Answer(Said said, DateOnly today)
    {
        if (!Exists && said.What != What.Propose)
        {
            return null;
        }

        var resolved = said with { On = said.On ?? today };
        var answer = (said.What == What.Propose ? Propose(said, today) : null)
            ?? OnNegotiating(resolved, today) ?? OnWork(resolved, today) ?? OnEnding(resolved, today) ?? OnTheWhole(resolved, today)
            ?? throw new InvalidOperationException($"{said.What} has no rule.");
        return answer.Facts is not { Count: > 0 } facts || !Exists || PossibleWhile(said.What).Contains(Standing) ? answer.Facts : null;
    }

    private static Standing[] PossibleWhile(What what) => what switch
    {
        What.Suspend or What.Decline or What.Withdraw or What.Notice or What.RevokeNotice or What.ProposeEnd or What.ConsentToEnd or What.DropEnd
            or What.Terminate or What.Expire or What.Place => InForce,
        What.Resume => [Standing.Suspended],
        What.Keep or What.Report => [Standing.Suspended, .. OpenOrEnded],
        What.Rate or What.Waive or What.Unwaive or What.Evaluate => OpenOrEnded,
        What.Renew => [Standing.Open, Standing.Expired],
        What.CorrectTo or What.CorrectSigned => [.. Enum.GetValues<Standing>().Where(s => s != Standing.Archived)],
        What.Archive => Enum.GetValues<Standing>(),
        _ => [Standing.Open],
    };

    private Answered? OnNegotiating(Said s, DateOnly today) => s.What switch
    {
        What.Revise => s.Text == Text?.Name ? new(Nothing) : new(Stage == Stage.Proposed ? [s] : null),
        What.Consent => !Principals.Contains(s.Who) ? new(null)
            : ConsentOf(s.Who) is { } there && there.Text == s.Text ? new(Nothing)
            : new(Stage == Stage.Proposed && s.Text == Text?.Name ? InOrder(s, today, EnteredOn(Stage.Proposed)) : null),
        What.Negotiate => Enter(s, Stage.Negotiated, today, Principals.Count >= 2 && Text is not null && Principals.All(p => ConsentOf(p) is not null),
            [EnteredOn(Stage.Proposed), .. Principals.Select(p => ConsentOf(p)?.On)]),
        What.Sign => !Principals.Contains(s.Who) ? new(null)
            : OnRecord(What.Sign, s.Who)?.On == s.On ? new(Nothing)
            : new(Stage == Stage.Negotiated ? InOrder(s with { Text = Text!.Name }, today, EnteredOn(Stage.Negotiated)) : null),
        What.Attest => !Witnesses.Contains(s.Who) ? new(null)
            : OnRecord(What.Attest, s.Who) is not null ? new(Nothing)
            : new(Stage is Stage.Negotiated or Stage.Signed ? InOrder(s with { Text = Text!.Name }, today, EnteredOn(Stage.Negotiated)) : null),
        What.BecomeSigned => Enter(s, Stage.Signed, today, CanBeSigned(s),
            [EnteredOn(Stage.Negotiated), .. Principals.Select(p => OnRecord(What.Sign, p)?.On)]),
        _ => null,
    };

    private Answered Propose(Said s, DateOnly today) => Accepted.Find(a => a.What == What.Propose) is { } there
        ? new(there.Text == s.Text && (s.On is null || s.On == there.On) ? Nothing : null)
        : new(which is Which.Below && world.Of(Which.One) is { Exists: true, StandingBeforeArchive: Standing.Terminated }
            ? null : InOrder(s with { On = s.On ?? today }, today));

    /// <summary>Signed by every principal, attested by every witness that is there or let off, and a renewal ends after what it renews.</summary>
    private bool CanBeSigned(Said s) =>
        Principals.All(IsSignedBy)
        && (AsksForNoWitness || (Witnesses.Count == 0 ? IsWaived("witness-missing", "") : Witnesses.All(HasAttestedOrIsWaived)))
        && !(which is Which.Renewal && EndsTooEarly(s.On));

    /// <summary>True for a renewal that would, signed on a day, end no later than what it renews.</summary>
    public bool EndsTooEarly(DateOnly? signed) => EndWhenSigned(signed)?.Last <= world.Of(Which.One).CertainEnd;

    private bool HasAttestedOrIsWaived(string witness) => OnRecord(What.Attest, witness) is not null || IsWaived("witness-missing", witness);

    /// <summary>Into the next stage and no other, and not under a parent that rests or was terminated; what was entered before is nothing new.</summary>
    private Answered Enter(Said s, Stage stage, DateOnly today, bool holds, params DateOnly?[] restsOn)
    {
        if (Stage >= stage)
        {
            return new(Nothing);
        }

        var isHeld = stage < Stage.Evaluated && IsPlaced && world.Of(Which.One) is
            { Exists: true, StandingBeforeArchive: Standing.Suspended or Standing.Terminated };
        return new(Stage + 1 == stage && holds && !isHeld ? InOrder(s with { Text = Text?.Name ?? "" }, today, restsOn) : null);
    }

    private bool IsPlaced => which is Which.Below && Accepted.FindLast(s => s.What is What.Place or What.Propose) is { What: What.Propose } or { Who: "One" };

    /// <summary>What has happened is not to come, and not before what it rests on.</summary>
    private static IReadOnlyList<Said>? InOrder(Said s, DateOnly today, params DateOnly?[] restsOn) =>
        s.On > today || restsOn.Any(day => s.On < day) ? null : [s];

    private Answered? OnWork(Said s, DateOnly today) => s.What switch
    {
        What.Commit => Lines.Any(l => l.Id == s.Text) ? new(Nothing)
            : new(Parties.Contains(ModelCommitment.Named(s.Text).Owner, StringComparison.Ordinal) && Stage < Stage.Evaluated ? [s] : null),
        What.Keep => Lines.FirstOrDefault(l => l.Id == s.Text) is not { } line ? new(null) : line.IsKept ? new(Nothing) : Keep(s, line, today),
        What.Report => Lines.FirstOrDefault(l => l.Id == s.Text) is not { } line ? new(null)
            : Accepted.FindLast(a => a.What == What.Report && a.Text == s.Text)?.On == s.On ? new(Nothing)
            : new(line.IsKept ? null : InOrder(s, today, EnteredOn(Stage.Proposed))),
        What.Reassign => Lines.FirstOrDefault(l => l.Id == s.Text) is not { } line ? new(null)
            : line.Owner == s.Who ? new(Nothing)
            : new(Parties.Contains(s.Who, StringComparison.Ordinal) && !line.IsKept ? [s] : null),
        What.Liaise => !Principals.Contains(s.Who) ? new(null)
            : new(Accepted.FindLast(a => a.What == What.Liaise && a.Who == s.Who)?.Text == s.Text ? Nothing : [s]),
        What.Start => Enter(s, Stage.Implementing, today,
            Lines.Count > 0 && Principals.All(p => Accepted.Exists(a => a.What == What.Liaise && a.Who == p)), EnteredOn(Stage.Signed)),
        What.Rate => !Principals.Contains(s.Who) ? new(null) : HasRated(s.Who) ? new(Nothing) : new(Stage == Stage.Implementing ? [s] : null),
        What.Evaluate => Enter(s, Stage.Evaluated, today, Principals.All(p => HasRated(p) || IsWaived("rating-missing", p))
            && IsWaived("results-list-missing", ""), EnteredOn(Stage.Implementing)),
        What.Waive => IsWaived(s.Text, s.Who) ? new(Nothing) : new(CanWaive(s) ? [s] : null),
        What.Unwaive => new(IsWaived(s.Text, s.Who) ? [s] : Nothing),
        _ => null,
    };

    /// <summary>A guard about parties is waived of one of them, in the stage right before it, where it does not hold of that one.</summary>
    private bool CanWaive(Said s)
    {
        var (stage, unmet) = s.Text switch
        {
            "witness-missing" => (Stage.Negotiated, AsksForNoWitness ? [] : Witnesses.Where(w => OnRecord(What.Attest, w) is null).ToArray()),
            "rating-missing" => (Stage.Implementing, Principals.Where(p => !HasRated(p)).ToArray()),
            _ => (Stage.Implementing, [""]),
        };
        var lacksWitness = s.Text == "witness-missing" && !AsksForNoWitness && Witnesses.Count == 0;
        return Stage == stage && (lacksWitness ? s.Who.Length == 0 : unmet.Contains(s.Who));
    }

    private bool AsksForNoWitness => which is Which.Below;

    private Answered Keep(Said s, ModelLine line, DateOnly today)
    {
        if (InOrder(s, today, EnteredOn(Stage.Proposed)) is null)
        {
            return new(null);
        }

        var next = With(s).NextOf(line.Series, today);
        return new(next is null ? [s] : [s, next]);
    }

    /// <summary>The line that follows in a series once the last is kept or its round is over; one at most, in the same place of its round.</summary>
    public Said? NextOf(string series, DateOnly today)
    {
        var (first, every) = (ModelCommitment.Named(series).Due, ModelCommitment.Named(series).Every);
        var last = Lines.Last(l => l.Series == series);
        if (every == 0 || Standing != Standing.Open || Stage == Stage.Evaluated || (!last.IsKept && ModelDays.Round(last.Due, every).Last >= today))
        {
            return null;
        }

        var round = ModelDays.Round(ModelDays.DayAfter(ModelDays.Round(last.Due, every).Last), every);
        round = round.Last < today ? ModelDays.Round(today, every) : round;
        var due = ModelDays.SamePlace(first, round, every);
        return CertainEnd < due ? null
            : new Said(What.ComeRound, which, series, $"{series}-{ModelDays.NameOf(round, every)}", today, due);
    }

    /// <summary>What comes of it: the facts accepted, none where it is nothing new, null where it is refused.</summary>
    private sealed record Answered(IReadOnlyList<Said>? Facts);
}
