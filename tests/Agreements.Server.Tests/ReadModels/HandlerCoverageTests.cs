using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>An event that no handler takes would pass a model by without a sound.</summary>
public sealed class HandlerCoverageTests
{
    [Fact]
    public void Every_handler_of_pages_stands_in_the_catalogue_once()
    {
        var found = typeof(ReadModel).Assembly.GetTypes().Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal)).SelectMany(t => t.GetMethods())
            .Where(m => m.Name == "Handle").Select(m => m.GetParameters()[0].ParameterType)
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Page<>));
        ReadModel.All.Select(m => m.Message).ShouldBe(found, ignoreOrder: true);
        ReadModel.All.Select(m => m.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_stored_event_is_of_exactly_one_family_that_a_model_shows()
    {
        Type[] families = [typeof(AgreementEvent), typeof(EngagementEvent), typeof(InstitutionEvent), typeof(BodyEvent), typeof(PolicyEvent)];
        EventNames.All.Keys.Where(t => families.Count(f => f.IsAssignableFrom(t)) != 1).ShouldBeEmpty();
    }
}
