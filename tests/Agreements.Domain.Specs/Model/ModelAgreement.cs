namespace Agreements.Domain.Specs.Model;

/// <summary>
/// An agreement as the list of what was accepted of it, in order. Nothing is kept besides: every question is answered by going through the list.
/// </summary>
internal sealed partial class ModelAgreement(Which which, ModelWorld world)
{
    /// <summary>What is said of going back because a principal left: what was signed falls with it.</summary>
    private const string PartyLeft = "a principal left";

    public List<Said> Accepted { get; private init; } = [];

    public bool Exists => Accepted.Count > 0;

    public Stage Stage => Accepted.Aggregate(Stage.Proposed, (stage, s) => s.What switch
    {
        What.Negotiate => Stage.Negotiated,
        What.BecomeSigned => Stage.Signed,
        What.Start => Stage.Implementing,
        What.Evaluate => Stage.Evaluated,
        What.Return => s.To,
        _ => stage,
    });

    /// <summary>The parties there are, a letter each: A to D are bound, V and W witness.</summary>
    public string Parties => Accepted.Where(s => s.What == What.Leave)
        .Aggregate(Accepted.Find(s => s.What == What.Propose)?.Text ?? "", (there, s) => there.Replace(s.Who, "", StringComparison.Ordinal));

    public IReadOnlyList<string> Principals => [.. Parties.Where(p => p is >= 'A' and <= 'D').Select(p => p.ToString())];

    private IReadOnlyList<string> Witnesses => [.. Parties.Where(p => p is 'V' or 'W').Select(p => p.ToString())];

    public Standing Standing => ClosedAs ?? (Suspenders.Any() ? Standing.Suspended : Standing.Open);

    public Standing StandingBeforeArchive =>
        Accepted.FindIndex(s => s.What == What.Archive) is >= 0 and var at ? UpTo(at).Standing : Standing;

    /// <summary>How it is closed; null while it is not.</summary>
    public Standing? ClosedAs
    {
        get
        {
            Standing? closed = null;
            Standing? beforeSuccession = null;
            foreach (var (at, s) in Accepted.Index())
            {
                (closed, beforeSuccession) = s.What switch
                {
                    What.Decline => (Standing.Declined, null),
                    What.Withdraw => (Standing.Withdrawn, null),
                    What.Terminate => (Standing.Terminated, null),
                    What.Expire => (Standing.Expired, null),
                    What.Archive => (Standing.Archived, null),
                    What.Reopen => (null, null),
                    What.Supersede => (Standing.Superseded, closed),
                    What.Lift when closed is Standing.Superseded => (AfterAll(beforeSuccession, at), (Standing?)null),
                    _ => (closed, beforeSuccession),
                };
            }

            return closed;
        }
    }

    public bool HasExpired => Accepted.Exists(s => s.What == What.Expire);

    /// <summary>What stands again as expired and, by what was put right meanwhile, is not certainly over stands open.</summary>
    private Standing? AfterAll(Standing? before, int at) =>
        before is Standing.Expired && !(UpTo(at).CertainEnd < Accepted[at].On) ? null : before;

    /// <summary>Those who suspended it and have not resumed.</summary>
    private IEnumerable<string> Suspenders => Accepted.Where(s => s.What is What.Suspend or What.Resume).GroupBy(s => s.Who)
        .Where(g => g.Last().What == What.Suspend).Select(g => g.Key);

    /// <summary>The day on which a stage that it is in or past was entered; null for one that it has not reached.</summary>
    public DateOnly? EnteredOn(Stage stage)
    {
        DateOnly? on = null;
        foreach (var s in Accepted)
        {
            on = (s.What, stage) switch
            {
                (What.Propose, Stage.Proposed) or (What.Negotiate, Stage.Negotiated) or (What.BecomeSigned, Stage.Signed)
                    or (What.Start, Stage.Implementing) or (What.Evaluate, Stage.Evaluated) => s.On,
                (What.CorrectSigned, Stage.Signed) => s.Until,
                (What.Return, _) when s.To < stage => null,
                _ => on,
            };
        }

        return on;
    }

    /// <summary>The text on the table; null for none.</summary>
    public ModelText? Text => Accepted.FindLast(s => s.What == What.Revise) is { } revised ? ModelText.Named(revised.Text) : null;

    /// <summary>The last day as it was put right for the text on the table; null when it was not.</summary>
    public DateOnly? CorrectedTo => Since(What.Revise).FindLast(s => s.What == What.CorrectTo)?.Until;

    /// <summary>The first and the last day that can be its last, and whether that is only about so; null when nothing is known of it.</summary>
    public (DateOnly First, DateOnly Last, bool IsRough)? End => EndWhenSigned(EnteredOn(Stage.Signed));

    /// <summary>The day after which it is certainly over; null for none.</summary>
    public DateOnly? CertainEnd => End is { IsRough: false } end ? end.Last : null;

    public (DateOnly First, DateOnly Last, bool IsRough)? EndWhenSigned(DateOnly? signed)
    {
        if (Text is not { } text)
        {
            return null;
        }

        if (CorrectedTo is { } corrected)
        {
            return (corrected, corrected, false);
        }

        if (text.To is { } to)
        {
            return text.IsRough ? (new DateOnly(to.Year, to.Month, 1), to, true) : (to, to, false);
        }

        var isNamed = text.From is not null;
        return (text.From ?? signed) is { } start && ModelDays.LastDay(start, text.Months, isNamed) is var last ? (last, last, false) : null;
    }

