using Agreements.Server.Http;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Sealing;

namespace Agreements.Server.Pages.Seal;

/// <summary>Answers the pages of the seal: how it is, and the proof of an event.</summary>
internal static class SealEndpoint
{
    public const string Path = "/seal";

    public static void MapSeal(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapGet("/agreements/{id:guid}/events/{version:long}", ShowProofAsync);
    }

    /// <summary>The page of the proof of an event.</summary>
    public static string ProofOf(Guid agreement, long version) => FormattableString.Invariant($"/agreements/{agreement}/events/{version}");

    private static async Task<IResult> ShowAsync(HttpContext context, Reader reader, LedgerPolicy policy, CancellationToken ct) =>
        ProofRoutes.MayWatch(context)
            ? Page.Of<SealSheet>(context, new { Status = await LedgerStatus.ReadAsync(reader.Db, policy, ct) })
            : Missing.Answer(context, MissingThing.Page);

    private static async Task<IResult> ShowProofAsync(HttpContext context, Guid id, long version, Reader reader, LedgerPolicy policy, CancellationToken ct)
    {
        if (await reader.AgreementAsync(id, ct) is not { } state || await EventProof.OfAsync(reader.Db, policy, id, version, ct) is not { } found)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        return Page.Of<ProofSheet>(
            context,
            new
            {
                State = await reader.WithoutOthersAsync(state, ct),
                Found = found,
                Picture = found.Proof is { } proof ? QrCode.SvgOfText(proof.ToString()) : null,
            });
    }
}
