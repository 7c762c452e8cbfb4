using MimeKit;

namespace Agreements.Server.Notifications;

/// <summary>Which changes somebody wants to hear of. A null set means all.</summary>
/// <param name="Stages">The stages entered or gone back to.</param>
/// <param name="Kinds">The kinds of agreement.</param>
/// <param name="Institutions">Codes of which one at least must be a party, as an institution or as a body.</param>
public sealed record NoticeFilter(IReadOnlySet<Stage>? Stages, IReadOnlySet<AgreementKind>? Kinds, IReadOnlySet<string>? Institutions)
{
    /// <summary>Whether a change passes.</summary>
    /// <param name="change">The change.</param>
    /// <param name="institutions">Codes of its parties, and of all entries of the directory that mean the same.</param>
    public bool Passes(StageChange change, IEnumerable<string> institutions) =>
        (Stages?.Contains(change.Stage) ?? true)
        && (Kinds?.Contains(change.Kind) ?? true)
        && (Institutions?.Overlaps(institutions) ?? true);
}

/// <summary>Somebody who is told: a person's mailbox, a group's, a chat robot, another system.</summary>
/// <param name="Name">A label for settings and logs, not a person's name: lower-case letters, digits and hyphens.</param>
/// <param name="Filter">What they want to hear of.</param>
public abstract record NoticeRecipient(string Name, NoticeFilter Filter)
{
    /// <summary>The durable message that tells this recipient of a change.</summary>
    /// <param name="change">The change.</param>
    public abstract object MessageOf(StageChange change);

    /// <summary>What makes the notice of a change to this recipient the same notice at every attempt.</summary>
    /// <param name="change">The change.</param>
    public virtual string IdOf(StageChange change) => $"{change.AgreementId:n}.{change.Version}.{Name}";

    /// <summary>The name alone: addresses may hold a robot's key.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>Told by e-mail.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Filter">What it wants to hear of.</param>
/// <param name="Address">Its address.</param>
/// <param name="Language">Language of the mail: <c>zh</c> or <c>en</c>.</param>
public sealed record MailRecipient(string Name, NoticeFilter Filter, MailboxAddress Address, string Language) : NoticeRecipient(Name, Filter)
{
    /// <inheritdoc />
    public override object MessageOf(StageChange change) => new MailNotice(Name, change);
}

/// <summary>Told by a signed HTTP request.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Filter">What it wants to hear of.</param>
/// <param name="Address">Where to post; http or https.</param>
/// <param name="Keys">The keys of its signatures: one, or while keys are changed the new one and the old one.</param>
public sealed record WebhookRecipient(string Name, NoticeFilter Filter, Uri Address, IReadOnlyList<Secret> Keys) : NoticeRecipient(Name, Filter)
{
    /// <inheritdoc />
    public override object MessageOf(StageChange change) => new WebhookNotice(Name, change) { Id = IdOf(change) };

    /// <summary>Without full stops: those part the id from what else is signed.</summary>
    /// <param name="change">The change.</param>
    public override string IdOf(StageChange change) => $"{change.AgreementId:n}-{change.Version}-{Name}";

    /// <summary>The id that a notice had which a release before left waiting: the same at every attempt, of whatever release.</summary>
    /// <param name="change">The change.</param>
    public string FormerIdOf(StageChange change) => base.IdOf(change);
}
