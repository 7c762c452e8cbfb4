namespace Agreements.Domain.Specs.Model;

/// <summary>The rules of resting, leaving, ending, going back, putting right and renewing.</summary>
internal sealed partial class ModelAgreement
{
    private const int DaysNearEnd = 180;

    private Answered? OnEnding(Said s, DateOnly today) => s.What switch
    {
        What.Decline => Decline(s, today),
        What.Withdraw => ClosedAs is Standing.Withdrawn ? new(Nothing)
            : new(Stage <= Stage.Negotiated && !IsSignedByAll ? InOrder(s, today, EnteredOn(Stage.Proposed)) : null),
        What.Leave => Leave(s, today),
        What.Notice => GiveNotice(s, today),
        What.RevokeNotice => NoticeOf(s.Who) is not { } there ? new(null)
            : there.IsRevoked ? new(Nothing) : new(there.Notice.Until <= today ? null : InOrder(s, today, there.Notice.On)),
        What.ProposeEnd => ProposedEnd is { } open ? new(open.Text == s.Text ? Nothing : null)
            : new(CanEnd ? InOrder(s, today, EnteredOn(Stage.Signed)) : null),
        What.ConsentToEnd => !Principals.Contains(s.Who) ? new(null)
            : ProposedEnd is not { } open ? new(ClosedAs is Standing.Terminated ? Nothing : null)
            : HasConsentedToEnd(s.Who) ? new(Nothing) : new(InOrder(s, today, open.On)),
        What.DropEnd => ProposedEnd is { } open ? new(InOrder(s, today, open.On)) : new(Nothing),
        What.Terminate => ClosedAs is Standing.Terminated ? new(Nothing)
            : new(CanEnd && ProposedEnd is not null && Principals.All(HasConsentedToEnd) ? InOrder(s, today, EnteredOn(Stage.Signed)) : null),
        What.Archive => ClosedAs is Standing.Archived ? new(Nothing)
            : new(ClosedAs is not null || (Stage == Stage.Evaluated && Standing == Standing.Open) ? InOrder(s, today) : null),
        _ => null,
    };

    /// <summary>There is something to end once all have signed.</summary>
    private bool CanEnd => Stage >= Stage.Signed || (Stage == Stage.Negotiated && IsSignedByAll);

    /// <summary>True for one that left for this reason and is told so again.</summary>
    private bool HasLeft(Said s) =>
        !Parties.Contains(s.Who, StringComparison.Ordinal) && Accepted.FindLast(a => a.What == What.Leave && a.Who == s.Who)?.Text == s.Text;

    private Answered Decline(Said s, DateOnly today)
    {
        if (HasLeft(s))
        {
            return new(Nothing);
        }

        if (!Principals.Contains(s.Who) || ClosedAs is Standing.Declined)
        {
            return new(Principals.Contains(s.Who) ? Nothing : null);
        }

        return Stage > Stage.Negotiated || IsSignedByAll ? new(null)
            : CanGo ? new(Go(s with { What = What.Leave }, today))
            : new(InOrder(s, today, EnteredOn(Stage.Proposed)));
    }

    private Answered Leave(Said s, DateOnly today)
    {
        if (HasLeft(s) || !Parties.Contains(s.Who, StringComparison.Ordinal))
        {
            return new(HasLeft(s) ? Nothing : null);
        }

        var isPrincipal = Principals.Contains(s.Who);
        var remain = Principals.Count - 1;
        return isPrincipal && (Stage >= Stage.Signed || remain < (Stage == Stage.Proposed ? 1 : 2)) ? new(null) : new(Go(s, today));
    }

    /// <summary>Nobody goes while owing; what was negotiated with a principal is open again without it.</summary>
    private IReadOnlyList<Said>? Go(Said s, DateOnly today)
    {
        if (Owes(s.Who) || InOrder(s, today) is null)
        {
            return null;
        }

        return !Principals.Contains(s.Who) || Stage != Stage.Negotiated ? [s]
            : InOrder(s, today, EnteredOn(Stage.Negotiated)) is null ? null
            : [s, new Said(What.Return, which, "", PartyLeft, s.On)];
    }

