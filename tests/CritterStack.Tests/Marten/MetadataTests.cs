namespace CritterStack.Tests.Marten;

public sealed class MetadataTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync() => _test = await TestStore.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task A_sessions_metadata_reaches_the_columns_and_comes_back()
    {
        var id = Guid.NewGuid();
        await using (var session = _test.Store.LightweightSession())
        {
            session.CorrelationId = "correlation";
            session.CausationId = "causation";
            session.LastModifiedBy = "bob";
            session.SetHeader("ip", "127.0.0.1");
            session.Events.StartStream<Tally>(id, new Opened("a"), new Added(1));
            await session.SaveChangesAsync();
        }

        (await _test.ScalarAsync<long>(
            "select count(*) from es.mt_events where correlation_id = 'correlation' and causation_id = 'causation' and user_name = 'bob' "
                + "and headers ->> 'ip' = '127.0.0.1'"))
            .ShouldBe(2);
        await using var query = _test.Store.QuerySession();
        var e = (await query.Events.FetchStreamAsync(id))[1];
        (e.CorrelationId, e.CausationId, e.UserName, e.GetHeader("ip"), e.GetHeader("none")).ShouldBe(("correlation", "causation", "bob", "127.0.0.1", null));
    }

    [Fact]
    public async Task Without_metadata_the_columns_are_empty()
    {
        await _test.StartAsync(new Opened("a"));
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events where correlation_id is null and causation_id is null and user_name is null"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Events_are_stored_under_their_mapped_name_or_their_types_name_in_snake_case()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(1));
        (await _test.ScalarAsync<string>("select string_agg(type, ' ' order by seq_id) from es.mt_events")).ShouldBe("tally-opened added");
        (await _test.ScalarAsync<string>("select min(mt_dotnet_type) from es.mt_events")).ShouldBe("CritterStack.Tests.Added, CritterStack.Tests");
        (await _test.ScalarAsync<string>("select type from es.mt_streams")).ShouldBe("tally");

        await using var query = _test.Store.QuerySession();
        var events = await query.Events.FetchStreamAsync(id);
        events.Select(e => e.EventTypeName).ShouldBe(["tally-opened", "added"]);
        events.Select(e => e.EventType).ShouldBe([typeof(Opened), typeof(Added)]);
        events[0].DotNetTypeName.ShouldBe("CritterStack.Tests.Opened, CritterStack.Tests");
    }

    [Fact]
    public async Task Bodies_are_json_with_property_names_as_they_are()
    {
        await _test.StartAsync(new Opened("Übereinkunft 校企"), new Added(1));
        (await _test.ScalarAsync<string>("select data ->> 'Name' from es.mt_events where type = 'tally-opened'")).ShouldBe("Übereinkunft 校企");
        (await _test.ScalarAsync<string>("select data::text from es.mt_events where type = 'added'")).ShouldBe("{\"Amount\": 1}");
    }

    [Fact]
    public async Task The_time_of_events_appended_to_a_stream_is_the_databases()
    {
        var id = await _test.StartAsync(new Opened("a"));
        await _test.AppendAsync(id, new Added(1), new Added(2));
        (await _test.ScalarAsync<long>("select count(distinct timestamp) from es.mt_events where version > 1")).ShouldBe(1);
        (await _test.ScalarAsync<bool>("select max(timestamp) between now() - interval '1 minute' and now() from es.mt_events")).ShouldBeTrue();
        await using var query = _test.Store.QuerySession();
        (await query.Events.FetchStreamAsync(id))[1].Timestamp.Offset.ShouldBe(TimeSpan.Zero);
    }
}
