
namespace Agreements.Server.Identity.Logging;

/// <summary>A line of the access log before it is written.</summary>
/// <param name="Account">Who read: the account's id.</param>
/// <param name="Caller">In which role; null for an account that holds none.</param>
/// <param name="Kind">What sort of reading.</param>
/// <param name="What">The operation, or the address pattern of a page.</param>
/// <param name="Subjects">Ids and codes in the address: the agreement, engagement, document, person, institution or body; empty for lists.</param>
/// <param name="Rows">How many rows were returned; null where that is not counted.</param>
/// <param name="Status">The HTTP status that was answered.</param>
/// <param name="Parameters">Names of the parameters given, never their values.</param>
/// <param name="Query">The query as it came; only a digest of it is kept, which tells whether two were the same.</param>
/// <param name="Trace">The request's trace id, the same as in the server's log.</param>
/// <param name="Address">The remote address; null when it is not known.</param>
public sealed record AccessLine(
    string Account, Caller? Caller, ReadKind Kind, string What, IReadOnlyList<string> Subjects, int? Rows, int Status,
    IReadOnlyList<string> Parameters, string Query, string Trace,
    string? Address);
