using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Marten;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>An event that cannot be shown holds up its own stream and no other, in whichever read model, and is shown once the cause is mended.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private static readonly Source Source = new("s-1", "教育局网站", null, Reliability.Official);

    private readonly RunningServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_state_that_cannot_be_worked_out_sets_its_stream_aside()
    {
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        // Nothing but its registration begins the stream of a body.
        await _server.AppendAsync<Body>(bad, new BodyRenamed(new Text("无名"), null, null));
        await _server.SendAllAsync(Given.Negotiated(good));

        var aside = (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem();
        (aside.Stream, aside.Version, aside.Type).ShouldBe((bad, 1, "body-renamed"));
        aside.Error.ShouldNotBeEmpty();
        (await _server.ProjectionWait.WaitAsync(bad, 1, TimeSpan.FromMilliseconds(50))).ShouldBeFalse("what is set aside is not in the read models");
        (await _server.ProjectionWait.WaitAsync(good, 5, TimeSpan.FromSeconds(10))).ShouldBeTrue();
        (await Retry.RunAsync(_server.Db, _server.Store, [])).ShouldHaveSingleItem().IsShown.ShouldBeFalse("nothing was mended");
        (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem().Stream.ShouldBe(bad);
    }

    /// <summary>A row that throws while it is made, and one that throws while its columns are read.</summary>
    [Fact]
    public async Task A_row_that_cannot_be_worked_out_sets_its_stream_aside()
    {
        var (untitled, unnamed, good) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using (var session = _server.Store.LightweightSession())
        {
            session.Events.StartStream<Agreement>(untitled, Proposed("甲") with { Title = null! });
            session.Events.StartStream<Engagement>(
                unnamed, new EngagementRecorded(EngagementKind.Visit, null!, Edtf.Parse("2025-03"), null, ["cd-shude"], [], null, null));
            session.Events.StartStream<Agreement>(good, Proposed("乙"));
            await session.SaveChangesAsync();
        }

        await _server.ShowsAsync(good, 1);
        (await SetAside.ListAsync(_server.Db)).Select(s => (s.Stream, s.Version, s.Model))
            .ShouldBe([(untitled, 1, "register"), (unnamed, 1, "engagement_rows")], ignoreOrder: true);
        (await Retry.RunAsync(_server.Db, _server.Store, [])).ShouldAllBe(r => !r.IsShown);
        (await SetAside.ListAsync(_server.Db)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_of_another_sort_of_stream_sets_its_stream_aside_from_there_on()
    {
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        await _server.AppendAsync<Agreement>(bad, Proposed("甲"), new QuestionLeftOpen("谁签的？", null));
        await using (var session = _server.Store.LightweightSession())
        {
            session.Events.Append(bad, new InstitutionRegistered("x", InstitutionKind.School, new Text("学校"), [], null, null, null));
            session.Events.Append(bad, new QuestionLeftOpen("何时签的？", null));
            await session.SaveChangesAsync();
        }

        await _server.SendAllAsync(Given.Negotiated(good));
        var aside = (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem();
        (aside.Stream, aside.Version, aside.Model).ShouldBe((bad, 3, "fold"));
        (await _server.Database.ScalarAsync<long>($"select version from read_models.register_rows where id = '{bad}'"))
            .ShouldBe(2, "what came before is shown");
    }

    /// <summary>
    /// A text that is none of its type, and a type of a later release: each holds up its own stream only, as a page's only event, between others,
    /// and where its stream goes on afterwards.
    /// </summary>
    [Theory]
    [InlineData("question-left-open", """{"question": {"of": 5}}""")]
    [InlineData("from-a-later-release", """{"x": 1}""")]
    public async Task An_event_that_cannot_be_read_sets_its_stream_aside(string type, string text)
    {
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        await _server.AppendAsync<Agreement>(bad, Proposed("甲"));
        await _server.ShowsAsync(bad, 1);
        await StoreAsync(bad, 2, type, text);
        await Eventually.HoldsAsync(async () => (await SetAside.ListAsync(_server.Db)).Count == 1, "the stream is set aside");
        await StoreAsync(bad, 3, "question-left-open", """{"question": "何时签的？"}""");
        await _server.SendAllAsync(Given.Negotiated(good));

        await _server.ShowsAsync(good, 5);
        var aside = (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem();
        (aside.Stream, aside.Version, aside.Type, aside.Model).ShouldBe((bad, 2, type, "read"));
        (await _server.Database.ScalarAsync<long>($"select version from read_models.register_rows where id = '{bad}'")).ShouldBe(1);
        (await Retry.RunAsync(_server.Db, _server.Store, [])).ShouldHaveSingleItem().Still!.Error.ShouldNotBeEmpty();

        // A server that starts afresh has kept no state; a rebuild has all of it in one page.
        await _server.StopAsync();
        await _server.StartAsync();
        await StoreAsync(bad, 4, "question-left-open", """{"question": "谁签的？"}""");
        await _server.SendAsync(new LeaveQuestionOpen("几份？").For(good));
        await _server.ShowsAsync(good, 6);
        await _server.Database.ExecuteAsync("delete from read_models.set_aside");
        await Rebuild.RunAsync(_server.Database.ConnectionString, []);
        aside = (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem();
        (aside.Stream, aside.Version, aside.Model).ShouldBe((bad, 2, "read"));
        (await _server.Database.ScalarAsync<long>($"select version from read_models.register_rows where id = '{bad}'")).ShouldBe(1);

        // What a release that reads it would find.
        await _server.Database.ExecuteAsync(
            $$"""update agreements.mt_events set type = 'question-left-open', data = '{"question": "几方？"}' where stream_id = '{{bad}}' and version = 2""");
        (await Retry.RunAsync(_server.Db, _server.Store, [])).ShouldHaveSingleItem().IsShown.ShouldBeTrue();
        await _server.ShowsAsync(bad, 4);
    }

    /// <summary>A release that cannot show what the one before could rebuilds its tables at the start: what is left out then is said as well.</summary>
    [Fact]
    public async Task What_a_rebuild_cannot_show_is_set_aside()
    {
        var bad = Guid.NewGuid();
        await _server.AppendAsync<Agreement>(bad, Proposed("甲") with { Title = null! });
        await _server.Database.ExecuteAsync("delete from read_models.set_aside");

        await Rebuild.RunAsync(_server.Database.ConnectionString, ["register"]);

        var aside = (await SetAside.ListAsync(_server.Db)).ShouldHaveSingleItem();
        (aside.Stream, aside.Version, aside.Model).ShouldBe((bad, 1, "register"));
    }

    /// <summary>Each table refuses the row of a stream of its own; all else is shown, and after the mend nothing is missing.</summary>
    [Fact]
    public async Task A_row_that_the_database_refuses_is_found_in_each_table()
    {
        var tables = ReadModel.All.SelectMany(m => m.Tables).ToArray();
        var streams = tables.ToDictionary(t => t.Name, _ => Guid.NewGuid());
        foreach (var table in tables)
        {
            await _server.Database.ExecuteAsync(
                $"alter table read_models.{table.Name} add constraint poison check ({table.Key[0]} <> '{streams[table.Name]}')");
        }

        var good = Guid.NewGuid();
        await using (var session = _server.Store.LightweightSession())
        {
            foreach (var (table, stream) in streams)
            {
                Start(session, table, stream);
            }

            Start(session, "board_cards", good);
            await session.SaveChangesAsync();
        }

        await _server.ShowsAsync(good, 6);
        (await SetAside.ListAsync(_server.Db)).Select(s => s.Stream).ShouldBe(streams.Values, ignoreOrder: true);

        foreach (var table in tables)
        {
            await _server.Database.ExecuteAsync($"alter table read_models.{table.Name} drop constraint poison");
        }

        (await Retry.RunAsync(_server.Db, _server.Store, [])).ShouldAllBe(r => r.IsShown);
        (await SetAside.ListAsync(_server.Db)).ShouldBeEmpty();
        foreach (var stream in streams.Values)
        {
            (await _server.ProjectionWait.WaitAsync(stream, 1, TimeSpan.FromMilliseconds(50))).ShouldBeTrue();
        }

        (await Rebuild.RunAsync(_server.Database.ConnectionString, [])).Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
    }

    /// <summary>Between the page that passes a stream over and the retry that takes it back no event is lost.</summary>
    [Fact]
    public async Task What_happens_to_a_stream_while_it_is_taken_back_is_shown()
    {
        var stream = Guid.NewGuid();
        await _server.Database.ExecuteAsync($"alter table read_models.tree_nodes add constraint poison check (id <> '{stream}')");
        await using (var session = _server.Store.LightweightSession())
        {
            session.Events.StartStream<Agreement>(stream, Proposed("甲"));
            await session.SaveChangesAsync();
        }

        await Eventually.HoldsAsync(async () => (await SetAside.ListAsync(_server.Db)).Any(s => s.Stream == stream), "the stream is set aside");
        await _server.Database.ExecuteAsync("alter table read_models.tree_nodes drop constraint poison");
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await using var session = _server.Store.LightweightSession();
                session.Events.Append(stream, new QuestionLeftOpen($"第 {i} 问", null));
                await session.SaveChangesAsync();
            }
        });
        await Eventually.HoldsAsync(
            async () => (await Retry.RunAsync(_server.Db, _server.Store, [stream])).Count == 0 || !(await SetAside.ListAsync(_server.Db)).Any(),
            "it is taken back");
        await writing;

        await _server.ShowsAsync(stream, 61);
        (await _server.Database.ScalarAsync<long>($"select version from read_models.register_rows where id = '{stream}'")).ShouldBe(61);
    }

    private Task StoreAsync(Guid stream, int version, string type, string text) => _server.Database.ExecuteAsync($"""
        begin;
        insert into agreements.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type)
        values (nextval('agreements.mt_events_sequence'), gen_random_uuid(), '{stream}', {version}, '{text}', '{type}', now(), '*DEFAULT*', '{type}');
        update agreements.mt_streams set version = {version} where id = '{stream}';
        commit
        """);

    private static AgreementProposed Proposed(string title) =>
        new(AgreementKind.FriendshipSchool, 1, new Text(title), [Given.SchoolA, Given.SchoolB, Given.Bureau], null, Edtf.Parse("2025-01-10"), null, null);

    /// <summary>A stream that leaves a row in the table.</summary>
    private static void Start(IDocumentSession session, string table, Guid stream)
    {
        switch (table)
        {
            case "directory_institutions" or "directory_institution_search" or "sight_edges":
                session.Events.StartStream<Institution>(
                    stream, new InstitutionRegistered($"i-{table.Replace('_', '-')}", InstitutionKind.School, new Text(table), [], null, null, null));
                break;
            case "directory_bodies" or "directory_body_search":
                session.Events.StartStream<Body>(
                    stream, new BodyRegistered(
                        new BodyFacts($"b-{table.Replace('_', '-')}", BodyKind.Alliance, new Text(table), null, [], [], true, null, null), null));
                break;
            case "policies":
                session.Events.StartStream<PublishedPolicies>(
                    stream, new PolicyPublished(KindPolicy.Newest(AgreementKind.Aid), new DateOnly(2026, 1, 1), "试行"));
                break;
            case "engagement_rows":
                session.Events.StartStream<Engagement>(
                    stream, new EngagementRecorded(EngagementKind.Visit, new Text(table), Edtf.Parse("2025-03"), null, ["cd-shude"], [], null, null));
                break;
            default:
                session.Events.StartStream<Agreement>(
                    stream, Proposed(table), new CommitmentAdded(Given.Commitment("c-1", "2026-03-20")),
                    new IndicatorDefined(new Indicator("i-1", new Text("互派教师"), "人")),
                    new OutcomeRecorded(new Outcome(OutcomeLevel.Municipal, new Text("示范校"), null, Edtf.Parse("2025-05"), Source)),
                    new QuestionLeftOpen("谁签的？", null), new FactCorrected("proposed.on", null, "2024-01-05", "抄错", null));
                break;
        }
    }
}
