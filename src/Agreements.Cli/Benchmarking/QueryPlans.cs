using Agreements.Cli.Shell;
using Agreements.Server.Localization;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using Spectre.Console;
using System.Diagnostics;

namespace Agreements.Cli.Benchmarking;

/// <summary>Prints how PostgreSQL runs each query that grows with the agreements, as it sees it itself (auto_explain).</summary>
internal static class QueryPlans
{
    public static async Task PrintAsync(BenchDatabase database)
    {
        var heard = new PlanNotices();
        using var logging = LoggerFactory.Create(l => l.SetMinimumLevel(LogLevel.Debug).AddProvider(heard));
        var settings = database.Explaining().ConnectionString;
        await using var explained = new NpgsqlDataSourceBuilder(StoreSetup.Connection(settings)).UseLoggerFactory(logging).Build();
        using var explainedStore = Stores.Open(explained);
        await using var reader = Reader.Whole(explained, explainedStore);
        foreach (var (name, run) in Queries())
        {
            // Once to warm the cache and the connection.
            await run(reader);
            heard.Plans.Clear();
            var watch = Stopwatch.StartNew();
            await run(reader);
            AnsiConsole.Write(new Rule($"{name}: {BenchFigure.Text(watch.Elapsed.TotalMilliseconds)} ms").LeftJustified());
            foreach (var plan in heard.Plans)
            {
                Console.WriteLine(plan);
            }
        }
    }

    /// <summary>The whole register as it was: by either clock, found by all that takes longest.</summary>
    public static IEnumerable<(string Name, RegisterFilter Filter)> Pasts()
    {
        var recorded = new Past(PastClock.Recorded, DateTimeOffset.MaxValue.ToUniversalTime());
        var happened = new Past(PastClock.Happened, Instants.EndOf(new DateOnly(2025, 6, 30)));
        yield return ("recorded", new RegisterFilter { Past = recorded, Descending = true });
        yield return ("recorded, by title", new RegisterFilter { Past = recorded, Sort = RegisterSort.Title });
        yield return ("recorded, text", new RegisterFilter { Past = recorded, Text = "江北区 第17号" });
        yield return ("recorded, pinyin", new RegisterFilter { Past = recorded, Text = "youhaoxuexiao" });
        yield return ("recorded, institution and stage", new RegisterFilter { Past = recorded, Institution = "school-31", Stages = [Stage.Signed] });
        yield return ("happened", new RegisterFilter { Past = happened, Descending = true });
        yield return ("happened, by title", new RegisterFilter { Past = happened, Sort = RegisterSort.Title });
        yield return ("happened, text", new RegisterFilter { Past = happened, Text = "江北区 第17号" });
    }

    private static IEnumerable<(string Name, Func<Reader, Task> Run)> Queries()
    {
        var some = ManyAgreements.Id(17);
        yield return ("board", reader => BoardQuery.ColumnsAsync(reader, 20));
        yield return ("board, next cards", async reader =>
        {
            var more = (await BoardQuery.ColumnsAsync(reader, 20)).First(c => c.More is not null);
            await BoardQuery.CardsAsync(reader, more.Stage, more.More, 50);
        });
        foreach (var sort in Enum.GetValues<RegisterSort>())
        {
            yield return ($"register by {sort}, page without counts",
                reader => RegisterQuery.PageAsync(reader, new RegisterFilter { Sort = sort, WithFacets = false }));
        }

        yield return ("register by title, second page", async reader =>
        {
            var first = await RegisterQuery.PageAsync(reader, new RegisterFilter { Sort = RegisterSort.Title, WithFacets = false });
            await RegisterQuery.PageAsync(reader, new RegisterFilter { Sort = RegisterSort.Title, WithFacets = false, After = first.Next });
        });
        yield return ("register, counts", reader => RegisterQuery.PageAsync(reader, new RegisterFilter { PageSize = 1 }));
        yield return ("register, text", reader => RegisterQuery.PageAsync(reader, new RegisterFilter { Text = "江北区 第17号" }));
        yield return ("register, institution and stage",
            reader => RegisterQuery.PageAsync(reader, new RegisterFilter { Institution = "school-31", Stages = [Stage.Signed] }));
        foreach (var (name, filter) in Pasts())
        {
            yield return ($"register as of a day, {name}", reader => RegisterQuery.PageAsync(reader, filter));
        }

        foreach (var by in Enum.GetValues<ProgressGrouping>())
        {
            yield return ($"progress by {by}", reader => ProgressQuery.GroupsAsync(reader, by, ProgressOn.Now(new DateOnly(2026, 6, 1))));
        }

        yield return ("tree", reader => TreeQuery.AroundAsync(reader, some));
        yield return ("coverage of one", reader => CoverageQuery.OfAsync(reader, some));
        yield return ("clauses that nobody carries", reader => CoverageQuery.UncarriedAsync(reader));
        yield return ("due in the daily round", reader => CalendarQuery.DueAsync(reader.Db, new DateOnly(2026, 6, 1), null, null, 200));
        yield return ("timeline", async reader => await (await Timeline.FindAsync(reader, some, default))!.PageAsync());
        yield return ("freshness", reader => new ProjectionWait(reader.Db).WaitAsync(some, 10, TimeSpan.FromSeconds(1)));
    }
}
