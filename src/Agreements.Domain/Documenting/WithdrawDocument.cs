namespace Agreements.Domain.Documenting;

/// <summary>Withdraw a document, so that it counts no more. Its content stays.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WithdrawDocument(string Document, string Reason, Edtf? On = null) : AgreementCommand
{
    /// <summary>What was put on file by mistake can be withdrawn however the agreement ended.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindDocument(Document) is not { } document)
        {
            return Decision.Refuse(new DocumentUnknown(Document));
        }

        if (document.Withdrawn is { } before)
        {
            return before.Reason == Reason ? Decision.Nothing : Decision.Refuse(new DocumentGone(Document, document.Latest.Name));
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new DocumentWithdrawn(Document, Reason, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>No document of the agreement has this id.</summary>
/// <param name="Document">The id given.</param>
public sealed record DocumentUnknown(string Document)
    : Refusal(new Text($"协议中没有编号为“{Document}”的文件。", $"The agreement has no document '{Document}'."), CanMeet.Coordinator);
