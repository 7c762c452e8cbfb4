using System.Text.Json;

namespace Agreements.Ledger.Tests;

internal static class Canonical
{
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Serialize(document.RootElement);
    }
}
