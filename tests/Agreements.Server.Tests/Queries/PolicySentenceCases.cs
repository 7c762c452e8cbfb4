
namespace Agreements.Server.Tests.Queries;

internal sealed class PolicySentenceCases : ISentenceCases
{
    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new PolicyAdopted(KindPolicy.Newest(AgreementKind.Consortium), "各方同意"),
            "改按第2版政策办理，理由：各方同意。", "It is judged by version 2 of the policy of its kind from now on: 各方同意."),
    ];
}
