using Agreements.Server.Handling;
using Marten;

namespace Agreements.Server.Http;

/// <summary>Answers a read of one agreement as it is.</summary>
internal static class OneAgreement
{
    /// <summary>What is read of its state; 404 where there is no such agreement.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="read">Makes the answer of the state.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task<IResult> OfAgreementAsync(this IQuerySession session, Guid id, Func<Agreement, IResult> read, CancellationToken stop) =>
        session.OfAgreementAsync(id, state => Task.FromResult(read(state)), stop);

    /// <inheritdoc cref="OfAgreementAsync(IQuerySession, Guid, Func{Agreement, IResult}, CancellationToken)"/>
    public static async Task<IResult> OfAgreementAsync(this IQuerySession session, Guid id, Func<Agreement, Task<IResult>> read, CancellationToken stop) =>
        await session.IsAgreementAsync(id, stop) && await session.AgreementAsync(id, null, null, stop) is { } state
            ? await read(state)
            : Problems.Refused([new AgreementUnknown(id)]).ToResult();
}
