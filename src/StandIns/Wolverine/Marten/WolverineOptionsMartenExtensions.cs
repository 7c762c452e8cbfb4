using JasperFx.Events.Subscriptions;
using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime.Handlers;

namespace Wolverine.Marten;

/// <summary>Joins the message bus and the event store: messages are stored in the same database, in the same transactions.</summary>
public static class WolverineOptionsMartenExtensions
{
    /// <summary>Stores messages in the database of Marten; handlers' sessions commit them with the events.</summary>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression IntegrateWithWolverine(
        this MartenServiceCollectionExtensions.MartenConfigurationExpression expression,
        Action<MartenIntegration>? configure = null)
    {
        var services = expression.Services;
        if (services.FirstOrDefault(s => s.ServiceType == typeof(MartenIntegration))?.ImplementationInstance is MartenIntegration present)
        {
            configure?.Invoke(present);
            return expression;
        }

        var integration = new MartenIntegration();
        configure?.Invoke(integration);
        services.AddSingleton(integration);
        services.AddSingleton<IMessageStore, PostgresDeadLetters>();
        services.AddSingleton<IStartupResource, MessageTableSetup>();
        services.AddScoped(s => s.GetService<HandlerScope>()?.Session ?? s.GetRequiredService<IDocumentStore>().LightweightSession());
        services.AddScoped(s => (IQuerySession?)s.GetService<HandlerScope>()?.Session ?? s.GetRequiredService<IDocumentStore>().QuerySession());
        return expression;
    }

    /// <summary>
    /// Gives every event the subscription includes to the handlers of <c>IEvent&lt;T&gt;</c>, or of <c>T</c> when there are none, one
    /// after another in the order of the store.
    /// </summary>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression ProcessEventsWithWolverineHandlersInStrictOrder(
        this MartenServiceCollectionExtensions.MartenConfigurationExpression expression,
        string subscriptionName,
        Action<ISubscriptionOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscriptionName);
        expression.Services.ConfigureMarten((provider, options) =>
        {
            var subscription = new StrictOrderSubscription(subscriptionName, provider);
            configure?.Invoke(subscription);
            options.Projections.Subscribe(subscription);
        });
        return expression;
    }
}

/// <summary>Creates the tables of stored messages with all others when the host starts.</summary>
internal sealed class MessageTableSetup(MartenIntegration integration, IServiceProvider provider) : IStartupResource
{
    public Task SetupAsync(CancellationToken token) => integration.OpenMessages(provider).CreateTablesAsync(token);
}
