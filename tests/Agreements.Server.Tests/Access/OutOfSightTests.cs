using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Collections.Concurrent;
using System.Net;

namespace Agreements.Server.Tests.Access;

/// <summary>What is not in sight is not there: every GET endpoint is asked everything that it can be asked.</summary>
public sealed class OutOfSightTests(Scene scene, EmptyScene empty) : IClassFixture<Scene>, IClassFixture<EmptyScene>
{
    /// <summary>Routes that tell of no agreement and no engagement.</summary>
    private static readonly string[] Open =
    [
        "/api/v1/institutions", "/api/v1/institutions/{code}", "/api/v1/institutions/{code}/history", "/api/v1/bodies/{code}/history",
        "/api/v1/policies", "/api/v1/policies/{kind}",
        "/api/v1/policies/{kind}/{version:int}", "/api/v1/exports/annual", "/api/v1/exports/annual.xlsx", "/api/v1/exports/cases/sources",
        "/flow", "/api/v1/flow", "/api/v1/working-days", "/progress", "/api/v1/progress/stays", "/api/v1/indicators/attainment", "/annual",
        "/api/v1/agreements/{id:guid}/documents/{document}",
        "/api/v1/agreements/{id:guid}/documents/{document}/versions/{version:int}",
        "/api/v1/operations/read-models", "/api/v1/operations/failed-messages", "/operations", "/operations/failed",
        "/api/v1/operations/notification-endpoints", "/operations/notification-endpoints", "/operations/notification-defaults",
        "/api/v1/operations/notification-rules", "/operations/notification-rules",
        // One's own, of what one was told: their own tests say whose sight they have.
        "/api/v1/notifications", "/api/v1/notifications/settings", "/notifications", "/notifications/settings", "/unsubscribe/{token}",
        "/directory", "/institutions", "/cooperation", "/kinds", "/kinds/{kind}", "/status", "/help",
        "/agreements/{id:guid}/documents/{document}/versions/{version:int}/preview", "/api/v1/signing-templates/{kind}",
        // Of people, with whom the scene does nothing: their own tests say who sees whom.
        "/api/v1/people", "/api/v1/people/unneeded", "/api/v1/people/{id}", "/api/v1/people/{id}/export", "/api/v1/people/{id}/traces",
        "/people", "/people/new", "/people/{id}", "/people/{id}/copy",
        // Of the seal: hashes, and what only auditors get; the proof of an event is in letters that say nothing by themselves.
        "/seal", "/api/v1/seal", "/api/v1/ledger/events/{number:long}/proof", "/api/v1/ledger/tile/entries/{**path}", "/api/v1/exports/bundle.zip",
        "/api/v1/agreements/{id:guid}/events/{version:long}/proof",
        // Of accounts.
        "/api/v1/me", "/api/v1/accounts", "/api/v1/accounts/{id}", "/api/v1/accounts/changes", "/account", "/account/password",
        "/account/second-factor", "/accounts", "/accounts/{id}",
        // Of drafts, which their owners alone see.
        // A secret opens it and nothing else: its own tests say whose sight it has.
        "/calendar/feed.ics", "/calendar/subscriptions",
        "/new", "/new/{number:long}", "/import", "/import/{number:long}", "/import/template/{kind}.xlsx",
    ];

    [Fact]
    public void Everything_that_can_be_asked_is_asked() => Asks.Unasked(scene.Server.Services).ShouldBeEmpty();

    [Fact]
    public void No_endpoint_comes_to_what_is_stored_but_by_a_reader() => Asks.Taken(scene.Server.Services).Where(t =>
        new[]
        {
            typeof(NpgsqlDataSource), typeof(NpgsqlConnection), typeof(Marten.IQuerySession), typeof(Marten.IDocumentSession),
            typeof(Marten.IDocumentStore),
        }
            .Any(stored => stored.IsAssignableFrom(t.Type))).Select(t => $"{t.Route} takes a {t.Type.Name}").ShouldBeEmpty();

