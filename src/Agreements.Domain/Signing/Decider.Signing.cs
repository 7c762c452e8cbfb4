namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, SigningCommand command) => command switch
    {
        RecordSignature c => SignatureRecord.Decide(state, c),
        AttestAsWitness c => Attestation.Decide(state, c),
        RecordCeremony c => CeremonyRecord.Decide(state, c),
        AdvanceToSigned c => SigningStage.Decide(state, c),
        _ => throw Unknown(command),
    };
}
