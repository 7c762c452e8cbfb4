using Agreements.Server.Storage;
using Marten;

namespace Agreements.Cli.Benchmarking;

/// <summary>Agreements made up for measuring: believable titles, parties and texts, the same for the same number.</summary>
internal static class Seeding
{
    private const int Interleaved = 200;

    private const int LongLife = 200;

    /// <summary>How many institutions take part.</summary>
    public const int Institutions = 600;

    private static readonly string[] Cities = ["成都市青羊区", "成都市武侯区", "绵阳市游仙区", "德阳市", "宜宾市", "重庆市江北区", "重庆市北碚区", "重庆市璧山区", "重庆市涪陵区", "重庆市永川区"];

    private static readonly string[] Schools = ["职业中专学校", "职业教育中心", "电子信息学校", "女子职业高级中学", "工业职业技术学院", "建筑工程职业学院"];

    private static readonly string[] Subjects = ["友好学校", "校企协同育人", "现场工程师培养", "产业学院共建", "学分互认", "师资互派", "实训基地共建"];

    private static readonly AgreementKind[] Kinds =
        [AgreementKind.FriendshipSchool, AgreementKind.SchoolEnterprise, AgreementKind.ActionPlan, AgreementKind.SpecialPlan, AgreementKind.Aid];

    /// <summary>The institution that the bench's coordinator acts for: a party of the first agreement of every series.</summary>
    public static string Coordinating => Institution(0).Code;

    /// <summary>Id of the n-th agreement of a series.</summary>
    public static Guid Id(string series, int n) => NameBasedId.Of($"bench/{series}/{n}");

    /// <summary>Proposed, with a text that all have consented to: one step before negotiated.</summary>
    /// <param name="n">Its number.</param>
    /// <param name="parent">The agreement above it; null for none.</param>
    public static IReadOnlyList<AgreementEvent> ReadyToNegotiate(int n, Guid? parent)
    {
        var (a, b) = (Institution(n), Institution((n * 7) + 3));
        var parties = new[]
        {
            Party.OfInstitution(a.Code, PartyRole.Principal, a.Name),
            Party.OfInstitution(b.Code == a.Code ? "partner" : b.Code, PartyRole.Principal, b.Name),
        };
        var terms = new Terms(
            new Text($"服务成渝双城经济圈，推进{Subjects[n % Subjects.Length]}", "Serve the twin-city economic circle"),
            [new Text("区域联动"), new Text("资源共享")],
            Clauses: [new Clause("teachers", new Text("师资互派")), new Clause("courses", new Text("课程共建"))],
            Term: new Period(Years: 3));
        var digest = TermsDigest.Of(terms);
        var on = Edtf.Day(new DateOnly(2024, 1, 1).AddDays(n % 900));
        return
        [
            new AgreementProposed(
                Kinds[n % Kinds.Length], 1, new Text($"{a.Name.Zh}与{b.Name.Zh}{Subjects[n % Subjects.Length]}协议（第{n}号）", $"Agreement {n}"),
                parties, parent, on, $"B-{n}", null),
            new TermsRevised(1, terms, digest, []),
            new TermsConsented(parties[0].Id, digest, on),
            new TermsConsented(parties[1].Id, digest, on),
        ];
    }

    /// <summary>The same after a long time of being placed now under one agreement and now under another: two hundred events.</summary>
    public static IReadOnlyList<AgreementEvent> Long(int n, Guid parent, Guid other)
    {
        var events = ReadyToNegotiate(n, parent);
        return
        [
            events[0],
            .. Enumerable.Range(0, LongLife - events.Count)
                .Select(k => k % 2 == 0 ? new PlacedUnder(other, parent, null, null) : new PlacedUnder(parent, other, null, null)),
            .. events.Skip(1),
        ];
    }

    /// <summary>A life of ten events, up to signed with a commitment.</summary>
    public static IReadOnlyList<AgreementEvent> Life(int n)
    {
        var start = ReadyToNegotiate(n, null);
        var proposed = (AgreementProposed)start[0];
        var on = Edtf.Day(proposed.On!.Earliest!.Value.AddDays(40));
        return
        [
            .. start,
            new AgreementNegotiated(((TermsRevised)start[1]).Digest, on, null),
            new SignatureRecorded(new Signature(proposed.Parties[0].Id, on, "校长", SigningMethod.Seal)),
            new SignatureRecorded(new Signature(proposed.Parties[1].Id, on, "校长", SigningMethod.Seal)),
            new CeremonyRecorded(on, Cities[n % Cities.Length], null, null),
            new AgreementSigned(on, Cities[n % Cities.Length], null, null),
            new CommitmentAdded(new Commitment("report", new Text("提交年度报告"), proposed.Parties[0].Id, Edtf.Day(new DateOnly(2026, 1, 1).AddDays(n % 700)))),
        ];
    }

    /// <summary>Agreements to place others under.</summary>
    public static async Task<Guid[]> ParentsAsync(IDocumentStore store, int count, string series = "above")
    {
        await WriteAsync(store, series, 0, count, n => ReadyToNegotiate(n, null));
        return [.. Enumerable.Range(0, count).Select(n => Id(series, n))];
    }

    /// <summary>Agreements of every kind, each under one of its own and with the bench's coordinator among its parties: to be copied.</summary>
    public static async Task<Guid[]> ModelsAsync(IDocumentStore store)
    {
        int[] numbers = [.. Enumerable.Range(0, Kinds.Length).Select(k => k * Institutions * Kinds.Length)];
        var parents = await ParentsAsync(store, numbers.Length, "above-models");
        foreach (var (n, kind) in numbers.Select((n, kind) => (n, kind)))
        {
            AgreementEvent[] events = [.. ReadyToNegotiate(n, parents[kind]).Select(e => e is AgreementProposed p ? p with { Kind = Kinds[kind] } : e)];
            await WriteAsync(store, "model", n + kind, 1, _ => events);
        }

        return [.. numbers.Select((n, kind) => Id("model", n + kind))];
    }

    /// <summary>
    /// Writes a series: every stream's events in order, streams interleaved as bureaus working side by side would. It is history that was taken over, of which
    /// nobody is told.
    /// </summary>
    public static async Task WriteAsync(
        IDocumentStore store, string series, int from, int count, Func<int, IReadOnlyList<AgreementEvent>> life, Action<int>? written = null)
    {
        for (var first = from; first < from + count; first += Interleaved)
        {
            var size = Math.Min(Interleaved, from + count - first);
            var lives = Enumerable.Range(first, size).Select(n => (Id: Id(series, n), Events: life(n))).ToArray();
            await using var session = store.LightweightSession();
            session.LastModifiedBy = SystemActors.Importer.User;
            foreach (var (id, events) in lives)
            {
                session.Events.StartStream<Agreement>(id, [.. events.Take((events.Count + 1) / 2)]);
            }

            await session.SaveChangesAsync();
            await using var later = store.LightweightSession();
            later.LastModifiedBy = SystemActors.Importer.User;
            foreach (var (id, events) in lives)
            {
                later.Events.Append(id, [.. events.Skip((events.Count + 1) / 2)]);
            }

            await later.SaveChangesAsync();
            written?.Invoke(size);
        }
    }

    /// <summary>The k-th institution.</summary>
    public static (string Code, Text Name) Entry(int k) =>
        ($"school-{k}", new Text($"{Cities[k % Cities.Length]}第{(k / 60) + 1}{Schools[k % Schools.Length]}", $"School {k}"));

    private static (string Code, Text Name) Institution(int n) => Entry(Math.Abs(n * 31) % Institutions);
}
