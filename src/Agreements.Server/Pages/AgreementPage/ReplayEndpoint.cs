using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Answers the page that replays an agreement by both clocks: a slider for each.</summary>
internal static class ReplayEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Guid id, Reader reader, CancellationToken ct)
    {
        if (await Timeline.FindAsync(reader, id, ct) is not { } timeline)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var asking = new Asking(context.Request.Query);
        var (latest, days) = (timeline.Present.Version, Replay.DaysOf(timeline));
        var version = asking.Number("version", 1, latest, v => ReplayTexts.NoVersion(v, latest));
        var moment = asking.Number("moment", 1, days.Count, m => ReplayTexts.NoMoment(m, days.Count));
        var shown = await Replay.OfAsync(timeline, version, moment is { } n ? days[(int)n - 1] : null, ct);
        return Page.Of<ReplaySheet>(
            context,
            new
            {
                State = timeline.Present,
                Shown = shown,
                asking.Wrong,
                Mentions = await reader.Db.MentionsAsync(MomentComparison.PeopleIn(shown?.Changed), ct),
            },
            asking.Status);
    }
}
