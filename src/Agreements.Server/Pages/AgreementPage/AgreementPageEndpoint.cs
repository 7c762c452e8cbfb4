using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries.People;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Answers the page of one agreement, as it is or as it was.</summary>
internal static class AgreementPageEndpoint
{
    private const int EntriesPerPage = 100;

    public static async Task<IResult> Show(
        HttpContext context, Guid id, Reader reader, TimeProvider clock, WorkingDays workingDays, OfferedOperations operations, Watching watching,
        CancellationToken ct)
    {
        if (await Timeline.FindAsync(reader, id, ct) is not { } timeline)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        if (!Moment.TryRead(context.Request.Query, out var moment) || timeline.At(moment.Version, moment.AsOf) is not { } shown)
        {
            return Missing.Answer(context, MissingThing.Moment);
        }

        var (state, present) = (shown.After, timeline.Present);
        var mentions = await reader.Db.MentionsAsync(state, ct);
        // What could be done in the past is judged by the moment at which that version was the present.
        var then = state.Version < present.Version ? moment.AsOf ?? shown.Recorded.Timestamp : clock.GetUtcNow();
        var view = await ViewAsync(reader, timeline, state, moment, then, ct);
        return Page.Of<AgreementPageSheet>(context, new
        {
            Shown = view with
            {
                Offered = !view.IsPast && Offered.To(Caller.Of(context.User), state, operations) is { Operations.Count: > 0 } offered ? offered : null,
                Look = view.IsPast ? null : await LookAsync(context, id, state.Version, watching, ct),
                Recorded = RecordedIn(context.Request.Query["recorded"], view.History),
                Mentions = mentions,
                Entries = await EntryQuery.OfAsync(reader, NamedIn(state, view.Engagements), ct),
                WorkingDays = workingDays,
                SetAside = await SetAside.FindAsync(reader.Db, id, ct),
                Contacts = state.Version == present.Version && AgreementContacts.MayReach(context)
                    ? await AgreementContacts.OfAsync(reader, state, mentions, ct)
                    : [],
                Difference = ShownDifference.Of(state, Numbered(context.Request.Query["from"]), Numbered(context.Request.Query["to"])),
            },
        });
    }

    /// <summary>Notes that they look, and that what they were told of it is not new to them any more; null for who is nobody.</summary>
    private static async Task<LastLook?> LookAsync(HttpContext context, Guid id, long version, Watching watching, CancellationToken ct)
    {
        if (context.Features.Get<KnownAccount>() is not { IsMachine: false } me)
        {
            return null;
        }

        await context.RequestServices.GetRequiredService<Inboxes>().SeeOfAsync(me.Id, id, ct);
        return await watching.LookAsync(me.Id, id, version, ct);
    }

    private static IEnumerable<string?> NamedIn(Agreement state, IReadOnlyList<EngagementRow> engagements) =>
        state.Parties.Concat(state.FormerParties.Select(f => f.Party)).Select(p => p.Institution ?? p.Body)
            .Concat(engagements.SelectMany(e => e.ActionItems).SelectMany(i => new[] { i.Owner, i.Verifier }));

    /// <summary>The entries of versions such as <c>6-7</c>, which a form comes back with.</summary>
    private static IReadOnlyList<TimelineEntry>? RecordedIn(string? versions, TimelinePage history) =>
        versions?.Split('-') is [var first, var last] && Numbered(first) is { } from && Numbered(last) is { } to
            ? [.. history.Entries.Where(e => e.Version >= from && e.Version <= to).Reverse()]
            : null;

    private static int? Numbered(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static async Task<AgreementPageView> ViewAsync(
        Reader reader, Timeline timeline, Agreement state, Moment moment, DateTimeOffset then, CancellationToken ct)
    {
        var day = Shanghai.Day(then);
        var needs = Needs.All(Guards.NeedsForNext(state), ApprovalView.Needs(state));
        var latest = timeline.Present.Version;
        var related = state.Version < latest ? await reader.RelatedAsync(needs, then, ct) : await reader.RelatedAsync(needs, ct);
        var history = await timeline.PageAsync(newestFirst: true, moment.HistoryAfter, EntriesPerPage, ct);
        return new AgreementPageView(
            await reader.WithoutOthersAsync(state, ct), latest, moment.AsOf, day, Guards.UnmetForNext(state, day, related), history, moment.HistoryAfter,
            state.Parent is { } parent ? await RegisterQuery.FindAsync(reader, parent, ct) : null,
            await RegisterQuery.ChildrenAsync(reader, state.Id, ct),
            await DirectoryQuery.InstitutionsAsync(reader, [.. history.Entries.Select(e => e.Institution).OfType<string>().Distinct()], ct),
            (await EngagementQuery.PageAsync(reader, new EngagementFilter(state.Id), day, count: 20, ct: ct)).Engagements)
        {
            Approval = ApprovalView.Of(state, related),
            Coverage = state.Version < latest ? null : await CoverageQuery.OfAsync(reader, state.Id, ct),
        };
    }

    /// <summary>Which version or instant an address asks for, and which page of the history.</summary>
    private sealed record Moment(long? Version, DateTimeOffset? AsOf, long? HistoryAfter)
    {
        public static bool TryRead(IQueryCollection query, out Moment moment)
        {
            moment = new Moment(null, null, Number(query["history"]));
            if (query["version"].ToString() is { Length: > 0 } version)
            {
                moment = moment with { Version = Number(version) };
                return moment.Version is not null;
            }

            if (query["asOf"].ToString() is { Length: > 0 } text)
            {
                moment = moment with { AsOf = MaybeMoment("asOf", text) };
            }

            return true;
        }

        private static long? Number(string? text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
    }
}
