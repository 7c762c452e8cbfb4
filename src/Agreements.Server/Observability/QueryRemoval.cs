using OpenTelemetry;
using System.Diagnostics;

namespace Agreements.Server.Observability;

/// <summary>Takes out of the spans of requests what is not to leave: queries, which may hold what somebody searched for or a key pasted in the wrong place;
/// whole addresses that were asked, which are those of webhooks; and what somebody's browser says of itself.</summary>
internal sealed class QueryRemoval : BaseProcessor<Activity>
{
    private static readonly string[] Tags = ["url.query", "url.full", "http.url", "http.target", "user_agent.original"];

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
        {
            if (data.GetTagItem(tag) is not null)
            {
                data.SetTag(tag, null);
            }
        }
    }
}
