
namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>The rows of a plan, one per stream, in the order in which the file first spoke of each.</summary>
internal sealed class PlannedRows
{
    private readonly List<PlannedRow> _rows = [];

    public IReadOnlyList<PlannedRow> InOrder => _rows;

    /// <summary>A figure is said apart from what it is of; what is recorded goes to the stream of the latter.</summary>
    public void Add(PlannedRow? row)
    {
        if (row is null)
        {
            return;
        }

        var there = _rows.FindIndex(r => r.StreamId == row.StreamId);
        if (there < 0)
        {
            _rows.Add(row);
        }
        else
        {
            _rows[there] = _rows[there] with { Events = [.. _rows[there].Events, .. row.Events] };
        }
    }
}
