
namespace Agreements.Server.Pages.Layout;

/// <summary>How a stage looks: its colour comes from a class, its name is always written beside.</summary>
internal static class StageLook
{
    /// <summary>All stages, in order.</summary>
    public static IReadOnlyList<Stage> All { get; } = Enum.GetValues<Stage>();

    /// <summary>The class that gives the colours of a stage.</summary>
    /// <param name="stage">The stage.</param>
    public static string Class(Stage stage) => $"stage-{KebabEnum<Stage>.Name(stage)}";
}
