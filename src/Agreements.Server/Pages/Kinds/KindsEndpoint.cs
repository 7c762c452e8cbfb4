using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Descriptions;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.Kinds;

/// <summary>Answers the pages of the kinds of agreements: what the policy of each asks for.</summary>
internal static class KindsEndpoint
{
    public static async Task<IResult> List(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var open = await RegisterQuery.PageAsync(reader, new RegisterFilter { Standings = [Standing.Open], PageSize = 1 }, ct);
        return Page.Of<KindsSheet>(context, new
        {
            Policies = await PolicyReads.InForceAsync(reader, clock.Today(), ct),
            Open = open.Facets!.ByKind,
        });
    }

    public static async Task<IResult> Show(HttpContext context, string kind, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        if (!KebabEnum<AgreementKind>.TryParse(kind, out var of))
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var versions = await PolicyReads.VersionsAsync(reader, of, ct);
        var today = clock.Today();
        var inForce = versions.Last(v => v.From is null || v.From <= today);
        var name = await Naming.InstitutionsAsync(
            reader, versions.SelectMany(v => v.Policy.ApprovalSteps ?? []).Select(s => s.Institution).OfType<string>(), ct);
        var later = Numbered(context, "to", versions) ?? versions[^1];
        var earlier = Numbered(context, "from", versions) ?? versions[Math.Max(0, versions.Count - 2)];
        var open = await RegisterQuery.PageAsync(reader, new RegisterFilter { Kinds = [of], Standings = [Standing.Open], PageSize = 1 }, ct);
        return Page.Of<KindSheet>(context, new
        {
            Shown = new KindPageView(
                of, inForce, PolicyDescriptions.Of(inForce.Policy, name), versions, earlier, later,
                PolicyDescriptions.Between(earlier.Policy, later.Policy, name),
                await EffectsAsync(reader, earlier.Policy, later.Policy, today, ct), open.Facets!.ByStage, reader.Scope == Identity.VisibilityScope.Nothing,
                Deeds.OfKind(context, of)),
        });
    }

    /// <summary>What is said beside of who sees no agreements need not be said twice.</summary>
    private static async Task<Consequences?> EffectsAsync(Reader reader, KindPolicy earlier, KindPolicy later, DateOnly today, CancellationToken ct) =>
        reader.Scope == Identity.VisibilityScope.Nothing || later.Version <= earlier.Version
            ? null
            : await Foresight.OfPolicyAsync(reader, later, earlier.Version, today, ct);

    private static PolicyView? Numbered(HttpContext context, string parameter, IReadOnlyList<PolicyView> versions) =>
        int.TryParse(context.Given(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? versions.FirstOrDefault(v => v.Policy.Version == n)
            : null;
}
