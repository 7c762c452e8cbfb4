using Marten;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// A database as large as it may become: agreements in every stage, with frameworks above them, their parties in a directory of bureaus, schools and
/// enterprises, what is owed with and without a day, indicators, results, engagements. The same for the same number.
/// </summary>
internal static class ManyAgreements
{
    /// <summary>The series that the agreements are of.</summary>
    public const string Series = "many";

    private const int Chunk = 2_000;

    private const int Bureaus = 300;

    private const int PerFramework = 47;

    private const int AgreementsPerEngagement = 10;

    private static readonly string[] Regions =
        ["四川省/成都市/青羊区", "四川省/成都市/武侯区", "四川省/绵阳市/游仙区", "四川省/德阳市", "四川省/宜宾市", "重庆市/江北区", "重庆市/北碚区", "重庆市/璧山区", "重庆市/涪陵区", "重庆市/永川区"];

    private static readonly DateOnly Settled = new(2026, 10, 1);

    /// <summary>A bureau with two institutions under it: of 100,000 agreements it sees some hundreds.</summary>
    public static string Bureau => BureauCode(7);

    /// <summary>Id of the n-th agreement.</summary>
    public static Guid Id(int n) => Seeding.Id(Series, n);

    /// <summary>Id of an agreement of the k-th institution that is at work.</summary>
    public static Guid OneOf(int k) => Id(Enumerable.Range(0, int.MaxValue).First(
        n => n % PerFramework > 10 && n * 31 % Seeding.Institutions == k && Mixed(n) % 10 == 6));

    /// <summary>Writes all of it where it is not there yet, and waits until the read models hold it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="count">How many agreements.</param>
    /// <param name="written">Told how many more are written.</param>
    public static async Task WriteAsync(BenchDatabase database, int count, Action<int> written)
    {
        await using var server = await BenchServer.StartAsync(database, tells: false);
        if (await database.ScalarAsync<long>("select count(*) from read_models.register_rows") >= count)
        {
            return;
        }

        var store = server.Store;
        await WriteDirectoryAsync(store);
        for (var first = 0; first < count; first += Chunk)
        {
            await Seeding.WriteAsync(store, Series, first, Math.Min(Chunk, count - first), Life, written);
        }

        await WriteEngagementsAsync(store, count / AgreementsPerEngagement);
        await database.CaughtUpAsync();
        // All of it was recorded a moment ago: of some, nothing is to have been heard for long.
        await database.ExecuteAsync("update read_models.register_rows set updated_at = updated_at - make_interval(days => abs(hashtext(id::text) % 400))");
        await database.ExecuteAsync("vacuum analyze");
    }

    /// <summary>The life of the n-th agreement: two of ten are being negotiated, three are signed, three are at work or evaluated, one is over.</summary>
    private static IReadOnlyList<AgreementEvent> Life(int n)
    {
        var isFramework = n % PerFramework == 0;
        var isBelow = n % PerFramework is > 0 and <= 10;
        var signed = Seeding.Life(n).ToList();
        var proposed = (AgreementProposed)signed[0];
        signed[0] = proposed with
        {
            Kind = isFramework ? AgreementKind.Framework : proposed.Kind, Parent = isBelow ? Id(n - (n % PerFramework)) : null,
        };
        var on = proposed.On!.Earliest!.Value.AddDays(60);
        AgreementEvent[] carries = isBelow && n % 3 > 0 ? [new ClausesCarried(Id(n - (n % PerFramework)), [n % 2 == 0 ? "teachers" : "courses"])] : [];
        var mixed = Mixed(n);
        return isFramework ? [.. signed, .. Owed(mixed, n, proposed)] : (mixed % 10) switch
        {
            0 => [.. signed.Take(2)],
            1 => [.. signed.Take(4), .. carries],
            2 => [.. signed.Take(5), .. carries],
            < 6 => [.. signed, .. carries, .. Owed(mixed, n, proposed)],
            < 8 => [.. signed, .. carries, .. Owed(mixed, n, proposed), .. AtWork(mixed, on)],
            8 => [.. signed, .. carries, .. Owed(mixed, n, proposed), .. AtWork(mixed, on), .. Evaluated(mixed, on.AddDays(200))],
            _ => [.. signed, new AgreementTerminated(Edtf.Day(on.AddDays(100)), "合作提前完成", TerminationBasis.Recorded)],
        };
    }

    /// <summary>What one institution takes part in is not to be all alike.</summary>
    private static int Mixed(int n) => n + (n / Seeding.Institutions);

