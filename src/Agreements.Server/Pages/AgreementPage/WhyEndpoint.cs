using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Answers the page that tells why the facts of an agreement are so: one, or all of them.</summary>
internal static class WhyEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Guid id, Reader reader, CancellationToken ct)
    {
        if (await Timeline.FindAsync(reader, id, ct) is not { } timeline)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var asking = new Asking(context.Request.Query);
        // Whole: a path holds ids, and a shortened one is another.
        var fact = asking.Given("fact") is null ? null : context.Whole("fact");
        var given = await FactHistory.OfAsync(timeline, null, all: true, ct);
        var all = ShownFacts.Of(timeline.Present, given);
        var asked = fact is null ? null : all.FirstOrDefault(f => f.Path == fact);
        if (fact is not null && asked is null)
        {
            asking.Refuse(WhyTexts.NoFact(asking.Given("fact")!));
        }

        var shown = new ShownFacts(
            timeline.Present, all, asking.Wrong.Count == 0 ? asked : null,
            await DirectoryQuery.InstitutionsAsync(reader, [.. given.Select(g => g.Entry.Institution).OfType<string>().Distinct()], ct),
            await reader.Db.MentionsAsync(given.Where(g => Facts.IsOfPerson(g.Fact)).SelectMany(g => new[] { g.Before, g.Value }).OfType<string>(), ct));
        return Page.Of<WhySheet>(context, new { Shown = shown, asking.Wrong }, asking.Status);
    }
}
