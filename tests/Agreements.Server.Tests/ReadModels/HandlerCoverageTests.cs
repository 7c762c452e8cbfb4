using System.Reflection;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>An event that no handler of a model takes would pass it by without a sound: each model says by a type which family of events keeps it.</summary>
public sealed class HandlerCoverageTests
{
    private static readonly Type[] Found =
    [
        .. typeof(ReadModel).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Agreements.Server.ReadModels.", StringComparison.Ordinal) == true
            && t.Name.EndsWith("Handler`1", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_handler_stands_in_the_catalogue_once_beside_the_code_that_the_rebuild_runs()
    {
        ReadModel.All.Select(m => m.Handler).ShouldBe(Found, ignoreOrder: true);
        ReadModel.All.ShouldAllBe(m => m.Handler.Name == m.PutAsync.Method.DeclaringType!.Name + "`1");
    }

    [Fact]
    public void Every_stored_event_keeps_at_least_one_model() =>
        EventNames.All.Keys.Where(t => !ReadModel.All.Any(m => m.IsKeptBy(t))).ShouldBeEmpty();

    [Fact]
    public void A_model_takes_its_whole_family_and_nothing_else()
    {
        var board = ReadModel.Named(["board"])[0];
        board.IsKeptBy(typeof(AgreementSigned)).ShouldBeTrue();
        board.IsKeptBy(typeof(BodyRegistered)).ShouldBeFalse();
        board.Handlers().Count().ShouldBe(EventNames.All.Keys.Count(typeof(AgreementEvent).IsAssignableFrom));
    }

    [Fact]
    public void Each_handler_has_one_method_and_it_takes_the_event() => Found.ShouldAllBe(h =>
        h.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Single().GetParameters()[0].ParameterType.GetGenericArguments()[0].IsGenericParameter);
}
