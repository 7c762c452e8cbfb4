using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Filling;

/// <summary>What came of an answer.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="IsRecorded">Whether it was recorded.</param>
/// <param name="Reasons">Why it was not; empty where it was.</param>
public sealed record Answered(string Typed, bool IsRecorded, IReadOnlyList<Text> Reasons);

/// <summary>
/// All that is not known of an agreement, as one sheet: what one answer fills can be answered here, and left empty stays unknown. Each answer is recorded
/// by its own command; one that is refused keeps none of the others from being recorded.
/// </summary>
internal static class FillEndpoint
{
    public const string Path = "/agreements/{id:guid}/fill";

    public static void MapFilling(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, SendAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Guid id, Reader reader, SuggestedNames names, OfferedOperations operations, CancellationToken ct) =>
        await reader.AgreementAsync(id, ct) is { } state
            ? await AnswerAsync(context, state, names, operations, new Dictionary<string, Answered>())
            : Missing.Answer(context, MissingThing.Agreement);

    private static async Task<IResult> SendAsync(
        HttpContext context, Guid id, Reader reader, FormMaker forms, SuggestedNames names, OfferedOperations operations, TimeProvider clock,
        CancellationToken ct)
    {
        if (await reader.AgreementAsync(id, ct) is not { } state)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var form = await context.FormAsync();
        var answers = new Dictionary<string, Answered>(StringComparer.Ordinal);
        foreach (var filling in Fillings.Of(state))
        {
            if (filling.Operation is not null && form[filling.Name].ToString().Trim() is { Length: > 0 } typed && !IsUnknown(typed))
            {
                answers[filling.Name] = await RecordAsync(context, id, filling, typed, forms, clock.Today());
            }
        }

        var recorded = answers.Values.Count(a => a.IsRecorded);
        return answers.Values.All(a => a.IsRecorded)
            ? Results.LocalRedirect($"/agreements/{id}{(recorded == 0 ? "" : $"?recorded={state.Version + 1}-{state.Version + recorded}")}#recorded")
            : await AnswerAsync(context, (await reader.AgreementAsync(id, ct))!, names, operations, answers, StatusCodes.Status409Conflict);
    }

    private static bool IsUnknown(string typed) => typed is "不详" or "未知" || typed.Equals("unknown", StringComparison.OrdinalIgnoreCase);

    private static async Task<Answered> RecordAsync(HttpContext context, Guid id, Filling filling, string typed, FormMaker forms, DateOnly today)
    {
        var value = typed;
        if (filling is { Kind: AnswerKind.Day, Operation: "correctFact" })
        {
            // A fact is kept as text: the day that was meant by what was said.
            if (!SaidDay.TryRead(typed, today, out var day) || day is null)
            {
                return new Answered(typed, false, [SaidDay.Wanted]);
            }

            value = day.Value;
        }

        if (await forms.BeginAsync(context, filling.Operation!, id.ToString()) is not { } form)
        {
            return new Answered(typed, false, [FormTexts.NotFound]);
        }

        var values = FormValues.Empty.With([.. filling.Given, new(filling.Field, value)]);
        var sent = await form.TryAsync(form.View(values) with { Key = Guid.CreateVersion7().ToString(), IsWarned = true }, "record");
        return new Answered(typed, sent.Recorded is not null, [.. sent.View.Refused, .. sent.View.Faults.Select(f => f.Sentence)]);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Agreement state, SuggestedNames names, OfferedOperations operations, IReadOnlyDictionary<string, Answered> answers,
        int status = StatusCodes.Status200OK)
    {
        var offered = Offered.To(Caller.Of(context.User), state, operations);
        return Page.Of<FillSheet>(
            context,
            new
            {
                State = state,
                Fillings = Fillings.Of(state),
                May = (Func<string, bool>)(name => offered.Operations.Any(o => o.Name == name)),
                Answers = answers,
                Suggested = await names.OfAsync([Pick.Person, Pick.PartyEntry], context.RequestAborted),
            },
            status);
    }
}
