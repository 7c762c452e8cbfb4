namespace Agreements.Server.Sealing;

/// <summary>Puts the ledger together.</summary>
public static class LedgerSetup
{
    /// <summary>Adds what seals events.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Says where the keys are.</param>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(LedgerKeys.From(configuration)).AddSingleton(LedgerPolicy.From(configuration)).AddSingleton<Sealer>();
}
