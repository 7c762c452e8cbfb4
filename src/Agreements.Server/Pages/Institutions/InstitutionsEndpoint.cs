using Agreements.Server.Commands.People;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Directory;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Institutions;

/// <summary>Answers the pages of institutions: the list, and everything with one.</summary>
internal static class InstitutionsEndpoint
{
    private const int RowsPerPage = 50;

    private const int RowsShown = 20;

    public static async Task<IResult> List(HttpContext context, Reader reader, CancellationToken ct)
    {
        var asked = new DirectoryFilter
        {
            Text = context.Given("q"), Region = context.Given("region"), Size = RowsPerPage,
            Kind = context.Word<InstitutionKind>("kind") is { } kind ? KebabEnum<InstitutionKind>.Name(kind) : null,
        };
        var found = await context.PageAsync(after => DirectoryQuery.PageOfInstitutionsAsync(reader, asked with { After = after }, ct));
        return Page.Of<InstitutionsSheet>(context, new
        {
            Asked = asked,
            Found = found,
            Regions = await DirectoryQuery.RegionsAsync(reader, ct),
            Above = await EntryQuery.OfAsync(reader, found.Rows.Select(r => r.Under), ct),
        });
    }

    public static async Task<IResult> Show(HttpContext context, string code, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await InstitutionReads.FindProfileAsync(reader, code, today, ct) is not { } profile)
        {
            // Whoever knows a code seldom knows what sort of entry has it.
            return await EntryQuery.OfAsync(reader, [code], ct) is var known && known.Find(code) is { IsBody: true } body
                ? Results.LocalRedirect(body.Address)
                : Missing.Answer(context, MissingThing.Page);
        }

        var own = profile.Entry.Code;
        var history = await EntryHistory.OfInstitutionAsync(reader, own, ct);
        var merged = profile.Entry.AskedFor is { } former ? await EntryHistory.OfInstitutionAsync(reader, former, ct) : [];
        var entries = await EntryQuery.OfAsync(
            reader,
            [
                .. profile.Partners.Select(p => p.Code), .. profile.Engagements.SelectMany(e => e.Participants),
                .. history.Concat(merged).Select(h => h.Institution),
            ],
            ct);
        return Page.Of<InstitutionSheet>(context, new
        {
            Shown = new InstitutionPageView(
                profile, InstitutionPartner.Of(profile, entries), history, merged, entries,
                await CommitmentQuery.PageAsync(reader, new CommitmentFilter(Owner: own), today, null, RowsShown, ct),
                context.MayRead(out var scope, out _)
                    ? await PeopleQuery.PageAsync(reader.Db, scope, new PeopleFilter(Institution: own, Size: RowsShown), ct)
                    : null,
                await MergedNamesAsync(reader, profile, ct), await Deeds.OfEntryAsync(context, SubjectKind.Institution, own)),
        });
    }

    /// <summary>What the entries were called that were merged into it: asked for, they stand for their survivor.</summary>
    private static async Task<IReadOnlyList<NamedEntry>> MergedNamesAsync(Reader reader, PartnerProfile profile, CancellationToken ct)
    {
        var name = await Naming.InstitutionsAsync(reader, profile.Entry.MergedFrom, ct);
        return [.. profile.Entry.MergedFrom.Select(code => new NamedEntry(code, name(code)))];
    }
}
