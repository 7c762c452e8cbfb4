using Agreements.Server.Http;
using Agreements.Server.Negotiating;

namespace Agreements.Server.Implementing;

/// <summary>A liaison.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">The id of a person in the register of people, never the name.</param>
public sealed record Liaison(string Party, string Person);

/// <summary>Implementing over HTTP.</summary>
public static class ImplementingEndpoints
{
    /// <summary>Maps liaisons and the stage implementing.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapImplementing(this IEndpointRouteBuilder api)
    {
        api.MapCommand("liaisons", "nameLiaison", "Name the liaison of a principal, by reference.",
            (id, b, a) => new NameLiaison(id, b.Party, b.Person) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Liaison("qingsu", "p-5b1f6c1e-8a0d-4c55-9d5e-0d9c6a7b8e21"));
        api.MapCommand("implementation", "startImplementation", "Enter the stage implementing.",
            (id, b, a) => new StartImplementation(id, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Entered(Edtf.Parse("2025-04")));
    }
}
