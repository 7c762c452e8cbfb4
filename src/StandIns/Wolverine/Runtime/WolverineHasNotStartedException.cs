namespace Wolverine;

/// <summary>The bus was used before its host was started.</summary>
public class WolverineHasNotStartedException : Exception
{
    /// <summary>The one message there is.</summary>
    public WolverineHasNotStartedException()
        : base("The message bus was used before its host was started.")
    {
    }
}
