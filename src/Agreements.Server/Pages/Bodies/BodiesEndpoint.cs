using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Directory;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.Bodies;

/// <summary>Answers the pages of standing bodies: the list, and one of them.</summary>
internal static class BodiesEndpoint
{
    private const int RowsPerPage = 50;

    private const int EngagementsShown = 20;

    public static async Task<IResult> List(HttpContext context, Reader reader, CancellationToken ct)
    {
        var asked = new DirectoryFilter
        {
            Text = context.Given("q"), Size = RowsPerPage,
            Kind = context.Word<BodyKind>("kind") is { } kind ? KebabEnum<BodyKind>.Name(kind) : null,
        };
        var found = await context.PageAsync(after => DirectoryQuery.PageOfBodiesAsync(reader, asked with { After = after }, ct));
        return Page.Of<BodiesSheet>(context, new
        {
            Asked = asked,
            Found = found,
            Entries = await EntryQuery.OfAsync(reader, found.Rows.Select(r => r.Chair), ct),
        });
    }

    public static async Task<IResult> Show(HttpContext context, string code, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var on = MaybeDay("on", context.Given("on"));
        if (await BodyReads.FindAsync(reader, code, on ?? today, ct) is not { } body)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var history = await EntryHistory.OfBodyAsync(reader, code, ct);
        var parts = await ParticipationQuery.OfAsync(reader, [code], ct);
        return Page.Of<BodySheet>(context, new
        {
            Shown = new BodyPageView(
                body, on is not null,
                PartnerAgreement.Of(parts, t => t.Code == code),
                body.FoundedBy is { } founder ? await RegisterQuery.ByReferenceAsync(reader, founder, ct) : [],
                (await EngagementQuery.PageAsync(reader, new EngagementFilter(Participant: code), today, null, EngagementsShown, ct)).Engagements,
                history,
                await EntryQuery.OfAsync(
                    reader,
                    [
                        body.Chair?.Code, .. body.CoLeads.Select(c => c.Code), .. body.Memberships.Select(m => m.Institution),
                        .. history.Select(h => h.Institution),
                    ],
                    ct),
                await Deeds.OfEntryAsync(context, SubjectKind.Body, code)),
        });
    }
}
