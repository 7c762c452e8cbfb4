using Wolverine;
using Agreements.Server.Commands;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Importing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;
using Xunit.Abstractions;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>
/// Malformed requests for every endpoint that the running server lists: no answer is the server's own failure, none tells of the inside, none
/// takes for ever, and nothing is recorded but what a receipt was given for. Every request can be made again from the seed and its number:
/// AGREEMENTS_FUZZ_SEED and AGREEMENTS_FUZZ_REQUESTS ask for others.
/// </summary>
public sealed partial class FuzzTests(RunningServer server, ITestOutputHelper output) : IClassFixture<RunningServer>
{
    /// <summary>Values of parameters that may be right, and some that are nearly.</summary>
    private static readonly Dictionary<string, string[]> Plausible = new(StringComparer.Ordinal)
    {
        ["number"] = ["1", "2", "0", "-1", "2147483647"],
        ["party"] = ["qingsu", "changan", "nobody"],
        ["code"] = ["qingsu", "qingyang-edu", "cq-women", "changan", "nobody"],
        ["institution"] = ["qingsu", "qingyang-edu", "cq-edu"],
        ["stage"] = ["proposed", "negotiated", "signed", "implementing", "evaluated"],
        ["kind"] = ["framework", "consortium", "annex", "friendship-school"],
        ["standing"] = ["open", "suspended"],
        ["sort"] = ["title", "updated", "signed"],
        ["by"] = ["stage", "kind", "institution", "parent"],
        ["as"] = ["party", "coordinator", "approver"],
        ["asOf"] = ["2025-03-27", "2025-03-27T00:00:00Z", .. Oddities.Days],
        ["on"] = ["2025-03-27", .. Oddities.Days],
        ["year"] = ["2025", "0", "-1", "9999", "10000", "2147483647"],
        ["version"] = ["1", "2", "99", "-1", "2147483647", "9223372036854775807"],
        ["count"] = ["1", "200", "0", "-1", "2147483647"],
        ["size"] = ["1", "200", "0"],
        ["days"] = ["1", "3650", "3651"],
        ["after"] = ["1", "bm9uc2Vuc2U", "9223372036854775807", "2025-03-27|x", "AAAA", "W10", "eyJ4IjoxfQ==", "MQ==", "W251bGwsbnVsbF0"],
        ["lang"] = ["zh", "en", "fr"],
        ["text"] = ["合作", "qs", "青苏 职中", "\"", "&", "a:*"],
        ["columns"] = ["title", "title,stage", "nope", ","],
        ["region"] = ["重庆市"],
        ["back"] = ["/register", "//example.org", "https://example.org"],
        ["name"] = ["合同.pdf", "a.txt"],
        ["document"] = ["signed", "doc-1"],
    };

    private const int Connections = 8;

    private static readonly int Seed = Setting("AGREEMENTS_FUZZ_SEED", 20_251_122);
    private static readonly int Requests = Setting("AGREEMENTS_FUZZ_REQUESTS", 24_000);

    /// <summary>What the forms of the pages are read for.</summary>
    private static readonly string[] Fields =
    [
        "name", "password", "code", "ticket", "to", "current", "chosen", "again", "role", "institution", "until", "from", "number", "scopes",
        "machine", "account", "as", "__RequestVerificationToken", "back",
    ];

    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentDictionary<(string Endpoint, int Status), int> _answers = new();
    private long _recorded;
    private long _deeds;

