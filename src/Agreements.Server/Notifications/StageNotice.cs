using Wolverine.Attributes;
namespace Agreements.Server.Notifications;

/// <summary>A change that recipients are still to be told of: what releases before queued between the page and the messages to each.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change.</param>
[MessageIdentity("Agreements.Server.Notices.StageNotice")]
public sealed record StageNotice(Guid AgreementId, long Version);
