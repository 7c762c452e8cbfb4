using Agreements.Server.Pages.Failing;
using Agreements.Server.Pages.Serving;
using Agreements.Server.ReadModels.Tree;
using Npgsql;

namespace Agreements.Server.Pages.Tree;

/// <summary>Answers the page of the tree that an agreement stands in.</summary>
internal static class TreeEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Guid id, NpgsqlDataSource db, CancellationToken ct) =>
        await TreeQuery.AroundAsync(db, id, ct) is { } tree && await CoverageQuery.OfAsync(db, tree.Top.Node.Id, ct) is { } coverage
            ? Page.Of<TreeSheet>(context, new { Shown = tree, Coverage = coverage, Current = id })
            : Missing.Answer(context, MissingThing.Agreement);
}
