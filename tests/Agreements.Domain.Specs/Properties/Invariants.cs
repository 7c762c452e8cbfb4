namespace Agreements.Domain.Specs.Properties;

/// <summary>What holds of every state that any history leads to.</summary>
internal static class Invariants
{
    public static void ShouldHold(Agreement state, IReadOnlyList<AgreementEvent> happened)
    {
        state.Version.ShouldBe(happened.Count);
        state.Exists.ShouldBe(happened.Count > 0);
        if (!state.Exists)
        {
            state.Entries.ShouldBeEmpty();
            return;
        }

        // Every stage up to the present one was entered, and nothing of a later one remains.
        state.Entries.Keys.ShouldBe(Enum.GetValues<Stage>().Where(s => s <= state.Stage));
        Acts(state);
        Remains(state);
    }

    private static void Acts(Agreement state)
    {
        var principals = state.Parties.Where(p => p.IsPrincipal && !p.IsUnnamed).Select(p => p.Id).ToArray();
        var witnesses = state.Parties.Where(p => p.IsWitness && !p.IsUnnamed).Select(p => p.Id).ToArray();
        state.Consents.Keys.ShouldBeSubsetOf(principals);
        state.Consents.Values.ShouldBeSubsetOf(state.Revisions.Select(r => r.Digest));
        state.Signatures.Keys.ShouldBeSubsetOf(principals);
        state.Liaisons.Keys.ShouldBeSubsetOf(principals);
        state.Ratings.Keys.ShouldBeSubsetOf(principals);
        state.Attestations.ShouldBeSubsetOf(witnesses);
        state.Waivers.Keys.ShouldBeSubsetOf(Guards.Waivable);
    }

    private static void Remains(Agreement state)
    {
        state.Revisions.Select(r => r.Number).ShouldBe(Enumerable.Range(1, state.Revisions.Count));
        state.Revisions.Select(r => r.Digest).ShouldBe(state.Revisions.Select(r => TermsDigest.Of(r.Terms)));
        state.Consents.Values.ShouldAllBe(d => d == state.CurrentTerms!.Digest);
        state.Commitments.Select(c => c.Id).ShouldBeUnique();
        state.OpenQuestions.ShouldBeUnique();
        (state.Evaluation is not null).ShouldBe(state.Stage == Stage.Evaluated);
        if (state.Stage < Stage.Negotiated)
        {
            state.IsApproved.ShouldBeFalse();
            state.Signatures.ShouldBeEmpty();
        }

        if (state.Stage < Stage.Implementing)
        {
            state.Ratings.ShouldBeEmpty();
        }
    }
}
