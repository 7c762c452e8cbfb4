using Agreements.Domain.Evaluating;
using Agreements.Domain.Implementing;
using Agreements.Domain.Negotiating;
using Agreements.Domain.Signing;
using Agreements.Domain.Values;

namespace Agreements.Domain;

/// <summary>
/// Something that happened to an agreement. What a court would ask is in here; who recorded it, when, and why is on the envelope.
/// <c>On</c> is the day it happened, null when unknown; <c>Source</c> names where a fact comes from that was recorded rather than
/// decided here, null when it was decided here under the guards.
/// </summary>
public abstract record AgreementEvent;

/// <summary>It was proposed: the first event of every agreement.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="PolicyVersion">The version of the kind's policy it is judged by.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties, as named on the day.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Reference">The proposer's own reference, unique in its source; null for none.</param>
/// <param name="Source">Where the fact comes from; null when proposed here.</param>
public sealed record AgreementProposed(
    AgreementKind Kind, int PolicyVersion, Text Title, IReadOnlyList<Party> Parties, Guid? Parent, Edtf? On, string? Reference, Source? Source)
    : AgreementEvent;

/// <summary>The terms got a new text.</summary>
/// <param name="Number">The revision's number, from 1.</param>
/// <param name="Terms">The text.</param>
/// <param name="Digest">SHA-256 of its canonical JSON.</param>
/// <param name="Voids">Ids of the parties whose consent to the text before is void.</param>
public sealed record TermsRevised(int Number, Terms Terms, string Digest, IReadOnlyList<string> Voids) : AgreementEvent;

/// <summary>A principal consented to a text.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The text consented to.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TermsConsented(string Party, string Digest, Edtf? On) : AgreementEvent;

/// <summary>All principals have consented to the same text: the stage negotiated began.</summary>
/// <param name="Digest">The text; null when recorded from a source that does not give it.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementNegotiated(string? Digest, Edtf? On, Source? Source) : AgreementEvent;

/// <summary>An approver approved it.</summary>
/// <param name="Institution">The approving institution's code.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
public sealed record AgreementApproved(string Institution, Edtf? On, string? Note) : AgreementEvent;

/// <summary>A principal's signature was recorded; signing outside the system is normal.</summary>
/// <param name="Signature">The signature.</param>
public sealed record SignatureRecorded(Signature Signature) : AgreementEvent;

/// <summary>A witness attested.</summary>
/// <param name="Party">The witness's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when attested here.</param>
public sealed record WitnessAttested(string Party, Edtf? On, string? Note, Source? Source) : AgreementEvent;

/// <summary>A signing ceremony is on record.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Host">The hosting institution's code; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record CeremonyRecorded(Edtf? On, string? Place, string? Host, Source? Source) : AgreementEvent;

/// <summary>Every principal has signed and the witness rule is met: the stage signed began.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementSigned(Edtf? On, string? Place, string? Note, Source? Source) : AgreementEvent;

/// <summary>Somebody owes something.</summary>
/// <param name="Commitment">What, who and by when.</param>
public sealed record CommitmentAdded(Commitment Commitment) : AgreementEvent;

/// <summary>A commitment was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Evidence">What shows it; null when nothing was given.</param>
public sealed record CommitmentFulfilled(string Id, Edtf? On, string? Evidence) : AgreementEvent;

/// <summary>A principal named its liaison.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">A reference to the person, never the name: people's names are not in events.</param>
public sealed record LiaisonNamed(string Party, string Person) : AgreementEvent;

/// <summary>Work began: the stage implementing.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ImplementationStarted(Edtf? On, string? Note, Source? Source) : AgreementEvent;

/// <summary>A result was recorded on the list of results (标志性成果).</summary>
/// <param name="Outcome">The result.</param>
public sealed record OutcomeRecorded(Outcome Outcome) : AgreementEvent;

/// <summary>A principal rated the cooperation, or changed its rating.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Scores">Points of 0 to 100 by criterion id.</param>
/// <param name="Comment">What was said; null for nothing.</param>
public sealed record AgreementRated(string Party, IReadOnlyDictionary<string, int> Scores, string? Comment) : AgreementEvent;

/// <summary>It was evaluated: the last stage.</summary>
/// <param name="Score">The weighted mean of all ratings, 0 to 100, two decimals; null when recorded from a source that gives none.</param>
/// <param name="Grade">The grade; null when recorded from a source that gives none.</param>
/// <param name="Recommendation">What is recommended next; null when none is given.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementEvaluated(decimal? Score, Grade? Grade, Recommendation? Recommendation, Edtf? On, Source? Source) : AgreementEvent;

/// <summary>It went back to an earlier stage.</summary>
/// <param name="From">The stage left.</param>
/// <param name="To">The earlier stage.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AgreementReturned(Stage From, Stage To, string Reason, Edtf? On) : AgreementEvent;

/// <summary>An approver waived one guard.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Institution">The approving institution's code.</param>
public sealed record GuardWaived(string Guard, string Reason, string Institution) : AgreementEvent;

/// <summary>A question that a source leaves open: a data gap shown to coordinators.</summary>
/// <param name="Question">The question, in the source's or the reader's words.</param>
/// <param name="Source">The source that leaves it open; null when raised here.</param>
public sealed record QuestionLeftOpen(string Question, Source? Source) : AgreementEvent;
