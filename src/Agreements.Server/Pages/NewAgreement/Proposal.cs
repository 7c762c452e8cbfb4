using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.Extensions.Primitives;

namespace Agreements.Server.Pages.NewAgreement;

/// <summary>A draft as it is shown, checked and at last recorded.</summary>
/// <param name="http">The request.</param>
/// <param name="draft">The draft.</param>
/// <param name="forms">Makes forms.</param>
/// <param name="reader">What its owner reads by.</param>
/// <param name="drafts">The drafts.</param>
internal sealed class Proposal(HttpContext http, Draft draft, FormMaker forms, Reader reader, Drafts drafts)
{
    private const int Similar = 5;

    private static readonly string[] OfParties = ["parties", "parent"];
    private static readonly string[] OfTerms = ["purpose", "principles", "areas", "clauses", "guarantees", "term"];

    private readonly Form _proposal = forms.Unbound(http, "proposeAgreement")!;
    private readonly Form _terms = forms.Unbound(http, "reviseTerms")!;

    /// <summary>Shows a step.</summary>
    public async Task<IResult> ShowAsync(NewStep step) => await AnswerAsync(step, Proposing(), Writing());

    /// <summary>Keeps a step, and goes on from it.</summary>
    /// <param name="step">The step that was sent.</param>
    /// <param name="what">What its sender wants: <c>save</c>, <c>back</c>, <c>next</c>, <c>preview</c>, <c>record</c>, <c>more</c>.</param>
    /// <param name="isWarned">Whether they have seen what would be recorded.</param>
    public async Task<IResult> GoOnAsync(NewStep step, string what, bool isWarned)
    {
        switch (what, step)
        {
            case ("save", _):
                return Results.LocalRedirect(NewAgreementEndpoint.Path);
            case ("back", NewStep.Terms):
                return Results.LocalRedirect(NewAgreementEndpoint.At(draft.Number, NewStep.Parties));
            case ("next", NewStep.Parties):
                var (checkedView, _, _) = await _proposal.ReadAsync(Proposing(), Fields(Proposing(), OfParties));
                return checkedView.Faults.Count == 0
                    ? Results.LocalRedirect(NewAgreementEndpoint.At(draft.Number, NewStep.Terms))
                    : await AnswerAsync(step, checkedView, Writing(), StatusCodes.Status400BadRequest);
            case ("preview" or "record", NewStep.Terms):
                return await SendAsync(what, isWarned);
            default:
                return Results.LocalRedirect(NewAgreementEndpoint.At(draft.Number, step));
        }
    }

    private async Task<IResult> SendAsync(string what, bool isWarned)
    {
        var writing = Writing();
        var (text, _, body) = await _terms.ReadAsync(writing, Fields(writing, OfTerms));
        var sent = await _proposal.TryAsync(Proposing() with { IsWarned = isWarned }, text.Faults.Count > 0 ? "preview" : what);
        if (sent.Recorded is not { } recorded)
        {
            return await AnswerAsync(NewStep.Terms, sent.View, text, text.Faults.Count > 0 ? StatusCodes.Status400BadRequest : sent.Status);
        }

        var id = recorded.Body!["id"]!.ToString();
        await drafts.DropAsync(Caller.Of(http.User)!.Account, draft.Number, http.RequestAborted);
        // Without a word of terms there is nothing to put on the table yet; what is refused of them stays in their own form.
        return body.Count > 0 && await forms.BeginAsync(http, "reviseTerms", id) is { } revising
            ? await revising.SendAsync(
                revising.View(writing.Values) with { Return = $"/agreements/{id}", Seen = recorded.Recorded.Last, Key = $"{draft.Key}-terms" }, "record")
            : Results.LocalRedirect(Form.RecordedAt($"/agreements/{id}", recorded.Recorded));
    }

    private FormView Proposing() => _proposal.View(Values) with { Key = draft.Key.ToString() };

    private FormView Writing()
    {
        var view = _terms.View(new FormValues(Values.All.Where(v => IsOf(OfTerms, v.Key)).ToDictionary(v => v.Key, v => v.Value)));
        return view with { Fields = [.. Fields(view, OfTerms).Select(WithoutReferences)] };
    }

    private FormValues Values => new(draft.Typed.ToDictionary(v => v.Key, v => new StringValues(v.Value), StringComparer.Ordinal));

    private static bool IsOf(string[] names, string path) => names.Contains(path.Split('.', '[', '#')[0]);

    private static IReadOnlyList<Field> Fields(FormView view, string[] names) => [.. view.Fields.Where(f => names.Contains(f.Name))];

    // What refers to another agreement's text can be chosen once there is an agreement.
    private static Field WithoutReferences(Field field) => field with
    {
        Within = [.. field.Within.Where(f => f.Pick is null or Pick.NewCode).Select(WithoutReferences)],
    };

    private async Task<IResult> AnswerAsync(NewStep step, FormView proposing, FormView writing, int status = StatusCodes.Status200OK)
    {
        var fields = step is NewStep.Parties ? Fields(proposing, OfParties) : [.. proposing.Fields.Where(f => !OfParties.Contains(f.Name) && f.Name != "kind")];
        return Page.Of<ProposalSheet>(
            http,
            new
            {
                Draft = draft,
                Step = step,
                Proposing = await _proposal.SuggestingAsync(proposing with { Fields = fields }),
                Writing = writing,
                Alike = step is NewStep.Terms ? await AlikeAsync() : [],
            },
            status);
    }

    /// <summary>Agreements in sight that may be the same: between the same two, of the same kind; or of the same title.</summary>
    private async Task<IReadOnlyList<RegisterRow>> AlikeAsync()
    {
        var (_, values, _) = await _proposal.ReadAsync(Proposing(), Fields(Proposing(), OfParties));
        string[] codes =
        [
            .. Enumerable.Range(0, values.Rows("parties")).Where(n => values.Of($"parties[{n}].role") == KebabEnum<PartyRole>.Name(PartyRole.Principal))
                .Select(n => values.Of($"parties[{n}].institution")).Where(c => c.Length > 0).Take(2),
        ];
        var alike = new List<RegisterRow>();
        if (codes is [var one, var two] && KebabEnum<AgreementKind>.TryParse(values.Of("kind"), out var kind))
        {
            alike.AddRange(await FindAsync(new RegisterFilter { Kinds = [kind], Institution = one, Partner = two }));
        }

        var title = values.Of("title.zh");
        if (title.Length > 0)
        {
            alike.AddRange((await FindAsync(new RegisterFilter { Text = title })).Where(r => Chinese.Fold(r.Title.Zh) == Chinese.Fold(title)));
        }

        return [.. alike.DistinctBy(r => r.Id)];
    }

    private async Task<IReadOnlyList<RegisterRow>> FindAsync(RegisterFilter filter) =>
        (await RegisterQuery.PageAsync(reader, filter with { PageSize = Similar, WithFacets = false }, http.RequestAborted)).Rows;

    /// <summary>Makes proposals of drafts.</summary>
    internal sealed class Maker(FormMaker forms, Reader reader, Drafts drafts)
    {
        public Proposal Of(HttpContext http, Draft draft) => new(http, draft, forms, reader, drafts);
    }
}
