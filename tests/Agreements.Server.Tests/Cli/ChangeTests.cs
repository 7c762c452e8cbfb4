using Agreements.Cli.Replaying;
using System.Reflection;

namespace Agreements.Server.Tests.Cli;

/// <summary>What two states differ in, whatever event lies between them.</summary>
public sealed class ChangeTests
{
    private static readonly Agreement Proposed = Agreement.Evolve(
        Agreement.Unwritten(Guid.CreateVersion7()),
        new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("协议"),
            [
                Party.OfInstitution("north", PartyRole.Principal, new Text("北校", "North")),
                Party.OfInstitution("south", PartyRole.Principal, new Text("南校", "South"))],
            null, null, null, null));

    [Fact]
    public void New_facts_are_added_and_changed_ones_name_both()
    {
        var terms = Happen(Proposed, new TermsRevised(1, new Terms(), "aaaaaaaaaaaaaaaa", []), out var first);
        first.ShouldBe(["+ terms: revision 1, digest aaaaaaaaaaaa…"]);
        var consented = Happen(terms, new TermsConsented("north", "aaaaaaaaaaaaaaaa", null), out var second);
        second.ShouldBe(["+ consented: North (revision 1)"]);
        Happen(consented, new TermsRevised(2, new Terms(), "bbbbbbbbbbbbbbbb", ["north"]), out var third);
        third.ShouldBe(["~ terms: revision 1, digest aaaaaaaaaaaa… → revision 2, digest bbbbbbbbbbbb…", "- consented: North (revision 1)"]);
    }

    [Fact]
    public void Commitments_results_and_ratings_read_as_sentences()
    {
        var commitment = new Commitment(
            "visit", new Text("互访", "Visit"), "south", Edtf.Parse("2025-12"), Recurrence.SchoolYear, new Quantity(2, Qualifier.AtLeast, "visit", "次"));
        var promised = Happen(Proposed, new CommitmentAdded(commitment), out var added);
        added.ShouldBe(["+ commitment: Visit, South, due 2025-12, every school year, at least 2 visits: open"]);
        Happen(promised, new CommitmentFulfilled("visit", null, null), out var kept);
        kept.Single().ShouldEndWith("open → Visit, South, due 2025-12, every school year, at least 2 visits: kept");
        Happen(
            Proposed,
            new OutcomeRecorded(new Outcome(OutcomeLevel.National, new Text("教材", "Textbooks"), new Quantity(117, Qualifier.Exact, "result"), null, null)),
            out var result);
        result.ShouldBe(["+ result: Textbooks (national), 117 results"]);
        Happen(Proposed, new AgreementRated("north", new Dictionary<string, int> { ["results"] = 80, ["delivery"] = 90 }, null), out var rated);
        rated.ShouldBe(["+ rating: North: delivery 90, results 80"]);
    }

    [Fact]
    public void Going_back_shows_what_is_gone()
    {
        var signed = Agreement.Fold(Proposed, [
            new AgreementNegotiated(null, null, null), new SignatureRecorded(new Signature("north", Edtf.Parse("2025-03-01"))),
            new AgreementSigned(null, null, null, null)]);
        Happen(signed, new AgreementReturned(Stage.Signed, Stage.Proposed, "why", null), out var changes);
        changes.ShouldBe(
        [
            "~ stage: signed → proposed", "- negotiated since: day unknown", "- signed since: day unknown", "- signed: North, 2025-03-01",
        ]);
    }

    [Fact]
    public void Every_part_of_the_state_is_among_the_facts()
    {
        // A property added to the state and forgotten here would make a change invisible in every replay.
        string[] shown =
        [
            "Stage", "Entries", "Parties", "Revisions", "CurrentTerms", "Consents", "IsApproved", "Signatures", "Ceremony", "Attestations", "Waivers",
            "Liaisons", "Commitments", "Outcomes", "Ratings", "Evaluation", "OpenQuestions", "SettledQuestions", "Claims", "Approval",
            "Objections", "MemberAttestations", "ApprovedSteps", "DelegatedSteps", "ReturnedApproval", "Traces", "ReturnedOn",
            "Standing", "Suspensions", "Notices", "FormerParties", "Amendments", "Predecessor", "Renewals", "Documents", "Parent", "Carried",
            "Undertakings", "Indicators", "Periods", "Term", "ProposedTermination", "Succession", "SupersededBy", "ScheduledUpdates",
        ];
        string[] inTheHeading = ["Id", "Kind", "Title", "Reference", "Source"];
        string[] neverChange = ["Policy", "Version", "Exists", "Principals", "Proposal"];
        string[] followFromThose =
        [
            "ClosedAs", "ArchivedFrom", "ActiveSuspensions", "PendingNotices", "OpenAmendment", "Successor", "LastAgreedTerms",
            "Turn", "Contradictions", "NamedAgreements", "ScheduledAmendment", "StandingBeforeArchive", "SignedTexts",
        ];
        typeof(Agreement).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)
            .Except([.. shown, .. inTheHeading, .. neverChange, .. followFromThose]).ShouldBeEmpty();
    }

    private static Agreement Happen(Agreement before, AgreementEvent happened, out IReadOnlyList<string> changes)
    {
        var after = Agreement.Evolve(before, happened);
        changes = [.. Change.Between(before, after).Select(Line)];
        return after;

        static string Line(Change c) => c switch
        {
            { After: null } => $"- {c.Before!.Label.EnOrZh}: {c.Before.Value.EnOrZh}",
            { Before: null } => $"+ {c.After.Label.EnOrZh}: {c.After.Value.EnOrZh}",
            _ => $"~ {c.After.Label.EnOrZh}: {c.Before.Value.EnOrZh} → {c.After.Value.EnOrZh}",
        };
    }
}
