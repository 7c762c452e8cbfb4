
namespace Agreements.Server.ReadModels.Progress;

/// <summary>What the measures of progress need of one agreement.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Institutions">Codes of the institutions among its parties, each once.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="ProposedOn">The earliest day on which it can have entered the first stage, Asia/Shanghai; null when unknown or not entered.</param>
/// <param name="NegotiatedOn">The same of the second stage.</param>
/// <param name="SignedOn">The same of the third stage.</param>
/// <param name="ImplementingOn">The same of the fourth stage.</param>
/// <param name="EvaluatedOn">The same of the fifth stage.</param>
/// <param name="Since">The same of the stage it is in.</param>
/// <param name="OpenDue">The latest day by which each open commitment with a known day is due, ascending.</param>
/// <param name="OpenUndated">How many open commitments have no known last day.</param>
/// <param name="Fulfilled">How many commitments were kept.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record ProgressRow(
    Guid Id, Stage Stage, AgreementKind Kind, IReadOnlyList<string> Institutions, Guid? Parent, DateOnly? ProposedOn, DateOnly? NegotiatedOn,
    DateOnly? SignedOn, DateOnly? ImplementingOn, DateOnly? EvaluatedOn, DateOnly? Since, IReadOnlyList<DateOnly> OpenDue, int OpenUndated,
    int Fulfilled, long Version)
{
    /// <summary>True when it is over: it is not counted any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The row of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static ProgressRow Of(Agreement state)
    {
        DateOnly? Entered(Stage stage) => state.Entries.GetValueOrDefault(stage)?.On?.Earliest;
        var open = state.Commitments.Where(c => !c.IsSettled).ToArray();
        return new ProgressRow(
            state.Id, state.Stage, state.Kind,
            [.. state.Parties.Select(p => p.Institution).OfType<string>().Distinct(StringComparer.Ordinal)], state.Parent,
            Entered(Stage.Proposed), Entered(Stage.Negotiated), Entered(Stage.Signed), Entered(Stage.Implementing), Entered(Stage.Evaluated),
            Entered(state.Stage),
            [.. open.Select(c => c.Commitment.Due?.Latest).OfType<DateOnly>().Order()], open.Count(c => c.Commitment.Due?.Latest is null),
            state.Commitments.Count(c => c.IsKept), state.Version)
        {
            IsClosed = state.ClosedAs is not null,
        };
    }
}
