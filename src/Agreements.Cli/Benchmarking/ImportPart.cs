using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using System.Diagnostics;
using System.Text.Json;
using System.Text;

namespace Agreements.Cli.Benchmarking;

/// <summary>Imports made-up case files, each of another source with agreements of its own, on a database where no server runs.</summary>
internal static class ImportPart
{
    private const int Agreements = 1_000;
    private const int Institutions = 100;

    private static readonly JsonSerializerOptions ByLines = new() { WriteIndented = true };

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using (await BenchServer.StartAsync(run.Database, tells: false))
        {
            // It makes the tables.
        }

        using var store = Stores.Open(run.Database.DataSource);
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(CaseOf(round), ByLines));
            var before = await run.Database.LastAsync();
            var watch = Stopwatch.StartNew();
            var import = new ImportRun(store, run.Database.DataSource, TimeProvider.System);
            var read = CaseFileReader.Read($"bench-{round}.json", bytes);
            var reading = watch.Elapsed.TotalSeconds;
            var plan = await import.PlanAsync(read, default);
            var planning = watch.Elapsed.TotalSeconds - reading;
            if (plan.HasErrors || await import.RecordAsync(plan, default) != Recorded.Whole)
            {
                throw new InvalidOperationException($"The bench's case file was not recorded: {string.Join(" ", plan.Errors.Take(3))}");
            }

            var seconds = watch.Elapsed.TotalSeconds;
            into.Add("events/s", (await run.Database.LastAsync() - before) / seconds, Asked.AtLeast(1_000));
            into.Add("seconds to read the file", reading);
            into.Add("seconds to plan it", planning);
            into.Add("seconds to record it", seconds - planning - reading);
            watch.Restart();
            CaseFileReader.Read("one-line.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(CaseOf(round))));
            into.Add("seconds to read it where all of it is one line", watch.Elapsed.TotalSeconds);
        }
    }

    private static object CaseOf(int round) => new
    {
        format = "agreement-cases/1",
        source = new { id = $"bench-{round}", title = "Made up for measuring", published = "2025-03", reliability = "press" },
        institutions = Enumerable.Range(0, Institutions).Select(k => new
        {
            code = $"bench-{round}-{k}", kind = "school", name = new { zh = $"第{round}批第{k}中学", en = $"School {round}-{k}" }, region = "重庆市/江北区",
        }),
        bodies = Array.Empty<object>(),
        agreements = Enumerable.Range(0, Agreements).Select(n => AgreementOf(round, n)),
        engagements = Array.Empty<object>(),
        indicators = Array.Empty<object>(),
    };

    private static object AgreementOf(int round, int n) => new
    {
        @ref = $"BENCH-{round}-{n}",
        kind = "friendship-school",
        title = new { zh = $"第{round}批第{n}号友好学校协议", en = $"Friendship agreement {round}-{n}" },
        parties = new[] { n, (n * 7) + 1 }.Select(k => k % Institutions).Distinct().Append((n + 3) % Institutions).Distinct()
            .Select(k => new { institution = $"bench-{round}-{k}", role = "principal" }),
        terms = new
        {
            purpose = new { zh = "服务成渝双城经济圈", en = "Serve the twin-city economic circle" }, principles = new[] { "区域联动", "资源共享" },
            clauses = new[] { new { id = "teachers", text = new { zh = "师资互派", en = "Exchange of teachers" } } },
        },
        stage = "signed",
        history = new[] { new { what = "signed", on = "2025-03-27", place = "重庆" } },
    };
}