    /// <summary>What is owed besides the report of every life: most of what was due is kept, and some of it has no day.</summary>
    private static IEnumerable<AgreementEvent> Owed(int mixed, int n, AgreementProposed proposed)
    {
        var report = new DateOnly(2026, 1, 1).AddDays(n % 700);
        if (report < Settled && mixed % 7 > 0)
        {
            yield return new CommitmentFulfilled("report", Edtf.Day(report), null);
        }

        var due = report.AddDays(-200);
        yield return new CommitmentAdded(new Commitment(
            "base", new Text("共建实训基地", "A training base"), proposed.Parties[1].Id, mixed % 5 == 0 ? null : Edtf.Day(due)));
        if (mixed % 5 > 0 && due < Settled && mixed % 11 > 0)
        {
            yield return new CommitmentFulfilled("base", Edtf.Day(due), null);
        }
    }

    private static IEnumerable<AgreementEvent> AtWork(int n, DateOnly on)
    {
        yield return new ImplementationStarted(Edtf.Day(on), null, null);
        if (n % 2 == 0)
        {
            var target = new Quantity(200 + (n % 300), Qualifier.AtLeast, "人");
            yield return new IndicatorDefined(new Indicator("trained", new Text("培养人数", "People trained"), "人", Target: target, By: Edtf.Day(on.AddDays(700))));
            if (n % 8 > 0)
            {
                yield return new IndicatorMeasured("trained", new Quantity(n % 450, Qualifier.Exact, "人"), Edtf.Day(on.AddDays(100)), null, null, null);
            }
        }
    }

    private static IEnumerable<AgreementEvent> Evaluated(int n, DateOnly on) =>
    [
        new OutcomeRecorded(new Outcome(
            (OutcomeLevel)(n % 4), new Text($"第{n}号教学成果奖", $"Teaching award {n}"),
            n % 3 == 0 ? new Quantity(n % 9, Qualifier.Exact, "项") : null, Edtf.Day(on), null)),
        new AgreementEvaluated(80 + (n % 20), Grade.Good, Recommendation.Renew, Edtf.Day(on), null),
    ];

    private static async Task WriteDirectoryAsync(IDocumentStore store)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "bench";
        foreach (var (region, c) in Regions.Select((region, c) => (region, c)))
        {
            var name = new Text($"{region.Split('/')[^1]}教育局", $"City bureau {c}");
            Start(session, new InstitutionRegistered($"city-{c}", InstitutionKind.Government, name, [], region, null, null));
        }

        for (var b = 0; b < Bureaus; b++)
        {
            var (c, name) = (b % Regions.Length, new Text($"{Regions[b % Regions.Length].Split('/')[^1]}第{(b / Regions.Length) + 1}教育管理中心", $"Bureau {b}"));
            Start(session, new InstitutionRegistered(BureauCode(b), InstitutionKind.Government, name, [], Regions[c], $"city-{c}", null));
        }

        for (var k = 0; k < Seeding.Institutions; k++)
        {
            var kind = k % 3 == 2 ? InstitutionKind.Enterprise : InstitutionKind.School;
            var (code, name) = Seeding.Entry(k);
            Start(session, new InstitutionRegistered(code, kind, name, [$"第{k}号简称"], Regions[k % Regions.Length], BureauCode(k % Bureaus), null));
        }

        await session.SaveChangesAsync();
    }

    private static async Task WriteEngagementsAsync(IDocumentStore store, int count)
    {
        for (var first = 0; first < count; first += Chunk)
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = "bench";
            for (var e = first; e < Math.Min(first + Chunk, count); e++)
            {
                session.Events.StartStream<Engagement>(Seeding.Id("engagement", e), [.. Held(e)]);
            }

            await session.SaveChangesAsync();
        }
    }

    private static IEnumerable<object> Held(int e)
    {
        var about = e * AgreementsPerEngagement;
        var (one, other) = (Seeding.Entry(e * 31 % Seeding.Institutions).Code, Seeding.Entry(((e * 17) + 5) % Seeding.Institutions).Code);
        var on = new DateOnly(2024, 6, 1).AddDays(e % 1_000);
        yield return new EngagementRecorded(
            (EngagementKind)(e % 3), new Text($"第{e}次联席会议", $"Meeting {e}"), Edtf.Day(on), "重庆", one == other ? [one] : [one, other],
            [Id(about), Id(about + 1)], $"E-{e}", null);
        yield return new ResolutionProposed("r1", new Text("共同推进师资互派", "Exchange teachers"), null);
        yield return new ActionItemRaised("a1", new Text("提交实施方案", "Hand in the plan"), one, e % 4 == 0 ? null : Edtf.Day(on.AddDays(90)), null, null);
        if (e % 5 > 0)
        {
            yield return new ActionItemDone("a1", Edtf.Day(on.AddDays(60)), null);
        }
    }

    private static void Start(IDocumentSession session, InstitutionRegistered entered) =>
        session.Events.StartStream<Institution>(DirectoryIds.OfInstitution(entered.Code), entered);

    private static string BureauCode(int b) => $"bureau-{b}";
}
