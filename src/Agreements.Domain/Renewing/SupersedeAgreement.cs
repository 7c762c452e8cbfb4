namespace Agreements.Domain.Renewing;

/// <summary>Record that the successor takes this agreement's place. Asked by the successor's signing; harmless at any time.</summary>
/// <param name="Successor">The successor.</param>
/// <param name="On">The day of its signing; null when unknown.</param>
public sealed record SupersedeAgreement(Guid Successor, Edtf? On) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> Others => [Successor];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended, Standing.Expired];

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { Agreements = [Successor] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs is Standing.Superseded)
        {
            return Decision.Nothing;
        }

        return context.Related.FindAgreement(Successor) is { Stage: >= Stage.Signed } successor && successor.Predecessor == state.Id
            ? Decision.Record(new AgreementSuperseded(Successor, On))
            : Decision.Refuse(new SuccessorNotSigned(Successor));
    }
}

/// <summary>There is no signed agreement of this id that renews this one.</summary>
/// <param name="Successor">The id given.</param>
public sealed record SuccessorNotSigned(Guid Successor)
    : Refusal(new Text($"没有已签署的续签协议 {Successor}。", $"No signed renewal {Successor} is on record."), CanMeet.Coordinator);
