
namespace Agreements.Server.Commands.Documents;

/// <summary>Adds what keeps documents.</summary>
public static class DocumentingSetup
{
    /// <summary>Adds the contents and what takes them in.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services.AddSingleton<Contents>().AddSingleton<MalwareScan>().AddSingleton<DocumentUpload>();
}