    /// <summary>True when a principal has consented to the text on the table since anything voided consents.</summary>
    private Said? ConsentOf(string party)
    {
        var from = Accepted.FindLastIndex(s =>
            s.What == What.Revise || s is { What: What.Return, To: Stage.Proposed } || (s is { What: What.Leave, Until: null } && IsLetterOfPrincipal(s.Who)));
        return Accepted.Skip(from + 1).LastOrDefault(s => s.What == What.Consent && s.Who == party);
    }

    private static bool IsLetterOfPrincipal(string party) => party is "A" or "B" or "C" or "D";

    /// <summary>A signature or attestation on record: it falls when another text is negotiated, and when a principal leaves what was negotiated.</summary>
    private Said? OnRecord(What what, string party)
    {
        var at = Accepted.FindLastIndex(s => s.What == what && s.Who == party);
        return at < 0 || Accepted.Skip(at).Any(s =>
            (s.What == What.Negotiate && s.Text != Accepted[at].Text) || s is { What: What.Return, Text: PartyLeft }) ? null : Accepted[at];
    }

    private bool IsSignedBy(string party) => OnRecord(What.Sign, party) is { } signature && signature.Text == Text?.Name;

    private bool IsSignedByAll => Stage >= Stage.Signed || Principals.All(IsSignedBy);

    /// <summary>A party's latest notice since it was signed last, and whether it was taken back.</summary>
    private (Said Notice, bool IsRevoked)? NoticeOf(string party)
    {
        var there = SinceSigning.FindLastIndex(s => s.What == What.Notice && s.Who == party);
        return there < 0 ? null : (SinceSigning[there], SinceSigning.Skip(there).Any(s => s.What == What.RevokeNotice && s.Who == party));
    }

    /// <summary>Notices of those who are still bound, the first to take effect first, else in the order in which they first gave one.</summary>
    public IReadOnlyList<Said> PendingNotices =>
    [
        .. SinceSigning.Where(s => s.What == What.Notice).Select(s => s.Who).Distinct().Where(Principals.Contains)
            .Select(p => NoticeOf(p)!.Value).Where(n => !n.IsRevoked).Select(n => n.Notice).OrderBy(n => n.Until),
    ];

    private List<Said> SinceSigning =>
        Accepted[(Accepted.FindLastIndex(s => s is { What: What.Return, To: < Stage.Signed }) + 1)..];

    private Said? ProposedEnd => SinceSigning.FindLastIndex(s => s.What is What.ProposeEnd or What.DropEnd) is >= 0 and var at
        && SinceSigning[at].What == What.ProposeEnd ? SinceSigning[at] : null;

    private bool HasConsentedToEnd(string party) => Since(What.ProposeEnd).Exists(s => s.What == What.ConsentToEnd && s.Who == party);

    /// <summary>The successor's first day while it is signed and has not yet taken the place; null for none.</summary>
    public DateOnly? SucceededFrom => Accepted.FindLast(s => s.What is What.SuccessorSigned or What.Supersede or What.Lift) is { What: What.SuccessorSigned } s
        ? s.Until : null;

    private bool IsWaived(string guard, string party)
    {
        var there = Accepted.FindLastIndex(s => s.What is What.Waive or What.Unwaive && s.Text == guard && s.Who == party);
        var stage = guard == "witness-missing" ? Stage.Signed : Stage.Evaluated;
        return there >= 0 && Accepted[there].What == What.Waive && !Accepted.Skip(there).Any(s => s.What == What.Return && s.To < stage);
    }

    private bool HasRated(string party) => Since(What.Return).Exists(s => s.What == What.Rate && s.Who == party);

    /// <summary>Every line of every commitment, in the order in which they came.</summary>
    public IReadOnlyList<ModelLine> Lines
    {
        get
        {
            var lines = new List<ModelLine>();
            foreach (var s in Accepted)
            {
                var at = lines.FindIndex(l => l.Id == s.Text);
                switch (s.What)
                {
                    case What.Commit:
                        lines.Add(new ModelLine(s.Text, s.Text, ModelCommitment.Named(s.Text).Owner, ModelCommitment.Named(s.Text).Due, false));
                        break;
                    case What.ComeRound:
                        lines.Add(new ModelLine(s.Text, s.Who, lines.Last(l => l.Series == s.Who).Owner, s.Until!.Value, false));
                        break;
                    case What.Keep:
                        lines[at] = lines[at] with { IsKept = true };
                        break;
                    case What.Reassign:
                        lines[at] = lines[at] with { Owner = s.Who };
                        break;
                }
            }

            return lines;
        }
    }

    public bool Owes(string party) => Lines.Any(l => l.Owner == party && !l.IsKept);

    private bool CanGo => Principals.Count > 2;

    private List<Said> Since(What what) => Accepted[(Accepted.FindLastIndex(s => s.What == what) + 1)..];

    private ModelAgreement UpTo(int count) => new(which, world) { Accepted = Accepted[..count] };

    private ModelAgreement With(Said said) => new(which, world) { Accepted = [.. Accepted, said] };
}
