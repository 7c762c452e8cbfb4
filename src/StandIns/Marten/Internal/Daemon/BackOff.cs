namespace Marten.Internal.Daemon;

/// <summary>Longer and longer pauses while something keeps failing: 50 ms, doubling up to 5 s.</summary>
internal sealed class BackOff
{
    private int _failures;

    public TimeSpan Next() => TimeSpan.FromMilliseconds(Math.Min(5_000, 50 * Math.Pow(2, Math.Min(_failures++, 10))));

    public void Reset() => _failures = 0;
}
