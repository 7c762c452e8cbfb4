namespace Agreements.Server.Tests.Queries;

/// <summary>
/// One question has one answer, whichever surface is asked: of every agreement of the demo as it was imported, and after some of them were suspended,
/// returned, terminated, over, amended or negotiated further.
/// </summary>
public sealed class OneTruthTests(OneTruthTests.Told told) : IClassFixture<OneTruthTests.Told>
{
    [Fact]
    public void What_is_not_known_is_told_alike() => Alike(OneTruth.Gaps);

    [Fact]
    public void What_keeps_it_from_the_next_stage_and_who_can_meet_it_is_told_alike() => Alike(OneTruth.Conditions);

    [Fact]
    public void What_is_missing_waits_for_those_who_can_meet_it() => Alike(OneTruth.Waiting);

    [Fact]
    public void Stage_and_standing_are_told_alike() => Alike(OneTruth.StageAndStanding);

    [Fact]
    public void The_days_of_stages_and_the_last_day_are_told_alike() => Alike(OneTruth.Days);

    [Fact]
    public void A_difference_is_told_with_agreement_question_surfaces_and_both_answers()
    {
        var table = new AnswerTable();
        table.Put("QJ-1", "standing", "agreement", "open");
        table.Put("QJ-1", "standing", "register", "open");
        table.Put("QJ-1", "standing", "board", "suspended");
        table.Put("QJ-1", "gaps", "agreement", ["b", "a"]);
        table.Put("QJ-1", "gaps", "register", ["a", "b"]);
        table.Put("QJ-1", "stage", "agreement", "signed");
        table.Differences().ShouldBe(["QJ-1: standing\n  agreement says\n    open\n  board says\n    suspended"]);
        table.Alone().ShouldBe(["QJ-1: stage"]);
    }

    private void Alike(Action<AnswerTable, Surfaces> ask)
    {
        var table = new AnswerTable();
        foreach (var surfaces in told.Imported.Concat(told.Later))
        {
            ask(table, surfaces);
        }

        table.Count.ShouldBeGreaterThan(50);
        table.Alone().ShouldBeEmpty();
        table.Differences().ShouldBeEmpty();
    }

    /// <summary>What all surfaces tell of the demo's agreements: as they were imported, and later.</summary>
    public sealed class Told : IAsyncLifetime
    {
        private readonly DemoServer _demo = new();

        internal IReadOnlyList<Surfaces> Imported { get; private set; } = [];

        internal IReadOnlyList<Surfaces> Later { get; private set; } = [];

        public async Task InitializeAsync()
        {
            await _demo.InitializeAsync();
            Imported = await Surfaces.OfAllAsync(_demo);
            Imported.Count.ShouldBe(15);
            await GoOnAsync();
            Later = [.. (await Surfaces.OfAllAsync(_demo)).Select(s => s with { Name = $"later, {s.Name}" })];
        }

        public Task DisposeAsync() => _demo.DisposeAsync();

        /// <summary>What can happen to agreements: one of each.</summary>
        private Task GoOnAsync()
        {
            var day = Edtf.Parse("2025-06-02");
            var text = new Terms(new Text("共建"));
            return _demo.HappensAsync(
                (Of("QJ-1"), [new AgreementSuspended(FirstPrincipal("QJ-1"), "审计", day)]),
                (Of("QJ-3"), [
                    new TermsRevised(Named("QJ-3").Agreement.GetProperty("termsRevision").GetInt32() + 1, text, TermsDigest.Of(text), []),
                    new TermsConsented(FirstPrincipal("QJ-3"), TermsDigest.Of(text), day),
                ]),
                (Of("VA-4"), [new AgreementReturned(Stage.Signed, Stage.Negotiated, "重签", day)]),
                (Of("VA-2"), [new AgreementExpired(new DateOnly(2024, 9, 15))]),
                (Of("VA-3"), [new AgreementTerminated(day, "合作结束", TerminationBasis.Immediate)]),
                (Of("FP-5"), [new AgreementDeclined(FirstPrincipal("FP-5"), "条件不成熟", day)]),
                (Of("QJ-2"), [new AmendmentProposed(1, new Text("补充协议"), text, TermsDigest.Of(text), null, "增加课程", day)]));
        }

        private Surfaces Named(string reference) => Imported.Single(s => s.Name.StartsWith($"{reference} ", StringComparison.Ordinal));

        private Guid Of(string reference) => Named(reference).Id;

        private string FirstPrincipal(string reference) => Named(reference).Agreement.GetProperty("parties").EnumerateArray()
            .First(p => p.GetProperty("role").GetString() == "principal").GetProperty("id").GetString()!;
    }
}
