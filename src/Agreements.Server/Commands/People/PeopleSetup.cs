using Agreements.Server.Identity.People;

namespace Agreements.Server.Commands.People;

/// <summary>Adds the register of people.</summary>
public static class PeopleSetup
{
    /// <summary>Adds what writes it.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddPeople(this IServiceCollection services) => 
        services.AddSingleton<PeopleRegister>().AddScoped<PersonRegistration>().AddHostedService<PeopleSearchAtStart>()
            .AddSingleton<NamesOnRecord>().AddHostedService(s => s.GetRequiredService<NamesOnRecord>()).AddScoped<TextWarnings>();
}
