using Npgsql;
using System.Net.Sockets;

namespace Agreements.Server.Storage;

/// <summary>The database cannot be reached, takes no connection, or has ended one: no fault of the request, and it passes.</summary>
public static class Outage
{
    /// <summary>What is said to whoever asks meanwhile.</summary>
    public static readonly Text Sentence = new(
        "数据库暂时没有响应。写入请求可能尚未记录；请稍后重试，带同一个 Idempotency-Key 重复发送不会重复记录。若持续如此，请告知管理员（/health/ready 有处理办法）。",
        "The database does not answer at the moment. Send the request again in a moment: with the same Idempotency-Key nothing is recorded twice. "
            + "If it goes on, tell the operator (/health/ready names the cure).");

    /// <summary>
    /// Whether a failure says so. What the database says of a statement is a fault of ours and no outage, but for its running out of room;
    /// what it says before it hangs up is one.
    /// </summary>
    /// <param name="thrown">The failure; the store may wrap what the driver met.</param>
    public static bool Is(Exception? thrown) => thrown switch
    {
        null => false,
        PostgresException told => told.InvariantSeverity is "FATAL" or "PANIC" || IsOutOfRoom(told.SqlState),
        NpgsqlException met => met.IsTransient || Is(met.InnerException),
        // A host that has no address is told without the driver's own exception.
        SocketException => true,
        // Other doors than the database's: the caller's, a mail server's.
        HttpRequestException or IOException => false,
        AggregateException several => several.InnerExceptions.Any(Is),
        _ => Is(thrown.InnerException),
    };

    /// <summary>Classes of PostgreSQL's error codes: connection lost, not enough resources, shut down, a fault of the machine.</summary>
    private static bool IsOutOfRoom(string code) => code.Length == 5 && code[..2] is "08" or "53" or "58" || code is PostgresErrorCodes.AdminShutdown
        or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}
