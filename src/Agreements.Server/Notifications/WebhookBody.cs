using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agreements.Server.Notifications;

/// <summary>The body of a webhook: the same bytes at every attempt. docs/notices.md holds its schema.</summary>
public static class WebhookBody
{
    /// <summary>The type of a notice that the stage changed.</summary>
    public const string StageChanged = "agreement.stage_changed";

    /// <summary>The type of a notice that the standing changed.</summary>
    public const string StandingChanged = "agreement.standing_changed";

    /// <summary>The type of a notice that an approval was returned.</summary>
    public const string ApprovalReturned = "agreement.approval_returned";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body that tells of a change, JSON.</summary>
    /// <param name="change">The change.</param>
    /// <param name="page">The agreement's page; null when nobody said where the pages are.</param>
    /// <param name="isFormer">Whether a release before began to tell it: then it is told in its words, with a hyphen in the type.</param>
    public static string Of(StageChange change, Uri? page, bool isFormer = false) =>
        JsonSerializer.Serialize(
            new
            {
                Type = TypeOf(change) is var type && isFormer ? type.Replace('_', '-') : type,
                Timestamp = change.RecordedAt.UtcDateTime,
                Data = new
                {
                    Agreement = change.AgreementId,
                    change.Version,
                    change.Kind,
                    change.Title,
                    change.Stage,
                    change.Before,
                    change.Standing,
                    change.StandingBefore,
                    change.Reason,
                    change.Institutions,
                    Page = page?.AbsoluteUri,
                },
            },
            Shape);

    private static string TypeOf(StageChange change) =>
        change.IsReturnedApproval ? ApprovalReturned : change.Standing is null ? StageChanged : StandingChanged;
}
