namespace Marten.Events;

/// <inheritdoc/>
public interface IQueryEventStore : JasperFx.Events.IQueryEventStore;

/// <inheritdoc/>
public interface IEventOperations : JasperFx.Events.IEventOperations;

/// <inheritdoc/>
public interface IEventStoreOperations : JasperFx.Events.IEventStoreOperations, IEventOperations, IQueryEventStore;
