using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Internal;

/// <summary>What the database says, as the exceptions callers know.</summary>
internal static class Failures
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException failure)
        {
            throw new MartenCommandException(null, failure);
        }
    }

    /// <summary>The exception for a failed append to <paramref name="stream"/>; any other failure when that is null.</summary>
    public static Exception OfAppend(NpgsqlException failure, StreamAction? stream)
    {
        if (stream is null || failure is not PostgresException { SqlState: var state } postgres)
        {
            return new MartenCommandException(null, failure);
        }

        var collided = state == PostgresErrorCodes.UniqueViolation
            && postgres.ConstraintName is "pkey_mt_streams_id" or "pk_mt_events_stream_and_version";
        return state switch
        {
            "MT001" => new InvalidStreamOperationException(postgres.MessageText),
            "MT003" when stream.ActionType == StreamActionType.Start => new ExistingStreamIdCollisionException(stream.Id, stream.AggregateType),
            _ when collided && stream.ActionType == StreamActionType.Start => new ExistingStreamIdCollisionException(stream.Id, stream.AggregateType),
            "MT003" => new EventStreamUnexpectedMaxEventIdException(stream.Id, stream.AggregateType, stream.ExpectedVersionOnServer ?? -1, -1),
            _ when collided => new EventStreamUnexpectedMaxEventIdException(stream.Id, stream.AggregateType, stream.ExpectedVersionOnServer ?? -1, -1),
            _ => new MartenCommandException(null, failure),
        };
    }

    /// <summary>Whether trying again later may help although nothing was mended: the connection or the server is gone, or locks met.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        PostgresException p => p.IsTransient || p.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || p.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        NpgsqlException { InnerException: null } => true,
        NpgsqlException n => n.IsTransient || IsTransient(n.InnerException!),
        AggregateException many => many.InnerExceptions.Any(IsTransient),
        { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };
}
