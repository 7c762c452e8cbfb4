using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using System.Runtime.CompilerServices;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>The rows of an export: which agreements and in which order is asked of the register, what they say of their events.</summary>
public static class LedgerRows
{
    /// <summary>The rows, a page of agreements in memory at a time.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="ledger">What is exported.</param>
    /// <param name="filter">Conditions and order; the page size and cursor of it do not matter.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async IAsyncEnumerable<LedgerRow> OfAsync(Reader reader, Ledger ledger, RegisterFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (row, state) in RegisterQuery.AllAsync(reader, filter, ct))
        {
            foreach (var subject in ledger.Rows(state))
            {
                yield return new LedgerRow(state, subject, row.UpdatedAt) { Stage = row.Stage, Standing = row.Standing };
            }
        }
    }
}
