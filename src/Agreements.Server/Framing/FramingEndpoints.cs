using Agreements.Server.Http;

namespace Agreements.Server.Framing;

/// <summary>A place in the tree.</summary>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Placed(Guid? Parent, string? Reason = null, Edtf? On = null);

/// <summary>Clauses of an agreement above.</summary>
/// <param name="Clauses">Their ids.</param>
/// <param name="Of">The agreement above that has them; null for the one right above.</param>
public sealed record ClausesAbove(IReadOnlyList<string> Clauses, Guid? Of = null);

/// <summary>The tree over HTTP.</summary>
public static class FramingEndpoints
{
    /// <summary>Maps the place in the tree and the clauses carried.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapFraming(this IEndpointRouteBuilder api)
    {
        api.MapCommand("place", "placeUnder", "Place it under another agreement, or take it out.",
            (id, b, a) => new PlaceUnder(id, b.Parent, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Placed(new Guid("0195d3a0-0000-7000-8000-000000000001"), "归口调整"));
        api.MapCommand("carried-clauses", "carryClauses", "Take on clauses of an agreement above.",
            (id, b, a) => new CarryClauses(id, b.Clauses, b.Of) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new ClausesAbove(["exchange"]));
        api.MapCommand("dropped-clauses", "dropClauses", "Carry clauses of an agreement above no longer.",
            (id, b, a) => new DropClauses(id, b.Clauses, b.Of) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new ClausesAbove(["exchange"]));
    }
}
