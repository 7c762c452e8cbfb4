using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Causes;

/// <summary>What a notification is of. The stored names are in the log for ever: none is changed or used again.</summary>
[JsonConverter(typeof(KebabEnum<Topic>))]
public enum Topic
{
    /// <summary>A stage was entered.</summary>
    StageEntered,

    /// <summary>It went back to a stage.</summary>
    StageReturned,

    /// <summary>A step of its approval was returned.</summary>
    ApprovalReturned,

    /// <summary>Consent is awaited: to the terms, a supplementary agreement or a termination.</summary>
    ConsentAwaited,

    /// <summary>A signature is awaited.</summary>
    SignatureAwaited,

    /// <summary>A witness's attestation is awaited.</summary>
    AttestationAwaited,

    /// <summary>A step of its approval is awaited.</summary>
    ApprovalAwaited,

    /// <summary>It is awaited that a claim is verified or rejected.</summary>
    VerificationAwaited,

    /// <summary>A rating is awaited.</summary>
    RatingAwaited,

    /// <summary>A new text voided a consent.</summary>
    ConsentVoided,

    /// <summary>A principal refused a text or a supplementary agreement.</summary>
    TextRefused,

    /// <summary>The other side rejected the claim that a commitment was kept.</summary>
    ClaimRejected,

    /// <summary>A principal declined to take part.</summary>
    Declined,

    /// <summary>It was taken back before it was signed.</summary>
    Withdrawn,

    /// <summary>A supplementary agreement was opened.</summary>
    AmendmentOpened,

    /// <summary>A principal signed a supplementary agreement.</summary>
    AmendmentSigned,

    /// <summary>A supplementary agreement came into force.</summary>
    AmendmentAdopted,

    /// <summary>It was suspended.</summary>
    Suspended,

    /// <summary>A suspension was lifted.</summary>
    Resumed,

    /// <summary>A principal gave notice.</summary>
    NoticeGiven,

    /// <summary>It was ended before its time.</summary>
    Terminated,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>Its successor took its place.</summary>
    Superseded,

    /// <summary>It was put into the archive.</summary>
    Archived,

    /// <summary>It had been closed, and stands again.</summary>
    StandsAgain,

    /// <summary>It was placed under another agreement, or taken out from under one.</summary>
    ParentChanged,

    /// <summary>Something changed in the agreement above it.</summary>
    ChangedAbove,

    /// <summary>A resolution was adopted.</summary>
    ResolutionAdopted,

    /// <summary>A commitment, or the review of a guarantee, comes due.</summary>
    DueSoon,

    /// <summary>It is due today.</summary>
    DueToday,

    /// <summary>It is overdue.</summary>
    Overdue,

    /// <summary>A commitment without a day has been owed for long.</summary>
    OwedUndated,

    /// <summary>Its last day comes near.</summary>
    Ending,

    /// <summary>It is time to rate and to decide the result.</summary>
    EvaluationDue,

    /// <summary>Nothing has been recorded for long.</summary>
    Asleep,

    /// <summary>The read models stand still.</summary>
    SubscriptionStopped,

    /// <summary>An endpoint was turned off: it is gone, or has taken nothing for days.</summary>
    EndpointStopped,

    /// <summary>Somebody asked for it, to see how they are told.</summary>
    Test,
}

/// <summary>What people choose by when they say how they want to be told.</summary>
[JsonConverter(typeof(KebabEnum<TopicGroup>))]
public enum TopicGroup
{
    /// <summary>What waits for oneself.</summary>
    Awaited,

    /// <summary>What comes due.</summary>
    Due,

    /// <summary>What others did.</summary>
    News,
}

/// <summary>What sorts topics.</summary>
public static class Topics
{
    /// <summary>The group of a topic.</summary>
    /// <param name="topic">The topic.</param>
    public static TopicGroup GroupOf(Topic topic) => topic switch
    {
        Topic.ConsentAwaited or Topic.SignatureAwaited or Topic.AttestationAwaited or Topic.ApprovalAwaited or Topic.VerificationAwaited
            or Topic.RatingAwaited or Topic.ConsentVoided or Topic.ClaimRejected => TopicGroup.Awaited,
        Topic.DueSoon or Topic.DueToday or Topic.Overdue or Topic.OwedUndated or Topic.Ending or Topic.EvaluationDue or Topic.Asleep => TopicGroup.Due,
        _ => TopicGroup.News,
    };

    /// <summary>Whether it is told at once whatever somebody chose: an agreement is at risk, or the system is.</summary>
    /// <param name="topic">The topic.</param>
    public static bool IsCritical(Topic topic) =>
        topic is Topic.NoticeGiven or Topic.Terminated or Topic.Suspended or Topic.Declined or Topic.SubscriptionStopped
            or Topic.EndpointStopped or Topic.Test;

    /// <summary>Whether somebody is asked to act, so that silence is followed up.</summary>
    /// <param name="topic">The topic.</param>
    public static bool IsFollowedUp(Topic topic) =>
        topic is Topic.ConsentAwaited or Topic.SignatureAwaited or Topic.AttestationAwaited or Topic.ApprovalAwaited or Topic.VerificationAwaited
            or Topic.RatingAwaited;
}
