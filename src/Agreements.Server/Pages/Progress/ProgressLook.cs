using Agreements.Server.ReadModels.Progress;

namespace Agreements.Server.Pages.Progress;

/// <summary>How figures of commitments look, of a group and of one agreement.</summary>
internal static class ProgressLook
{
    /// <summary>The figures that are not nought.</summary>
    public static IEnumerable<(ProgressFigure Figure, int Count)> Dues(int overdue, int dueSoon, int undated, int fulfilled) =>
        new[]
        {
            (ProgressFigure.Overdue, overdue), (ProgressFigure.DueSoon, dueSoon), (ProgressFigure.Undated, undated), (ProgressFigure.Fulfilled, fulfilled),
        }.Where(d => d.Item2 > 0);

    /// <summary>How a figure of commitments looks.</summary>
    public static string Of(ProgressFigure figure) => figure switch
    {
        ProgressFigure.Overdue => "state-bad",
        ProgressFigure.DueSoon => "state-soon",
        ProgressFigure.Fulfilled => "state-good",
        _ => "state-open",
    };
}
