using Agreements.Server.Http;
using Agreements.Server.Negotiating;

namespace Agreements.Server.Implementing;

/// <summary>A liaison.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">A reference to the person, never the name.</param>
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
            new Liaison("qingsu", "person-0421"));
        api.MapCommand("implementation", "startImplementation", "Enter the stage implementing.",
            (id, b, a) => new StartImplementation(id, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Entered(Edtf.Parse("2025-04")));
    }
}
