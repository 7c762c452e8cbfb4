
namespace Agreements.Server.Notifications;

/// <summary>A password or key: never shown by logs, debuggers' displays or exceptions, only by asking for it.</summary>
/// <param name="value">The secret itself.</param>
public sealed class Secret(string value)
{
    /// <summary>The secret itself; hand it only to what needs it.</summary>
    public string Reveal() => value;

    /// <inheritdoc />
    public override string ToString() => "(secret)";
}
