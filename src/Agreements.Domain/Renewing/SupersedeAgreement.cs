namespace Agreements.Domain.Renewing;

/// <summary>
/// Record that the successor takes this agreement's place: on the first day of its own term, or with its signing where it names none. Asked by the
/// successor's signing and by the daily round; harmless at any time.
/// </summary>
/// <param name="Successor">The successor; null for the one that is signed already.</param>
/// <param name="On">The day of its signing; null when unknown.</param>
public sealed record SupersedeAgreement(Guid? Successor = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Successor is { } successor ? [successor] : [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended, Standing.Expired];

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { Agreements = (Successor ?? state.Succession?.By) is { } id ? [id] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs is Standing.Superseded || (Successor ?? state.Succession?.By) is not { } id)
        {
            return Decision.Nothing;
        }

        if (context.Related.FindAgreement(id) is not { } successor || !TakesThePlaceOf(successor, state))
        {
            return Decision.Refuse(new SuccessorNotSigned(id));
        }

        var from = successor.Term?.From?.Latest ?? (On ?? successor.Entries.GetValueOrDefault(Stage.Signed)?.On)?.Latest;
        return !(from > context.Today) ? Decision.Record(new AgreementSuperseded(id, from is { } day ? Edtf.Day(day) : On))
            : state.Succession == new Succession(id, from.Value) ? Decision.Nothing
            : Decision.Record(new SuccessorSigned(id, from.Value));
    }

    /// <summary>Whether a renewal is signed and has not come to nothing.</summary>
    internal static bool TakesThePlaceOf(Agreement successor, Agreement state) =>
        successor.Predecessor == state.Id && successor is { Stage: >= Stage.Signed, StandingBeforeArchive: not (Standing.Declined or Standing.Withdrawn) };
}

/// <summary>
/// Have an agreement stand again as it stood before its successor was signed. Asked when the successor goes back behind its signing, is declined or
/// withdrawn; harmless at any time.
/// </summary>
/// <param name="Successor">The successor.</param>
public sealed record ReinstateAgreement(Guid Successor) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => [Successor];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { Agreements = [Successor] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        (state.SupersededBy != Successor && state.Succession?.By != Successor)
        || (context.Related.FindAgreement(Successor) is { } successor && SupersedeAgreement.TakesThePlaceOf(successor, state))
            ? Decision.Nothing
            : Decision.Record(new SupersessionLifted(Successor, Edtf.Day(context.Today)));
}

/// <summary>There is no signed agreement of this id that renews this one.</summary>
/// <param name="Successor">The id given.</param>
public sealed record SuccessorNotSigned(Guid Successor)
    : Refusal(new Text($"没有已签署的续签协议 {Successor}。", $"No signed renewal {Successor} is on record."), CanMeet.Coordinator);
