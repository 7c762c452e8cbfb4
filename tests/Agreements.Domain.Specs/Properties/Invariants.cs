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
        Stands(state, happened);
    }

    private static void Acts(Agreement state)
    {
        var principals = state.Parties.Where(p => p.IsPrincipal && !p.IsUnnamed).Select(p => p.Id).ToArray();
        var witnesses = state.Parties.Where(p => p.IsWitness && !p.IsUnnamed).Select(p => p.Id).ToArray();
        state.Consents.Keys.ShouldBeSubsetOf(principals);
        state.Consents.Values.ShouldBeSubsetOf(state.Revisions.Select(r => r.Digest));
        // Who left stays on record with what it did; who consents or objects is there.
        string[] gone = [.. state.FormerParties.Select(f => f.Party.Id)];
        state.Objections.Keys.ShouldBeSubsetOf(principals);
        state.Signatures.Keys.ShouldBeSubsetOf([.. principals, .. gone]);
        state.Liaisons.Keys.ShouldBeSubsetOf([.. principals, .. gone]);
        state.Ratings.Keys.ShouldBeSubsetOf([.. principals, .. gone]);
        state.Attestations.ShouldBeSubsetOf([.. witnesses, .. gone]);
        state.MemberAttestations.Keys.ShouldBeSubsetOf([.. witnesses, .. gone]);
        state.Parties.Select(p => p.Id).ShouldBeUnique();
        state.Principals.ShouldNotBeEmpty();
        state.Consents.Keys.Intersect(state.Objections.Keys).ShouldBeEmpty();
        state.Waivers.Keys.Select(w => w.Split('/')[0]).ShouldBeSubsetOf(Guards.Waivable);
    }

    private static void Stands(Agreement state, IReadOnlyList<AgreementEvent> happened)
    {
        // Closed is closed; what is not closed is suspended exactly as long as anybody that suspended it has not resumed.
        state.Standing.ShouldBe(state.ClosedAs ?? (state.ActiveSuspensions.Any() ? Standing.Suspended : Standing.Open));
        state.Suspensions.Select(s => (s.Origin, s.Cause)).ShouldBeUnique();
        var held = happened.OfType<SuspendingEvent>().Select(e =>
            e is AgreementSuspended s ? (s.Origin, s.Cause, Held: true) : (((AgreementResumed)e).Origin, ((AgreementResumed)e).Cause, Held: false));
        state.ActiveSuspensions.Select(s => (s.Origin, s.Cause)).ShouldBe(
            held.GroupBy(h => (h.Origin, h.Cause)).Where(g => g.Last().Held).Select(g => g.Key), ignoreOrder: true);
        state.Notices.Select(n => n.Party).ShouldBeUnique();
        state.Carried.Values.ShouldAllBe(c => !c.IsEmpty && c.Distinct().Count() == c.Count);
        if (state.Stage < Stage.Signed)
        {
            state.Notices.ShouldBeEmpty();
        }

        if (state.ClosedAs is not null)
        {
            // Only what is known to change changes of what is over, and a successor may still take the place of what has expired.
            Calendar.Of(state).ShouldAllBe(d => d.What == DueKind.Update || (d.What == DueKind.Supersession && state.ClosedAs == Standing.Expired));
        }
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
        }

        if (state.Stage < Stage.Implementing)
        {
            state.Ratings.ShouldBeEmpty();
        }
    }
}
