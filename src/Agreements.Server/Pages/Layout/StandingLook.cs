
namespace Agreements.Server.Pages.Layout;

/// <summary>What standings are called on pages.</summary>
internal static class StandingLook
{
    public static Text Of(Standing standing)
    {
        var en = StandingNames.En(standing);
        return new Text(StandingNames.Zh(standing), char.ToUpperInvariant(en[0]) + en[1..]);
    }
}