    [Fact]
    public async Task Nothing_malformed_breaks_stops_or_changes_anything()
    {
        (await CommandLine.RunAsync(server.Database.ConnectionString, ["import", .. CaseFiles.Demos])).Code.ShouldBe(0);
        await Eventually.HoldsAsync(async () =>
        {
            // A server that has only just started answers 503 until its read models are seen to run.
            using var ready = await server.Client.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode && (await ready.Content.ReadAsStringAsync()).Contains("\"behindEvents\":0", StringComparison.Ordinal);
        }, "the read models to hold what was imported", 60);
        using var log = new Observability.LogKeeper();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var targets = Target.Of(server.Services);
        var aim = await AimAsync(targets, [await ProposeAsync(), await ProposeAsync(), await ProposeAsync()]);
        var before = await StateAsync();
        var events = await EventsAsync();

        using var range = new Range(server.Address);
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, _) =>
            await ShootAsync(range, aim, targets[number % targets.Count], number));

        output.WriteLine(
            $"Seed {Seed}, {Requests} requests for {targets.Count} endpoints: "
                + $"{string.Join(", ", _answers.GroupBy(a => a.Key.Status).OrderBy(g => g.Key).Select(g => $"{g.Key} ×{g.Sum(a => a.Value)}"))}; "
                + $"{_recorded} events by receipts.");
        output.WriteLine(string.Join(
            '\n', targets.Where(t => t.Example is not null && !GotThrough(t)).Select(t => $"Nothing got past the checks of {t.Method} {t.Template}")));
        output.WriteLine(string.Join('\n', log.Lines.Where(l => l.Level >= LogLevel.Error).Select(l => Cause().Replace(l.Text, "…"))
            .GroupBy(t => t).Select(g => $"Logged ×{g.Count()}: {g.Key[..Math.Min(700, g.Key.Length)]}")));
        _failures.ShouldBeEmpty($"{_failures.Count} failures, the first: {string.Join("\n\n", _failures.Take(12))}");
        (await EventsAsync()).ShouldBe(events + _recorded);
        (await StateAsync()).ShouldBe(before);
        (await server.Database.ScalarAsync<long>("select count(*) from people.deeds"))
            .ShouldBeLessThanOrEqualTo(_deeds, "Of people, nothing is kept but what was answered for.");
        targets.Where(t => t.Example is not null).Count(GotThrough)
            .ShouldBeGreaterThan(targets.Count(t => t.Example is not null) * 3 / 4, "Mutations must get past the first checks of most commands.");
    }

    private async Task ShootAsync(Range range, Aim aim, Target target, int number)
    {
        var random = Aim.RandomOf(Seed, number);
        var shot = aim.At(target, random);
        try
        {
            var answered = await range.SendAsync(shot, random);
            _answers.AddOrUpdate(($"{target.Method} {target.Template}", answered.Status), 1, (_, n) => n + 1);
            // Among the shots is one that lets the read models begin anew; who asks just then is told that they are not ready.
            var isHealth = answered.Status == 503 && target.Template.StartsWith("/health", StringComparison.Ordinal);
            if ((answered.Status >= 500 && !isHealth) || (answered.Status >= 400 && Inside().IsMatch(answered.Body)))
            {
                _failures.Enqueue($"{Aim.Name(Seed, number)}: {shot}\nanswered {answered.Status}: {answered.Body[..Math.Min(600, answered.Body.Length)]}");
            }
            else if (answered.Status is >= 200 and < 400
                && target.Method is not ("GET" or "HEAD")
                && target.Template.Contains("/people", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _deeds);
            }
            else if (answered.Status is 200 or 201 && target is { Method: "POST", IsApi: true })
            {
                Interlocked.Add(ref _recorded, RecordedBy(answered.Body));
            }
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            // Turned away before all of it was sent: the answer is lost with the connection.
            _answers.AddOrUpdate(($"{target.Method} {target.Template}", 0), 1, (_, n) => n + 1);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            _failures.Enqueue($"{Aim.Name(Seed, number)}: {shot}\nno answer: {e.Message}");
        }
    }

    /// <summary>How many events a receipt says were recorded, on its own stream and on others.</summary>
    private static int RecordedBy(string body)
    {
        var json = body[(body.StartsWith("HTTP/", StringComparison.Ordinal) ? body.IndexOf('{', StringComparison.Ordinal) : 0)..(body.LastIndexOf('}') + 1)];
        using var receipt = JsonDocument.Parse(json);
        var root = receipt.RootElement;
        if (!root.TryGetProperty("recorded", out var recorded))
        {
            return 0;
        }

        return recorded.GetArrayLength()
            + (root.TryGetProperty("below", out var below) && below.ValueKind == JsonValueKind.Array
                ? below.EnumerateArray().Sum(b => b.GetProperty("recorded").GetArrayLength())
                : 0)
            + (root.TryGetProperty("also", out var also) && also.ValueKind == JsonValueKind.Object
                ? also.EnumerateObject().Sum(a => a.Value.GetArrayLength())
                : 0);
    }

    private bool GotThrough(Target target) =>
        _answers.Any(a => a.Key.Endpoint == $"{target.Method} {target.Template}" && a.Key.Status is 200 or 201 or 409);

    private async Task<Aim> AimAsync(IReadOnlyList<Target> targets, string[] proposed)
    {
        var known = new Dictionary<string, string[]>(Plausible, StringComparer.Ordinal)
        {
            ["id"] =
            [
                .. await ListAsync("select id::text from read_models.sights"),
                .. await ListAsync("select id::text from read_models.sights where seen_by && array['qingyang-edu', 'qingsu']"),
                .. proposed, .. proposed, .. proposed, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
            ],
            ["engagements.id"] = [.. await ListAsync("select id::text from read_models.engagement_rows")],
            ["bodies.code"] = [.. await ListAsync("select code from read_models.directory_bodies"), "nobody"],
        };
        var names = targets.SelectMany(t => t.Query).Concat(["order", "history", "from", "to", "institution", "text", "wait"]).Distinct();
        foreach (var name in names.Where(n => !known.ContainsKey(n) && n != "wait"))
        {
            known[name] = ["true", "false", "1", "x"];
        }

        return new Aim(known, 
        [
            .. Enumerable.Repeat(RunningServer.Coordinator, 6), .. Enumerable.Repeat(RunningServer.Representative, 3), RunningServer.Approver,
            RunningServer.Administrator, RunningServer.Auditor,
            RunningServer.Stranger, "no-such-key", null,
        ], Fields, await SignedInAsync());
    }

    /// <summary>A session of somebody who may change nothing but what is their own, and a token for its forms.</summary>
    private async Task<(string Cookies, string Token)> SignedInAsync()
    {
        const string name = "somebody-odd", password = "three-grey-herons-waiting";
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(new InstitutionRequest(
                "cq-edu", new RegisterInstitution("cq-edu", InstitutionKind.Government, new Text("市教委")),
                new CommandContext(new Actor("test", "system", ActingRole.System), new DateOnly(2025, 1, 1))));
            var desk = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            (await desk.CreateAsync("test", new NewAccount(name, name), password, false)).Refusal.ShouldBeNull();
            (await desk.GrantAsync("test", name, new NewGrant(ActingRole.Auditor, "cq-edu"))).Refusal.ShouldBeNull();
        }

        var browser = new Browser(server.Address);
        using var entered = await browser.SignInAsync(name, password);
        var token = Browser.Token(await (await browser.OpenAsync("/account")).Content.ReadAsStringAsync());
        return (string.Join("; ", browser.Cookies.Select(c => $"{c.Name}={c.Value}")), token.ShouldNotBeNull());
    }

    /// <summary>An agreement between the parties that the examples speak of.</summary>
    private async Task<string> ProposeAsync()
    {
        using var proposal = new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """,
            Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync("/api/v1/agreements?wait=true", proposal);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }

    private Task<long> EventsAsync() => server.Database.ScalarAsync<long>("select count(*) from agreements.mt_events");

    private async Task<string[]> ListAsync(string sql) =>
        (await server.Database.ScalarAsync<string[]>($"select array(select x::text from ({sql}) as rows(x) order by x)"))!;

    /// <summary>Every row of every table that commands, reads and the log of accesses do not write; of accounts, without the tries that are counted.</summary>
    // Not what is meant to change: what was read by whom, tries to sign in and that they locked an account, a second factor that is only being set
    // up; nor what anybody may choose for themselves, and an administrator add: what is well formed of it is kept.
    private async Task<string> StateAsync()
    {
        var tables = await ListAsync("""
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'agreements', 'wolverine', 'read_models', 'agreements_api',
                    'documents', 'people', 'access', 'notifications', 'ledger')
                and tablename !~ 'ring|used_codes|ended_sessions|looks|hints_aside'
            """);
        var state = new StringBuilder();
        foreach (var table in tables)
        {
            var digest = await server.Database.ScalarAsync<string>(
                "select coalesce(md5(string_agg(r::text, '|' order by r::text)), '-') from (select to_jsonb(t) "
                + $"- array['failures', 'locked_until', 'used_at', 'authenticator_key', 'version'] from {table} t) as rows(r) "
                + "where r ->> 'what' is distinct from 'locked'");
            state.AppendLine(CultureInfo.InvariantCulture, $"{table} {digest}");
        }

        return state.ToString();
    }

    /// <summary>What of a trace differs from one time to the next, or is not ours.</summary>
    [GeneratedRegex(@"(?m)^\s+at (?!Agreements).*$|^---.*$| in /\S+|[0-9a-f]{8}-[0-9a-f-]{27}|\d{3,}|\s*\n")]
    private static partial Regex Cause();

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var n) ? n : usual;

    [GeneratedRegex(
        @"Npgsql|Exception|\n\s+at |System\.[A-Z]|Microsoft\.|Agreements\.(Server|Domain)|mt_events|mt_streams|read_models\."
            + @"|\.cs:line|/tmp/|Nullable`|DateOnly |DateTimeOffset |\bsqlstate\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