    [Fact]
    public async Task A_stranger_is_answered_as_if_there_were_nothing_but_the_directory()
    {
        var there = scene.Server.As(RunningServer.Stranger);
        var nothing = empty.Server.As(RunningServer.Stranger);
        var different = new ConcurrentBag<string>();
        await EachAsync(async (ask, address) =>
        {
            var (full, none) = (await Answers.ToAsync(there, address), await Answers.ToAsync(nothing, address));
            if (full.Status != none.Status || full.Plain(ask.Id) != none.Plain(ask.Id) || full.Status >= HttpStatusCode.InternalServerError)
            {
                different.Add($"{address}: {full.Status} {full.Plain(ask.Id)} INSTEAD OF {none.Status} {none.Plain(ask.Id)}");
            }
        });
        different.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Scene.School)]
    [InlineData(Scene.Bureau)]
    public async Task Who_sees_one_agreement_reads_no_word_of_those_around_it(string key)
    {
        var watch = scene.Server.As(key);
        Guid[] seen = [Scene.Shared, Scene.SharedMeeting];
        var marks = Marks(scene.Ids.Except(seen)).ToArray();
        var (told, shown) = (new ConcurrentBag<string>(), new ConcurrentBag<Guid>());
        await EachAsync(async (ask, address) =>
        {
            var answer = await Answers.ToAsync(watch, address);
            ((int)answer.Status).ShouldBeLessThan(500, address);
            // What was asked for is said back, and a page says back what was searched for.
            var words = Uri.UnescapeDataString(address);
            marks.Where(m => answer.Says(m) && !words.Contains(m, StringComparison.OrdinalIgnoreCase)).ToList().ForEach(m => told.Add($"{m} in {address}"));
            seen.Where(id => id != ask.Id && answer.Says(id.ToString())).ToList().ForEach(shown.Add);
        });
        told.ShouldBeEmpty();
        shown.Distinct().ShouldBe(seen, ignoreOrder: true);
    }

    [Fact]
    public async Task Who_sees_everything_reads_of_what_is_hidden_from_others_on_every_route()
    {
        var auditor = scene.Server.As(RunningServer.Auditor);
        var silent = Asks.Endpoints(scene.Server.Services).Select(Asks.Route).Distinct().Except(Open).ToHashSet();
        foreach (var ask in Asks.All(scene.Server.Services, [Scene.Above, Scene.HiddenMeeting, Scene.Shared]).Where(a => silent.Contains(a.Route)))
        {
            var answer = await Answers.ToAsync(auditor, ask.Address);
            if (silent.Contains(ask.Route) && Marks([Scene.Above, Scene.AboveBefore, Scene.Below, Scene.Left, Scene.HiddenMeeting]).Any(m => answer.Says(m)))
            {
                silent.Remove(ask.Route);
            }
        }

        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_of_a_document_is_only_for_who_sees_its_agreement()
    {
        var address = $"/api/v1/agreements/{Scene.Above}/documents/doc-1";
        (await scene.Server.As(RunningServer.Auditor).GetByteArrayAsync(new Uri(address, UriKind.Relative))).ShouldBe(Documenting.Files.Pdf);
        foreach (var key in new[] { RunningServer.Stranger, RunningServer.Administrator, Scene.School })
        {
            (await Answers.ToAsync(scene.Server.As(key), address)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Figures_are_of_what_is_in_sight()
    {
        var watch = scene.Server.As(Scene.School);
        (await Answers.ToAsync(watch, "/api/v1/register")).Text.ShouldContain("\"total\":1");
        var rollUp = (await Answers.ToAsync(watch, $"/api/v1/agreements/{Scene.Shared}/indicators/rollup")).Text;
        rollUp.ShouldContain("\"agreements\":1");
        rollUp.ShouldContain("\"value\":5");
        (await Answers.ToAsync(scene.Server.As(RunningServer.Auditor), $"/api/v1/agreements/{Scene.Above}/indicators/rollup")).Text
            .ShouldContain("\"value\":11", Case.Sensitive, "what an agreement above states itself is not added to what is below it");
        (await Answers.ToAsync(watch, "/api/v1/exports/annual?year=2025&asOf=2026-01-01")).Text.ShouldNotContain("national");
        (await Answers.ToAsync(watch, $"/api/v1/agreements/{Scene.Shared}/why")).Text.ShouldContain("parent-not-open");
    }

    [Fact]
    public async Task Who_has_left_sees_no_more_though_the_read_model_has_not_heard_of_it()
    {
        var data = scene.Server.Services.GetRequiredService<NpgsqlDataSource>();
        await using var reader = new Reader(data, scene.Server.Services.GetRequiredService<Marten.IDocumentStore>(), VisibilityScope.Of("watch-edu"));
        (await reader.SeesByAsync(["nobody", "watch-school"], default)).ShouldBeTrue();
        (await reader.SeesByAsync(["nobody", "huafon"], default)).ShouldBeFalse();
        (await reader.SeesByAsync([], default)).ShouldBeFalse();
        (await new Reader(data, null!, VisibilityScope.Nothing).SeesByAsync([""], default)).ShouldBeFalse();
    }

    private static IEnumerable<string> Marks(IEnumerable<Guid> hidden) => hidden.SelectMany(id => new[] { id.ToString(), id.ToString("n") })
        .Concat([Scene.Secret, Scene.SecretReference, "MEET-7F3", "hidden-7f3", "友好学校协议", "产教联合体共建协议", "教育行", "签约仪式暨联盟成立大会"]);

    /// <summary>Asks everything, and with each cursor that one who sees everything is given.</summary>
    private async Task EachAsync(Func<Ask, string, Task> look)
    {
        var auditor = scene.Server.As(RunningServer.Auditor);
        await Parallel.ForEachAsync(Asks.All(scene.Server.Services, scene.Picked), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (ask, _) =>
        {
            var whole = await Answers.ToAsync(auditor, ask.Address);
            foreach (var address in whole.Cursors().Select(c => $"{ask.Address}&after={Uri.EscapeDataString(c)}").Prepend(ask.Address))
            {
                await look(ask, address);
            }
        });
    }
}
