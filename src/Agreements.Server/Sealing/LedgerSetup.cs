namespace Agreements.Server.Sealing;

/// <summary>Puts the ledger together.</summary>
public static class LedgerSetup
{
    /// <summary>Has events sealed, and checkpoints brought to witnesses that listen; after the daemon that both follow.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddSeal(this IServiceCollection services) =>
        services.AddHostedService<SealSubscription>().AddHostedService<WitnessRounds>();

    /// <summary>Adds the keys, whose signatures count, and what seals.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Says where the keys are.</param>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(LedgerKeys.From(configuration)).AddSingleton(LedgerPolicy.From(configuration)).AddSingleton<Sealer>();
}
