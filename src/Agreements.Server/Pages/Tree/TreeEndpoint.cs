using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Tree;

/// <summary>Answers the page of the tree that an agreement stands in.</summary>
internal static class TreeEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Guid id, Reader reader, CancellationToken ct) =>
        await TreeQuery.AroundAsync(reader, id, ct) is { } tree && await CoverageQuery.OfAsync(reader, tree.Top.Node.Id, ct) is { } coverage
            ? Page.Of<TreeSheet>(context, new { Shown = tree, Coverage = coverage, Current = id })
            : Missing.Answer(context, MissingThing.Agreement);
}
