using OpenTelemetry;
using System.Diagnostics;

namespace Agreements.Server.Observability;

/// <summary>Takes queries out of the spans of requests before they leave: a query may hold what somebody searched for, or a key pasted in the wrong place.</summary>
internal sealed class QueryRemoval : BaseProcessor<Activity>
{
    private static readonly string[] Tags = ["url.query", "url.full", "http.url", "http.target"];

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
