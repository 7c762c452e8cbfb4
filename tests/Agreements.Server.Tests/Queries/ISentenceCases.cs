
namespace Agreements.Server.Tests.Queries;

/// <summary>Events of a capability and the sentences that tell them; each told on the state that <see cref="EventDescriptionsTests"/> sets up.</summary>
internal interface ISentenceCases
{
    static abstract (AgreementEvent Happened, string Zh, string En)[] Expected { get; }
}
