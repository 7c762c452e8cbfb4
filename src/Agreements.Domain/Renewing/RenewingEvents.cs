namespace Agreements.Domain.Renewing;

/// <summary>Something that happened in renewing.</summary>
public abstract record RenewingEvent : AgreementEvent;

/// <summary>A successor was proposed. This agreement goes its way until the successor is signed.</summary>
/// <param name="Successor">The successor: an agreement of its own.</param>
/// <param name="Title">Its title.</param>
/// <param name="Digest">SHA-256 of the text it began with; null when it began without one.</param>
/// <param name="Recommendation">What the evaluation had recommended; null when there was none.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record RenewalProposed(Guid Successor, Text Title, string? Digest, Recommendation? Recommendation, string? Reason, Edtf? On)
    : RenewingEvent, IDated;

/// <summary>Its successor was signed and takes its place on a day to come: until then it goes its way.</summary>
/// <param name="By">The successor.</param>
/// <param name="From">The first day of the successor's own term, in Asia/Shanghai.</param>
public sealed record SuccessorSigned(Guid By, DateOnly From) : RenewingEvent;

/// <summary>Its successor takes its place.</summary>
/// <param name="By">The successor.</param>
/// <param name="On">From which day: that of the successor's signing, or the first of its own term; null when unknown.</param>
public sealed record AgreementSuperseded(Guid By, Edtf? On) : RenewingEvent, IDated;

/// <summary>The successor is not signed any more, or came to nothing: this one stands as it stood before.</summary>
/// <param name="By">The successor.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record SupersessionLifted(Guid By, Edtf? On) : RenewingEvent, IDated;
