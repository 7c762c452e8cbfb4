using Agreements.Server.Commands.People;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Search;

/// <summary>Answers the one search: agreements, institutions, standing bodies and people at once. A single find is opened.</summary>
internal static class SearchEndpoint
{
    /// <summary>How many of a sort are shown; the rest is in the list of its own.</summary>
    private const int Shown = 10;

    public static async Task<IResult> Show(HttpContext context, Reader reader, CancellationToken ct)
    {
        if (context.Given("q") is not { } text)
        {
            return Page.Of<SearchSheet>(context, new { Text = "", Found = (Findings?)null });
        }

        var found = await FindAsync(context, reader, text, ct);
        return found.Only is { } only ? Results.LocalRedirect(only) : Page.Of<SearchSheet>(context, new { Text = text, Found = found });
    }

    private static async Task<Findings> FindAsync(HttpContext context, Reader reader, string text, CancellationToken ct)
    {
        var named = await RegisterQuery.ByReferenceAsync(reader, text, ct);
        var register = await RegisterQuery.PageAsync(reader, new RegisterFilter { Text = text, Descending = true, PageSize = Shown }, ct);
        var asked = new DirectoryFilter { Text = text, Size = Shown };
        var institutions = await DirectoryQuery.PageOfInstitutionsAsync(reader, asked, ct);
        var bodies = await DirectoryQuery.PageOfBodiesAsync(reader, asked, ct);
        var people = context.MayRead(out var scope, out _)
            ? await PeopleQuery.PageAsync(reader.Db, scope, new PeopleFilter(text, Size: Shown), ct) : null;
        var rows = named.Concat(register.Rows).DistinctBy(r => r.Id).Take(Shown).ToArray();
        var employers = await EntryQuery.OfAsync(reader, people?.People.Select(p => p.Institution) ?? [], ct);
        return new Findings(rows, register.Facets?.Total ?? rows.Length, institutions, bodies, people, employers);
    }
}