    /// <summary>Given today; it takes effect after the period of notice, or on a later day that it names.</summary>
    private Answered GiveNotice(Said s, DateOnly today)
    {
        if (!Principals.Contains(s.Who))
        {
            return new(null);
        }

        if (NoticeOf(s.Who) is { IsRevoked: false } there)
        {
            return new(there.Notice.Text == s.Text && (s.Until is null || s.Until == there.Notice.Until) ? Nothing : null);
        }

        DateOnly? earliest = Text?.Notice is { } days ? ModelDays.Later(today, days) : null;
        var effective = s.Until ?? earliest;
        return new(Stage < Stage.Signed || s.On != today || effective is null || effective < (earliest ?? today)
            ? null
            : InOrder(s with { Until = effective }, today, EnteredOn(Stage.Signed)));
    }

    private Answered? OnTheWhole(Said s, DateOnly today) => s.What switch
    {
        What.Return => s.To == Stage ? new(Nothing) : new(s.To > Stage ? null : InOrder(s, today, EnteredOn(Stage))),
        What.Suspend => Suspenders.Contains(s.Who)
            ? new(Accepted.FindLast(a => a.What == What.Suspend && a.Who == s.Who)!.Text == s.Text ? Nothing : null)
            : new(Stage is Stage.Negotiated or Stage.Signed or Stage.Implementing && (Principals.Contains(s.Who) || s.Who == ModelWorld.Bureau)
                ? InOrder(s, today, EnteredOn(Stage.Negotiated)) : null),
        What.Resume => Accepted.FindLast(a => a.What == What.Suspend && a.Who == s.Who) is not { } there ? new(null)
            : Suspenders.Contains(s.Who) ? new(InOrder(s, today, there.On)) : new(Nothing),
        What.CorrectTo => CorrectTo(s, today),
        What.CorrectSigned => CorrectSigned(s, today),
        What.Renew => Renew(s, today),
        What.Place => (s.Who == "One") == IsPlaced ? new(Nothing)
            : new(s.Who == "One" && world.Of(Which.One) is not { Exists: true, Standing: Standing.Open } ? null : InOrder(s, today)),
        _ => null,
    };

    private Answered CorrectTo(Said s, DateOnly today)
    {
        if (Stage < Stage.Signed)
        {
            return new(null);
        }

        var onRecord = CorrectedTo ?? (Text is { IsRough: false } text ? text.To : null);
        return onRecord == s.Until ? new(Nothing) : new(s.Until < Text!.From ? null : [.. PutRight(s, today)]);
    }

    /// <summary>A signing is not to come, and not before what it rests on; what was recorded wrongly is put right within that.</summary>
    private Answered CorrectSigned(Said s, DateOnly today)
    {
        if (Stage < Stage.Signed || EnteredOn(Stage.Signed) == s.Until)
        {
            return new(Stage < Stage.Signed ? null : Nothing);
        }

        return new(s.Until > today || IsSignedTooEarly(s.Until) || s.Until > EnteredOn(Stage.Implementing) ? null : [.. PutRight(s, today)]);
    }

    /// <summary>True for a day of the signing that is before what it rests on.</summary>
    public bool IsSignedTooEarly(DateOnly? day) =>
        day < EnteredOn(Stage.Negotiated) || Principals.Any(p => day < OnRecord(What.Sign, p)?.On);

    /// <summary>What moves the last day of an expired agreement so that it is not certainly over opens it again.</summary>
    private IEnumerable<Said> PutRight(Said s, DateOnly today)
    {
        var after = With(s);
        return ClosedAs is Standing.Expired && after.End != End && !(after.CertainEnd < today) ? [s, new Said(What.Reopen, which, On: today)] : [s];
    }

    /// <summary>Once evaluated or over, or near its end; the renewal must end after it. While one is under way there is no other.</summary>
    private Answered Renew(Said s, DateOnly today)
    {
        if (Accepted.FindLast(a => a.What == What.Renew) is { } there && !world.Of(Which.Renewal).HasComeToNothing)
        {
            return new(there.Text == s.Text ? Nothing : null);
        }

        var isTime = Stage == Stage.Evaluated || Standing == Standing.Expired
            || (Stage >= Stage.Signed && End is { } end && ModelDays.Later(today, DaysNearEnd) >= end.First);
        var endsLater = !(new ModelAgreement(Which.Renewal, world) { Accepted = [new Said(What.Revise, which, "", s.Text)] }.End?.Last <= CertainEnd);
        return new(isTime && endsLater ? InOrder(s, today) : null);
    }

    public bool HasComeToNothing => Standing is Standing.Declined or Standing.Withdrawn or Standing.Archived or Standing.Terminated;
}
