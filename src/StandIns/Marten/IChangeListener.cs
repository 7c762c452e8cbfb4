using JasperFx.Events;
using Marten.Services;

namespace Marten
{
    /// <summary>Is called around the commit of a page.</summary>
    public interface IChangeListener
    {
        /// <summary>After the commit: at most once.</summary>
        Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token);

        /// <summary>Before the commit: at least once.</summary>
        Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token);
    }

    /// <summary>Is called by every session of a store, around its <c>SaveChangesAsync</c>. For documents there are no calls: there are none here.</summary>
    public interface IDocumentSessionListener
    {
        /// <summary>Before anything is sent to the database, when there is something to save.</summary>
        Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token);
    }

    /// <summary>Does nothing; made to be overridden in part.</summary>
    public abstract class DocumentSessionListenerBase : IDocumentSessionListener
    {
        /// <inheritdoc/>
        public virtual Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token) => Task.CompletedTask;
    }

    /// <summary>Does nothing around a commit.</summary>
    public class NullChangeListener : IChangeListener
    {
        private NullChangeListener()
        {
        }

        /// <summary>The only one.</summary>
        public static IChangeListener Instance { get; } = new NullChangeListener();

        /// <inheritdoc/>
        public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

        /// <inheritdoc/>
        public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;
    }
}

namespace Marten.Services
{
    /// <summary>What a commit appends.</summary>
    public interface IChangeSet
    {
        /// <summary>The events appended, in order.</summary>
        IEnumerable<IEvent> GetEvents();

        /// <summary>The streams appended to.</summary>
        IEnumerable<StreamAction> GetStreams();
    }
}
