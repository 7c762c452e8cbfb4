using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

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
        var (version, moment) = (asking.Given("version"), asking.Given("moment"));
        var now = (await Replay.OfAsync(timeline, null, null, ct))!;
        var wrong = new List<Text>(asking.Wrong);
        var at = Number(version, now.Latest, v => ReplayTexts.NoVersion(v, now.Latest), wrong);
        var day = Number(moment, now.Days.Count, m => ReplayTexts.NoMoment(m, now.Days.Count), wrong);
        var shown = await Replay.OfAsync(timeline, at, day is { } n ? now.Days[(int)n - 1] : null, ct);
        return Page.Of<ReplaySheet>(
            context,
            new
            {
                State = timeline.Present,
                Shown = shown,
                Wrong = (IReadOnlyList<Text>)wrong,
                Mentions = await reader.Db.MentionsAsync(MomentComparison.PeopleIn(shown?.Changed), ct),
            },
            wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static long? Number(string? given, long most, Func<string, Text> none, List<Text> wrong)
    {
        if (given is null || (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
        {
            return given is null ? null : long.Parse(given, CultureInfo.InvariantCulture);
        }

        wrong.Add(none(given));
        return null;
    }
}
