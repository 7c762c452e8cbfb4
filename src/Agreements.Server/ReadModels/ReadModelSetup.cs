
namespace Agreements.Server.ReadModels;

/// <summary>Adds the read models to the server.</summary>
public static class ReadModelSetup
{
    /// <summary>Lets others ask how fresh the read models are; their tables are made with all others, before services start.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddReadModels(this IServiceCollection services) => services.AddSingleton<ProjectionWait>();
}
