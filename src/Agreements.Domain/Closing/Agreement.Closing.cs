using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>How it was closed, the latest way; null while it is not.</summary>
    public Standing? ClosedAs { get; private init; }

    /// <summary>How it had been closed before it went into the archive; null when it was not, or is in no archive.</summary>
    public Standing? ArchivedFrom { get; private init; }

    /// <summary>How it stood before the archive, or stands where it is in none: the archive ends nothing that had not ended.</summary>
    public Standing StandingBeforeArchive => ArchivedFrom ?? Standing;

    /// <summary>How it stands, besides its stage: closed is closed, and what is not closed is suspended as long as anybody holds it.</summary>
    public Standing Standing => ClosedAs ?? (ActiveSuspensions.Any() ? Standing.Suspended : Standing.Open);

    /// <summary>The latest notice of each principal, in the order first given; revoked ones stay, marked as such.</summary>
    public ImmutableList<Notice> Notices { get; private init; } = [];

    /// <summary>Notices that have not been revoked, of those who are still bound, the first to take effect first.</summary>
    public IEnumerable<Notice> PendingNotices => Notices.Where(n => !n.IsRevoked && FindParty(n.Party) is { IsPrincipal: true }).OrderBy(n => n.Effective);

    /// <summary>The proposal to end it with the consent of all; null for none.</summary>
    public ProposedTermination? ProposedTermination { get; private init; }

    private Agreement Evolve(ClosingEvent happened) => happened switch
    {
        AgreementDeclined => this with { ClosedAs = Standing.Declined },
        AgreementWithdrawn => this with { ClosedAs = Standing.Withdrawn },
        TerminationNoticed e => With(new Notice(e.Party, e.Reason, e.On, e.Effective)),
        NoticeRevoked e => Notices.Find(n => n.Party == e.Party) is { } revoked ? With(revoked with { IsRevoked = true }) : this,
        AgreementTerminated => this with { ClosedAs = Standing.Terminated },
        TerminationProposed e => this with { ProposedTermination = new ProposedTermination(e.Reason, e.Party, e.On) },
        TerminationConsented e => this with { ProposedTermination = ProposedTermination?.With(e) },
        TerminationDropped => this with { ProposedTermination = null },
        AgreementExpired => this with { ClosedAs = Standing.Expired },
        AgreementReopened => this with { ClosedAs = null },
        AgreementArchived => this with { ClosedAs = Standing.Archived, ArchivedFrom = ClosedAs },
        _ => throw Unknown(happened),
    };

    private Agreement With(Notice notice)
    {
        var there = Notices.FindIndex(n => n.Party == notice.Party);
        return this with { Notices = there < 0 ? Notices.Add(notice) : Notices.SetItem(there, notice) };
    }
}
