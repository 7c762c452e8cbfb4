using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace Wolverine.Persistence.Durability
{
    /// <summary>Where messages are kept until they are handled.</summary>
    public interface IMessageStore
    {
        /// <summary>Messages whose handlers failed for good.</summary>
        IDeadLetters DeadLetters { get; }
    }

    /// <summary>Messages whose handlers failed for good.</summary>
    public interface IDeadLetters
    {
        /// <summary>One page of the dead letters that match.</summary>
        Task<DeadLetterEnvelopeResults> QueryAsync(DeadLetterEnvelopeQuery query, CancellationToken token);

        /// <summary>Deletes those that match.</summary>
        Task DiscardAsync(DeadLetterEnvelopeQuery query, CancellationToken token);

        /// <summary>Marks those that match to be run again; they are, at the next poll.</summary>
        Task ReplayAsync(DeadLetterEnvelopeQuery query, CancellationToken token);
    }

    /// <summary>A message whose handlers failed for good.</summary>
    public class DeadLetterEnvelope
    {
        /// <summary>All of it.</summary>
        public DeadLetterEnvelope(
            Guid id,
            DateTimeOffset? executionTime,
            Envelope envelope,
            string messageType,
            string receivedAt,
            string source,
            string exceptionType,
            string exceptionMessage,
            DateTimeOffset sentAt,
            bool replayable)
        {
            Id = id;
            ExecutionTime = executionTime;
            Envelope = envelope;
            MessageType = messageType;
            ReceivedAt = receivedAt;
            Source = source;
            ExceptionType = exceptionType;
            ExceptionMessage = exceptionMessage;
            SentAt = sentAt;
            Replayable = replayable;
        }

        /// <summary>Id of the message.</summary>
        public Guid Id { get; }

        /// <summary>When it was scheduled for, UTC; null when it was not.</summary>
        public DateTimeOffset? ExecutionTime { get; }

        /// <summary>Its metadata, and its message as JSON in <see cref="Envelope.Data"/>.</summary>
        public Envelope Envelope { get; }

        /// <summary>The stored name of its type.</summary>
        public string MessageType { get; }

        /// <summary>The queue it failed in, <c>local://name</c>.</summary>
        public string ReceivedAt { get; }

        /// <summary>Name of the application that sent it.</summary>
        public string Source { get; }

        /// <summary>Full name of the exception's type.</summary>
        public string ExceptionType { get; }

        /// <summary>The exception's message.</summary>
        public string ExceptionMessage { get; }

        /// <summary>When it was sent, UTC.</summary>
        public DateTimeOffset SentAt { get; }

        /// <summary>Whether it is marked to be run again.</summary>
        public bool Replayable { get; }
    }
}

namespace Wolverine.Persistence.Durability.DeadLetterManagement
{
    /// <summary>Which dead letters; every condition left alone matches all.</summary>
    public class DeadLetterEnvelopeQuery
    {
        /// <summary>All dead letters.</summary>
        public DeadLetterEnvelopeQuery()
        {
        }

        /// <summary>Just these.</summary>
        public DeadLetterEnvelopeQuery(Guid[] messageIds) => MessageIds = messageIds;

        /// <summary>Page of <see cref="IDeadLetters.QueryAsync"/>, from 1; 0 means the first too.</summary>
        public int PageNumber { get; set; }

        /// <summary>Size of a page of <see cref="IDeadLetters.QueryAsync"/>.</summary>
        public int PageSize { get; set; } = 100;

        /// <summary>Stored name of the message type; null: any.</summary>
        public string? MessageType { get; set; }

        /// <summary>Full name of the exception type; null: any.</summary>
        public string? ExceptionType { get; set; }

        /// <summary>Queue, <c>local://name</c>; null: any.</summary>
        public string? ReceivedAt { get; set; }

        /// <summary>Whether marked to be run again; null: either.</summary>
        public bool? Replayable { get; set; }

        /// <summary>When not empty, only these messages, and the other conditions are ignored.</summary>
        public Guid[] MessageIds { get; set; } = [];
    }

    /// <summary>One page of dead letters.</summary>
    public class DeadLetterEnvelopeResults
    {
        /// <summary>How many match in all.</summary>
        public int TotalCount { get; set; }

        /// <summary>Those of this page, oldest first.</summary>
        public List<DeadLetterEnvelope> Envelopes { get; set; } = [];

        /// <summary>The page asked for.</summary>
        public int PageNumber { get; set; }
    }
}
