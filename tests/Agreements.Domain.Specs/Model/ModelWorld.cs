namespace Agreements.Domain.Specs.Model;

/// <summary>The three agreements together: what is said of one of them, what follows for another, and what the days bring by themselves.</summary>
internal sealed class ModelWorld
{
    public const string Bureau = "qingyang-edu";

    private readonly ModelAgreement[] _all;

    public ModelWorld() => _all = [new(Which.One, this), new(Which.Renewal, this), new(Which.Below, this)];

    public ModelAgreement Of(Which which) => _all[(int)which];

    /// <summary>Says something; what is accepted is on record afterwards. Null for a refusal, none for nothing new.</summary>
    public IReadOnlyList<Said>? Say(Said said, DateOnly today)
    {
        var facts = Of(said.Of).Answer(said, today);
        Of(said.Of).Accepted.AddRange(facts ?? []);
        foreach (var s in facts ?? [])
        {
            Follow(s, today);
        }

        return facts;
    }

    private void Follow(Said s, DateOnly today)
    {
        if (s.What == What.Renew)
        {
            Of(Which.Renewal).Accepted.AddRange(
                [new Said(What.Propose, Which.Renewal, "", Of(Which.One).Parties, s.On), new Said(What.Revise, Which.Renewal, "", s.Text, today)]);
        }

        if (s is { Of: Which.Renewal, What: What.BecomeSigned })
        {
            Succeed(today);
        }

        if (s.Of == Which.Renewal && s.What is What.Return or What.Decline or What.Withdraw && !IsRenewalInForce)
        {
            Lift(today);
        }
    }

    private bool IsRenewalInForce => Of(Which.Renewal) is
        { Stage: >= Stage.Signed, StandingBeforeArchive: not (Standing.Declined or Standing.Withdrawn) };

    /// <summary>The signed renewal takes the place on the first day of its own term, or with its signing where it names none.</summary>
    private void Succeed(DateOnly today)
    {
        var (one, renewal) = (Of(Which.One), Of(Which.Renewal));
        if (one.Standing is not (Standing.Open or Standing.Suspended or Standing.Expired) || !IsRenewalInForce)
        {
            return;
        }

        var from = renewal.Text!.From ?? renewal.EnteredOn(Stage.Signed)!.Value;
        if (from <= today)
        {
            one.Accepted.Add(new Said(What.Supersede, Which.One, On: from));
        }
        else if (one.SucceededFrom != from)
        {
            one.Accepted.Add(new Said(What.SuccessorSigned, Which.One, On: today, Until: from));
        }
    }

    /// <summary>The predecessor stands again as before; an archived one is only read.</summary>
    private void Lift(DateOnly today)
    {
        var one = Of(Which.One);
        var last = one.Accepted.FindLast(s => s.What is What.SuccessorSigned or What.Supersede or What.Lift);
        if (last is not null && last.What != What.Lift && one.Standing != Standing.Archived)
        {
            one.Accepted.Add(new Said(What.Lift, Which.One, On: today));
        }
    }

    /// <summary>What a day brings: the end of what is certainly over, notices whose day has come, lines that come round, and the successor.</summary>
    public void Round(DateOnly today)
    {
        foreach (var a in _all.Where(a => a.Exists))
        {
            a.Expire(today);
            a.EndByNotice(today);
            a.ComeRound(today);
            if (a == Of(Which.One) && a.SucceededFrom <= today)
            {
                Succeed(today);
            }
        }
    }
}
