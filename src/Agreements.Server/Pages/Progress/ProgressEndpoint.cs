using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.Texts;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Progress;

/// <summary>Answers the page of progress, and the agreements behind each of its figures.</summary>
internal static class ProgressEndpoint
{
    private const int RowsPerPage = 50;

    public static async Task<IResult> Show(HttpContext context, Reader reader, SuggestedNames names, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var asked = await ProgressAsked.OfAsync(asking, reader, Caller.Of(context.User), clock.Today(), ct);
        return Page.Of<ProgressSheet>(
            context,
            new
            {
                Asked = asked,
                asking.Wrong,
                Found = asking.Wrong.Count > 0 ? null : await ProgressView.ReadAsync(reader, asked, clock, ct),
                Suggested = await names.InstitutionsAsync(ct),
                Regions = await DirectoryQuery.RegionsAsync(reader, ct),
            },
            asking.Status);
    }

    public static async Task<IResult> Behind(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var asked = await ProgressAsked.OfAsync(asking, reader, Caller.Of(context.User), clock.Today(), ct);
        var slice = SliceOf(asking);
        var after = asking.After();
        var found = asking.Wrong.Count > 0 ? null : await ReadAsync(reader, asked, slice, clock, after, ct);
        return Page.Of<MembersSheet>(
            context,
            new { Asked = asked, Slice = slice, asking.Wrong, Found = found, Group = found is null ? null : await GroupAsync(reader, slice, ct) },
            asking.Status);
    }

    /// <summary>A group is named by both of its words; a key that is none of its kind is said.</summary>
    private static ProgressSlice SliceOf(Asking asking)
    {
        var figure = asking.Word<ProgressFigure>("figure") ?? ProgressFigure.Agreements;
        return asking.Word<ProgressGrouping>("by") switch
        {
            ProgressGrouping.Stage => new(figure, ProgressGrouping.Stage, asking.OneOf("key", [.. KebabEnum<Stage>.Names])),
            ProgressGrouping.Kind => new(figure, ProgressGrouping.Kind, asking.OneOf("key", [.. KebabEnum<AgreementKind>.Names])),
            ProgressGrouping.Parent => new(figure, ProgressGrouping.Parent, asking.Id("key")?.ToString()),
            var by => new(figure, by, asking.Given("key")),
        };
    }

    private static async Task<ProgressMembers> ReadAsync(
        Reader reader, ProgressAsked asked, ProgressSlice slice, TimeProvider clock, string? after, CancellationToken ct)
    {
        var on = await ProgressOn.OfAsync(reader, asked.Day, asked.Today, ct);
        var silentSince = AsleepQuery.SilentSince(clock);
        return await PageQuery.PageAsync(
            after, from => ProgressQuery.BehindAsync(reader, slice, on, silentSince, asked.Filter, from, RowsPerPage, ct));
    }

    /// <summary>What the group is called; null for all.</summary>
    private static async Task<Text?> GroupAsync(Reader reader, ProgressSlice slice, CancellationToken ct) => (slice.By, slice.Key) switch
    {
        (_, null) or (null, _) => null,
        (ProgressGrouping.Stage, var key) => KebabEnum<Stage>.TryParse(key, out var stage) ? Names.Of(stage) : null,
        (ProgressGrouping.Kind, var key) => KebabEnum<AgreementKind>.TryParse(key, out var kind) ? Names.Of(kind) : null,
        (ProgressGrouping.Institution, var key) => (await EntryQuery.OfAsync(reader, [key], ct)).Called(key),
        (ProgressGrouping.Parent, var key) => (await Naming.TitlesAsync(reader, [Guid.Parse(key)], ct)).GetValueOrDefault(Guid.Parse(key)) ?? Words.Unknown,
        (_, var key) => new Text(key.Replace("/", " / ", StringComparison.Ordinal)),
    };
}
