using Agreements.Server.Http;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>Answers a read of one agreement as it is.</summary>
internal static class OneAgreement
{
    /// <summary>What is read of its state, which names no agreement out of sight; 404 where there is no such agreement in sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="read">Makes the answer of the state.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<IResult> OfAgreementAsync(this Reader reader, Guid id, Func<Agreement, IResult> read, CancellationToken stop) =>
        await reader.OfAgreementAsync(id, async state => read(await reader.WithoutOthersAsync(state, stop)), stop);

    /// <summary>The same with the state as it is decided on: the answer is not to say more of the agreements it names than may be seen.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="read">Makes the answer of the state.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<IResult> OfAgreementAsync(this Reader reader, Guid id, Func<Agreement, Task<IResult>> read, CancellationToken stop) =>
        await reader.AgreementAsync(id, stop) is { } state ? await read(state) : Problems.Refused([new AgreementUnknown(id)]).ToResult();
}
