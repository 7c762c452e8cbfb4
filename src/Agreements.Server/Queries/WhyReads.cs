using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>A condition that does not hold.</summary>
/// <param name="Reason">What, and who can meet it.</param>
/// <param name="Waivable">Whether an approver can waive it with a reason.</param>
public sealed record UnmetView(Reason Reason, bool Waivable);

/// <summary>A stage on the way, and what does not hold yet for it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Unmet">What does not hold; empty when it can be entered as soon as the one before is.</param>
public sealed record StageStep(Stage Stage, IReadOnlyList<UnmetView> Unmet);

/// <summary>Why an agreement cannot enter a stage.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version judged.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Asked">The stage asked for; null when nothing comes after the present one.</param>
/// <param name="CanEnter">True when entering it would be accepted now, or it was entered before.</param>
/// <param name="Steps">The stages from the next to the one asked for; empty when it was entered before.</param>
/// <param name="Waived">Conditions waived so far: reason by code.</param>
public sealed record WhyView(
    Guid AgreementId, long Version, Stage Stage, Stage? Asked, bool CanEnter, IReadOnlyList<StageStep> Steps, IReadOnlyDictionary<string, string> Waived);

/// <summary>"Why can't I advance?": the same guards, on the same related state, as advancing itself asks.</summary>
public static class WhyReads
{
    /// <summary>Maps the question.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapWhy(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/why", WhyAsync)
            .WithName("whyNotEnter").WithSummary("Why can't it enter a stage (the next one unless stage= says which)? Every condition that does "
                + "not hold, for each stage on the way, and who can meet it.")
            .Produces<WhyView>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/guards", GuardsAsync)
            .WithName("whyNotAdvance").WithSummary("Why can't I advance? What does not yet hold for the next stage, and who can meet it.")
            .Produces<Reason[]>().ProducesProblem(404);
    }

    private static Task<IResult> WhyAsync(Guid id, string? stage, Reader reader, TimeProvider clock, CancellationToken stop)
    {
        var asked = stage is null ? null : (Stage?)Questions.Word<Stage>("stage", stage);
        return reader.OfAgreementAsync(
            id,
            async state => Results.Ok(await ViewAsync(state, asked ?? (state.Stage is Stage.Evaluated ? null : state.Stage + 1), reader, clock.Today(), stop)),
            stop);
    }

    private static async Task<WhyView> ViewAsync(Agreement state, Stage? asked, Reader reader, DateOnly today, CancellationToken stop)
    {
        var steps = new List<StageStep>();
        for (var next = state.Stage + 1; next <= asked; next++)
        {
            var unmet = await UnmetAsync(state, next, reader, today, stop);
            steps.Add(new StageStep(next, [.. unmet.Select(r => new UnmetView(Reason.Of(r), Guards.Waivable.Contains(r.Code)))]));
        }

        var canEnter = steps.Count == 0 ? asked is not null : steps is [{ Unmet.Count: 0 }];
        return new WhyView(state.Id, state.Version, state.Stage, asked, canEnter, steps, state.Waivers);
    }

    private static async Task<IReadOnlyList<Refusal>> UnmetAsync(Agreement state, Stage stage, Reader reader, DateOnly today, CancellationToken stop) =>
        Guards.WhyNot(state, stage, today, await reader.RelatedAsync(Guards.Needs(state, stage), stop));

    private static Task<IResult> GuardsAsync(Guid id, Reader reader, TimeProvider clock, CancellationToken stop) =>
        reader.OfAgreementAsync(id, async state => Results.Ok(
            state.Stage is Stage.Evaluated ? [] : (await UnmetAsync(state, state.Stage + 1, reader, clock.Today(), stop)).Select(Reason.Of).ToArray()), stop);
}
