namespace Agreements.Domain.Specs.Model;

/// <summary>What the days bring by themselves.</summary>
internal sealed partial class ModelAgreement
{
    /// <summary>Over is what is certainly over: the day after its last day, never by an approximate one.</summary>
    public void Expire(DateOnly today)
    {
        if (InForce.Contains(Standing) && Stage >= Stage.Signed && CertainEnd < today)
        {
            Accepted.Add(new Said(What.Expire, which, On: CertainEnd));
        }
    }

    /// <summary>One of more than two leaves unless it owes something yet; else the notice ends the agreement for all.</summary>
    public void EndByNotice(DateOnly today)
    {
        foreach (var notice in PendingNotices.Where(n => n.Until <= today).ToArray())
        {
            if (!InForce.Contains(Standing))
            {
                return;
            }

            if (!CanGo)
            {
                if (!(notice.Until < EnteredOn(Stage.Signed)))
                {
                    Accepted.Add(new Said(What.Terminate, which, notice.Who, notice.Text, notice.Until));
                }

                return;
            }

            if (!Owes(notice.Who))
            {
                Accepted.Add(new Said(What.Leave, which, notice.Who, notice.Text, notice.Until, notice.Until));
            }
        }
    }

    public void ComeRound(DateOnly today)
    {
        foreach (var series in Lines.Select(l => l.Series).Distinct().ToArray())
        {
            if (NextOf(series, today) is { } next)
            {
                Accepted.Add(next);
            }
        }
    }
}
