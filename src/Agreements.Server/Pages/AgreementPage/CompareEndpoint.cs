using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Answers the page that compares an agreement at two moments: versions, or days by the time of recording.</summary>
internal static class CompareEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Guid id, Reader reader, CancellationToken ct)
    {
        if (await Timeline.FindAsync(reader, id, ct) is not { } timeline)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var asking = new Asking(context.Request.Query);
        var (from, to) = (asking.Given("from"), asking.Given("to"));
        var latest = timeline.Present.Version;
        var wrong = new List<Text>(asking.Wrong);
        var (earlier, later) = (Version(timeline, from, Math.Max(1, latest - 1), wrong), Version(timeline, to, latest, wrong));
        var found = wrong.Count > 0 ? null : await MomentComparison.OfAsync(timeline, earlier, later, ct);
        return Page.Of<CompareSheet>(
            context,
            new
            {
                State = timeline.Present, From = from ?? $"{earlier}", To = to ?? $"{later}", Found = found, Wrong = (IReadOnlyList<Text>)wrong,
                Mentions = await reader.Db.MentionsAsync(MomentComparison.PeopleIn(found), ct),
            },
            wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static long Version(Timeline timeline, string? given, long usual, List<Text> wrong)
    {
        if (given is null)
        {
            return usual;
        }

        var found = timeline.VersionAt(given);
        if (found is null)
        {
            wrong.Add(CompareTexts.NoMoment(given, timeline.Present.Version));
        }

        return found ?? usual;
    }
}
