namespace Agreements.Domain.Amending;

/// <summary>
/// Bring a supplementary agreement into force, once all have consented and signed: from today or a day before, or from a day to come. One that was signed in
/// time is adopted also after the last day; what it prolongs is then open again.
/// </summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="On">From which day; null for today or, after the last day, that of the last signature.</param>
public sealed record AdoptAmendment(int Number, Edtf? On = null) : AmendmentCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Expired];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, IsDone, amendment =>
        {
            // What has happened since it was proposed may stand against it: a party joined, a commitment was added.
            Refusal[] unmet =
            [
                .. AmendmentProposal.Refusals(state, amendment.Terms, amendment.Parties), .. amendment.Unmet(state, context.Today), .. InTime(state, amendment),
            ];
            if (unmet.Length > 0)
            {
                return Decision.Refuse(unmet);
            }

            return On?.Earliest > context.Today
                ? Decision.Record(new AmendmentScheduled(Number, On.Latest ?? On.Earliest!.Value, Edtf.Day(context.Today)))
                : Decision.Record(InForce(state, amendment, On ?? LastSignature(state, amendment) ?? Edtf.Day(context.Today)));
        });

    /// <summary>The event that brings an amendment into force.</summary>
    internal static AmendmentAdopted InForce(Agreement state, Amendment amendment, Edtf on) =>
        new(amendment.Number, state.Revisions.Count + 1, TermsDigest.Of(amendment.Terms), on);

    private bool IsDone(Amendment amendment) =>
        amendment.Standing is AmendmentStanding.Adopted
        || (amendment.Standing is AmendmentStanding.Scheduled && (On is null || amendment.InForceFrom == (On.Latest ?? On.Earliest)));

    private static IEnumerable<Refusal> InTime(Agreement state, Amendment amendment) =>
        state.ClosedAs is Standing.Expired && LastDay.Of(state)?.Certain is { } last
            ? amendment.Signatures.Values.Where(s => !(s.On?.Latest <= last))
                .Select(s => new SignedAfterTheEnd(amendment.Number, s.Party, state.NameOf(s.Party), last))
            : [];

    /// <summary>After the last day there is no today that it could have been in force from.</summary>
    private static Edtf? LastSignature(Agreement state, Amendment amendment) => state.ClosedAs is Standing.Expired
        ? amendment.Signatures.Values.Select(s => s.On).OrderBy(on => on, Edtf.Order).LastOrDefault()
        : null;
}

/// <summary>Bring the supplementary agreement into force whose day has come. Asked by the daily round; harmless at any time.</summary>
public sealed record AdoptDueAmendment : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.ScheduledAmendment is { InForceFrom: { } from } amendment && from <= context.Today
            ? Decision.Record(AdoptAmendment.InForce(state, amendment, Edtf.Day(from)))
            : Decision.Nothing;
}

/// <summary>The agreement is over, and somebody signed the supplementary agreement only after that, or on a day that nobody knows.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Last">The last day of the agreement.</param>
public sealed record SignedAfterTheEnd(int Number, string Party, Text Name, DateOnly Last)
    : Refusal(
        new Text(
            $"协议已于 {Last:yyyy-MM-dd} 到期，{Name.Zh}未在此前签署第 {Number} 号补充协议：可另行续签。",
            $"The agreement ended on {Last:yyyy-MM-dd}, and {Name.EnOrZh} had not signed amendment {Number} by then: renew it instead."),
        CanMeet.Coordinator);
