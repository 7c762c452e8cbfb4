using System.Collections.Immutable;

namespace Agreements.Domain.Signing;

/// <summary>Attest, for a witness. A body that is a witness can attest itself, or each of its members for it.</summary>
/// <param name="Party">The witness's id among the parties.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when attested here.</param>
/// <param name="Member">Code of the member that attests for the body; null when the witness itself does.</param>
public sealed record AttestAsWitness(string Party, Edtf? On = null, string? Note = null, Source? Source = null, string? Member = null)
    : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) =>
        Member is not null && state.FindParty(Party)?.Body is { } body ? new() { Bodies = [body] } : Domain.Needs.Nothing;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (Refusal(state, context) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (IsOnRecord(state))
        {
            return Decision.Nothing;
        }

        var on = Source is null ? On ?? Edtf.Day(context.Today) : On;
        return Member is null
            ? Decision.Record(new WitnessAttested(Party, on, Note, Source))
            : ByMember(state.FindParty(Party)!, context, on);
    }

    private Refusal? Refusal(Agreement state, CommandContext context) => state.FindParty(Party) switch
    {
        null => new PartyUnknown(Party),
        { IsUnnamed: true } p => new PartyNotNamed(p.Id, p.Name),
        { IsWitness: false } p => new NotWitness(p.Id, p.Name),
        { Body: null } p when Member is not null => new NotMember(Member, p.Name),
        // A witness of a signing that a source reports may be recorded at any time.
        _ when !context.IsTakingOver && !IsOnRecord(state) => state.RefuseUnlessIn(Stage.Negotiated, Stage.Signed),
        _ => null,
    };

    private bool IsOnRecord(Agreement state) => Member is null
        ? state.Attestations.Contains(Party)
        : state.MemberAttestations.GetValueOrDefault(Party)?.By.Contains(Member) ?? false;

    /// <summary>Who the body stood for is written down: its membership may be recorded otherwise later.</summary>
    private Decision ByMember(Party witness, CommandContext context, Edtf? on)
    {
        var body = context.Related.FindBody(witness.Body!);
        var members = body?.MembersOn(on?.Latest is { } day && day < context.Today ? day : context.Today) ?? [];
        return members.Contains(Member!)
            ? Decision.Record(new WitnessAttested(Party, on, Note, Source, Member, body!.Facts!.MembersComplete ? members : null))
            : Decision.Refuse(new NotMember(Member!, witness.Name));
    }
}

/// <summary>What members attested for a body.</summary>
/// <param name="Members">Codes of those it stood for, on the day of the last of them; null when not all are known.</param>
/// <param name="By">Codes of those that attested.</param>
public sealed record MemberAttestation(IReadOnlyList<string>? Members, ImmutableSortedSet<string> By)
{
    /// <summary>True when everyone that the body stood for has attested.</summary>
    public bool IsComplete => Members is { Count: > 0 } && Members.All(By.Contains);
}

/// <summary>Nobody of this code is a member of the body on that day.</summary>
/// <param name="Member">The code given.</param>
/// <param name="Body">The body's name.</param>
public sealed record NotMember(string Member, Text Body)
    : Refusal(
        new Text($"“{Member}”当日不是“{Body.Zh}”的成员单位。", $"'{Member}' is no member of {Body.EnOrZh} on that day."),
        CanMeet.Coordinator);

/// <summary>Only a witness attests.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record NotWitness(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}不是见证方。", $"{Name.EnOrZh} is not a witness."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
