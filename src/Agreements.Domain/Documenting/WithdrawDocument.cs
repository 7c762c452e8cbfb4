namespace Agreements.Domain.Documenting;

/// <summary>Withdraw a document, so that it counts no more. Its content stays.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Document">The document's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WithdrawDocument(Guid AgreementId, string Document, string Reason, Edtf? On = null) : DocumentingCommand(AgreementId)
{
    /// <summary>What was put on file by mistake can be withdrawn however the agreement ended.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;
}

/// <summary>The decision to withdraw it.</summary>
internal static class DocumentWithdrawal
{
    public static Decision Decide(Agreement state, WithdrawDocument c)
    {
        if (state.FindDocument(c.Document) is not { } document)
        {
            return Decision.Refuse(new DocumentUnknown(c.Document));
        }

        if (document.Withdrawn is { } before)
        {
            return before.Reason == c.Reason ? Decision.Nothing : Decision.Refuse(new DocumentGone(c.Document, document.Latest.Name));
        }

        return string.IsNullOrWhiteSpace(c.Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new DocumentWithdrawn(c.Document, c.Reason, c.On ?? Edtf.Day(c.Today)));
    }
}

/// <summary>No document of the agreement has this id.</summary>
/// <param name="Document">The id given.</param>
public sealed record DocumentUnknown(string Document)
    : Refusal(new Text($"协议中没有编号为“{Document}”的文件。", $"The agreement has no document '{Document}'."), CanMeet.Coordinator);
