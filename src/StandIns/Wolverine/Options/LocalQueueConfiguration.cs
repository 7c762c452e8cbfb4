using Wolverine.Transports.Local;

namespace Wolverine.Transports.Local
{
    /// <summary>Settings of one local queue.</summary>
    public class LocalQueueConfiguration
    {
        private readonly LocalQueueSettings _settings;

        internal LocalQueueConfiguration(LocalQueueSettings settings) => _settings = settings;

        /// <summary>One message at a time, in the order they were sent.</summary>
        public LocalQueueConfiguration Sequential() => MaximumParallelMessages(1);

        /// <summary>At most this many messages at a time; at least 1.</summary>
        public LocalQueueConfiguration MaximumParallelMessages(int maximumParallelHandlers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maximumParallelHandlers, 1);
            _settings.Parallelism = maximumParallelHandlers;
            return this;
        }
    }

    internal sealed class LocalQueueSettings(string name)
    {
        public string Name { get; } = name;

        public int Parallelism { get; set; } = Math.Max(Environment.ProcessorCount, 5);
    }
}

namespace Wolverine.Configuration
{
    /// <summary>A rule where messages of one type go.</summary>
    public class PublishingExpression
    {
        private readonly WolverineOptions _options;
        private readonly Type _messageType;

        internal PublishingExpression(WolverineOptions options, Type messageType)
        {
            _options = options;
            _messageType = messageType;
        }

        /// <summary>Sends them to the named local queue.</summary>
        public LocalQueueConfiguration ToLocalQueue(string queueName)
        {
            var queue = _options.Queue(queueName);
            if (!_options.Subscriptions.TryGetValue(_messageType, out var queues))
            {
                _options.Subscriptions[_messageType] = queues = [];
            }

            if (!queues.Contains(queue))
            {
                queues.Add(queue);
            }

            return new LocalQueueConfiguration(queue);
        }
    }
}
