using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Tests.Restarts;

/// <summary>Whole lives of agreements, appended an event at a time by a process that delivers nothing: there is always something to deliver.</summary>
internal sealed class Lives : IAsyncDisposable
{
    private static readonly Party First = Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"));
    private static readonly Party Second = Party.OfInstitution("cq-women", PartyRole.Principal, new Text("重庆女职中"));
    private static readonly Party Witness = Party.OfInstitution("qingyang-edu", PartyRole.Witness, new Text("青羊区教育局"));
    private static readonly Terms Text = new(new Text("服务成渝双城经济圈"));
    private static readonly Source Press = new("s-1", "教育局网站", null, Reliability.Official);

    private readonly NpgsqlDataSource _data;
    private readonly DocumentStore _store;
    private readonly Random _random = new(20_261_129);
    private readonly List<(Guid Id, int Next)> _open = [];
    private int _begun;

    public Lives(string connectionString)
    {
        _data = StoreSetup.DataSource(connectionString);
        _store = DocumentStore.For(o =>
        {
            StoreSetup.ConfigureUse(o);
            o.Connection(_data);
        });
    }

    /// <summary>Appends the next event of some life; now and then begins another stream.</summary>
    public async Task StepAsync()
    {
        await using var session = _store.LightweightSession();
        session.LastModifiedBy = "coordinator-1";
        var choice = _random.Next(10);
        if (_open.Count < 3 || choice == 0)
        {
            var id = Guid.NewGuid();
            _open.Add((id, 1));
            session.Events.StartStream<Agreement>(id, Life(0));
        }
        else if (choice == 1)
        {
            StartAnother(session);
        }
        else
        {
            var i = _random.Next(_open.Count);
            var (id, next) = _open[i];
            session.Events.Append(id, Life(next));
            _open[i] = (id, next + 1);
            if (next == Length - 1)
            {
                _open.RemoveAt(i);
            }
        }

        await session.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _data.DisposeAsync();
    }

    private void StartAnother(IDocumentSession session)
    {
        var n = ++_begun;
        _ = (n % 3) switch
        {
            0 => session.Events.StartStream<Institution>(
                DirectoryIds.OfInstitution($"school-{n}"),
                new InstitutionRegistered($"school-{n}", InstitutionKind.School, new Text($"第{n}中学"), [], null, "qingyang-edu", null)),
            1 => session.Events.StartStream<Body>(
                DirectoryIds.OfBody($"alliance-{n}"),
                new BodyRegistered(new BodyFacts($"alliance-{n}", BodyKind.Alliance, new Text($"第{n}联盟"), null, [], ["qingsu"], false, null, null), null)),
            _ => session.Events.StartStream<Engagement>(
                Guid.NewGuid(), new EngagementRecorded(EngagementKind.Visit, new Text($"第{n}次考察"), Edtf.Parse("2025-03"), null, ["qingsu"], [], null, null)),
        };
    }

    private const int Length = 16;

    private static object Life(int step) => step switch
    {
        0 => new AgreementProposed(AgreementKind.FriendshipSchool, 1, new Text("友好学校协议"), [First, Second, Witness], null, Edtf.Parse("2025-01-10"), null, null),
        1 => new TermsRevised(1, Text, TermsDigest.Of(Text), []),
        2 => new TermsConsented(First.Id, TermsDigest.Of(Text), Edtf.Parse("2025-02-01")),
        3 => new TermsConsented(Second.Id, TermsDigest.Of(Text), Edtf.Parse("2025-02-02")),
        4 => new AgreementNegotiated(TermsDigest.Of(Text), Edtf.Parse("2025-02"), null),
        5 => new SignatureRecorded(new Signature(First.Id, Edtf.Parse("2025-03-27"))),
        6 => new WitnessAttested(Witness.Id, Edtf.Parse("2025-03-27"), null, null),
        7 => new CeremonyRecorded(Edtf.Parse("2025-03-27"), "重庆", "qingyang-edu", null),
        8 => new AgreementSigned(Edtf.Parse("2025-03-28"), "重庆", null, null),
        9 => new LiaisonNamed(First.Id, "p-1"),
        10 => new CommitmentAdded(new Commitment("c-1", new Text("互派教师"), First.Id, Edtf.Parse("2026-03-20"))),
        11 => new ImplementationStarted(Edtf.Parse("2025-04-01"), null, null, null),
        12 => new QuestionLeftOpen("谁签的？", Press),
        13 => new QuestionAnswered("谁签的？", "校长", Press),
        14 => new OutcomeRecorded(new Outcome(OutcomeLevel.Municipal, new Text("示范校"), null, Edtf.Parse("2025-05"), Press)),
        _ => new AgreementReturned(Stage.Implementing, Stage.Signed, "条款有变", Edtf.Parse("2025-06")),
    };
}
