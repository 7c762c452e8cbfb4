using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Properties;

/// <summary>
/// Walks through a small world: the story with steps left out and others put between, so that deep stages are reached and yet
/// anything can come at any time.
/// </summary>
internal static class Walks
{
    private static readonly Gen<Edtf?> On = Gen.Elements(null, Visit, Tomorrow, Edtf.Parse("XXXX-09-24"), Edtf.Parse("2020-06~", "month given, year derived"));
    private static readonly Gen<Source?> From = Gen.Elements(null, Press);
    private static readonly Gen<string> Who = Gen.Elements(Qingsu, CqWomen, QingyangEdu, JiangbeiEdu, Changan, Unnamed.Id, UnnamedWitness.Id, "nobody");
    private static readonly Gen<string> Bound = Gen.Frequency((4, Gen.Elements(Qingsu, CqWomen)), (1, Who));
    private static readonly Gen<string?> Words = Gen.Elements(null, "", "重庆", "Chongqing \"Ürümqi\" \U0001F600");

    private static readonly Gen<AgreementKind> Kind =
        Gen.Elements(AgreementKind.FriendshipSchool, AgreementKind.Framework, AgreementKind.AllianceCharter, AgreementKind.Aid, AgreementKind.Consortium);

    private static readonly Gen<Commitment> CommitmentState = Gen.Elements(
        Exchange, Ownerless, Exchange with { Due = null }, Exchange with { Id = "kept" }, Exchange with { Id = "x", Owner = "nobody" });

    private static readonly Gen<IReadOnlyDictionary<string, int>> Points =
        from d in Gen.Choose(-5, 105)
        from r in Gen.Choose(0, 100)
        from c in Gen.Choose(0, 100)
        select Scores(d, r, c);

    /// <summary>Any command there is, by anybody, some on a version that was guessed.</summary>
    public static Gen<Asked> Command { get; } =
        from command in Gen.OneOf([OnTerms, OnSigning, OnWork, OnTheWhole, .. Offered()])
        from actor in Gen.Frequency((3, Gen.Constant(command.Context.By)), (1, Gen.Elements(Coordinator, Approver)))
        from seen in Gen.Frequency((9, Gen.Constant<long?>(null)), (1, Gen.Choose(0, 30).Select(v => (long?)v)))
        select command.By(actor).Seeing(seen);

    /// <summary>Walks; a failing one is made shorter by leaving out one command after the other.</summary>
    public static Arbitrary<Walk> Any { get; } = Arb.From(
        from kind in Kind
        from parties in Gen.Frequency(
            (4, Gen.Constant(Parties)), (1, Gen.Elements<IReadOnlyList<Party>>([.. Parties, Unnamed, UnnamedWitness], [First], [Member])))
        from story in Gen.CollectToArray(Story.Steps(kind).Skip(1).Select(s => Detour(s.Asked)))
        from end in Gen.ArrayOf(Command)
        select new Walk([Ask.Propose(kind, parties), .. story.SelectMany(c => c), .. end]),
        walk => walk.Commands.Select((_, i) => new Walk([.. walk.Commands.Where((_, j) => j != i)])));

    private static IEnumerable<Gen<Asked>> Offered() =>
        typeof(IWalkCommands).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IWalkCommands)))
            .Select(t => (Gen<Asked>)t.GetProperty(nameof(IWalkCommands.Any))!.GetValue(null)!);

    private static Gen<Asked> OnTerms => Gen.OneOf(
        Gen.Elements(Text1, Text2, Text1, Reversed, new Terms(), new Terms(Areas: [])).Select(Asked (t) => Ask.Revise(t)),
        from who in Bound from digest in Gen.Elements(Digest1, Digest2) from day in On select (Asked)(Ask.Consent(who, digest) with { On = day }),
        Gen.Constant<Asked>(Ask.Negotiated()));

    private static Gen<Asked> OnSigning => Gen.OneOf(
        Words.Select(Asked (note) => Ask.Approve(note)),
        from guard in Gen.Elements<string>([.. Guards.Waivable, "signature-missing"])
        from why in Words
        from party in Gen.Elements<string?>(null, Qingsu, JiangbeiEdu)
        from asked in Gen.Elements<Asked>(Ask.Waive(guard, why ?? "无") with { Party = party }, new RevokeWaiver(guard, why ?? "无", party))
        select asked,
        from who in Bound from day in On from title in Words from source in From
        select (Asked)Ask.Sign(new Signature(who, day, title, SigningMethod.WetInk, DocumentDigest, Source: source)),
        from who in Who from source in From from note in Words select (Asked)(Ask.Attest(who, source) with { Note = note }),
        from day in On from source in From from place in Words select (Asked)(Ask.Ceremony(source) with { On = day, Place = place }),
        Gen.Constant<Asked>(Ask.Signed()));

    private static Gen<Asked> OnWork => Gen.OneOf(
        CommitmentState.Select(Asked (c) => Ask.Commit(c)),
        from id in Gen.Elements(Exchange.Id, "kept", "nothing") from day in On select (Asked)(Ask.Fulfil(id) with { On = day }),
        from who in Bound from person in Gen.Elements("p-1", "p-2") select (Asked)Ask.Liaison(who, person),
        Gen.Constant<Asked>(Ask.Start()),
        from source in From from amount in Gen.Elements(117m, 0.10m, 1000000.5m)
        select (Asked)Ask.Result(Prize with { Source = source, Quantity = new Quantity(amount, Qualifier.JustUnder, "person-time") }),
        from who in Bound from points in Points from said in Words select (Asked)Ask.Rate(who, points, said),
        Gen.Elements(Enum.GetValues<Recommendation>()).Select(Asked (r) => Ask.Evaluated(r)));

    private static Gen<Asked> OnTheWhole => Gen.OneOf(
        from kind in Kind from title in Gen.Elements(Title, new Text("另一份协议")) select (Asked)(Ask.Propose(kind) with { Title = title }),
        from to in Gen.Elements(Enum.GetValues<Stage>()) from why in Words select (Asked)Ask.Return(to, why ?? "条款有变"),
        from to in Gen.Elements(Enum.GetValues<Stage>()) from day in On from place in Words select (Asked)Ask.Record(to, day, place, place),
        from question in Gen.Elements("Which school signed?", "Signing date unknown") from source in From
        select (Asked)Ask.LeaveOpen(question, source));

    /// <summary>Most often just the step; now and then it is left out, or something else comes first.</summary>
    private static Gen<Asked[]> Detour(Asked step) => Gen.Frequency(
        (24, Gen.Constant<Asked[]>([step])),
        (1, Gen.Constant<Asked[]>([])),
        (5, Command.Select(Asked[] (c) => [c, step])));
}
