using System.Reflection;
using Agreements.Domain;
using Agreements.Domain.Directory;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>An event that no handler of a model takes would pass it by without a sound: each model takes every type or says that it ignores it.</summary>
public sealed class HandlerCoverageTests
{
    private static readonly Type[] Found =
    [
        .. typeof(ReadModel).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Agreements.Server.ReadModels.", StringComparison.Ordinal) == true
            && t.Name.EndsWith("Handler", StringComparison.Ordinal)),
    ];

    public static TheoryData<Type> Handlers => [.. Found];

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_takes_or_ignores_every_stored_event(Type handler)
    {
        var ignored = (IReadOnlyList<Type>)handler.GetProperty("Ignores", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        Faults(handler, ignored).ShouldBeEmpty();
    }

    [Fact]
    public void All_five_models_have_a_handler_and_stand_in_the_catalogue()
    {
        Found.Length.ShouldBe(5);
        ReadModel.All.Select(m => m.PutAsync.Method.DeclaringType).ShouldBe(Found, ignoreOrder: true);
    }

    [Fact]
    public void The_check_bites()
    {
        Faults(typeof(Forgetful), [typeof(InstitutionRegistered)]).ShouldContain("AgreementSigned: neither handled nor ignored");
        Faults(typeof(Forgetful), [typeof(AgreementProposed)]).ShouldContain("AgreementProposed: handled and ignored");
    }

    private static IEnumerable<string> Faults(Type handler, IReadOnlyList<Type> ignored)
    {
        var handled = handler.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == "Handle")
            .Select(m => m.GetParameters()[0].ParameterType).Where(p => p.IsGenericType && p.GetGenericTypeDefinition() == typeof(IEvent<>))
            .Select(p => p.GetGenericArguments()[0]).ToArray();
        return EventNames.All.Keys.Where(t => handled.Contains(t) == ignored.Contains(t))
            .Select(t => $"{t.Name}: {(handled.Contains(t) ? "handled and ignored" : "neither handled nor ignored")}");
    }

    private static class Forgetful
    {
        public static Task Handle(IEvent<AgreementProposed> e, IDocumentSession session) => session.SaveChangesAsync();
    }
}
