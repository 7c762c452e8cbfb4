namespace Agreements.Domain.Specs.Model;

/// <summary>One way through: drawn from a number, so that the same number is the same way.</summary>
internal sealed class ModelWay
{
    private static readonly What[] Words =
    [
        .. Enum.GetValues<What>().Except([What.ComeRound, What.Expire, What.Reopen, What.SuccessorSigned, What.Supersede, What.Lift]),
    ];

    private const string Why = "专业调整";

    private readonly Random _random;
    private DateOnly _today = new(2025, 3, 28);

    public ModelWay(int seed)
    {
        _random = new Random(seed);
        var bound = One("AB", "ABC", "ABC", "ABCD");
        Put(new Said(What.Propose, Which.One, "", bound + One("VW", "W")), mayBeLeftOut: false);
        ToSigned(Which.One, bound);
        Work(Which.One, bound, _random.Next(3));
        if (_random.Next(3) == 0)
        {
            Put(new Said(What.Propose, Which.Below, "", "AB"));
            ToSigned(Which.Below, "AB");
        }

        if (_random.Next(2) == 0)
        {
            Move(One(0, 200, 400));
            Put(new Said(What.Renew, Which.One, "", Text()));
            ToSigned(Which.Renewal, bound);
        }

        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            Happen(One(Which.One, Which.One, Which.Renewal, Which.Below), bound);
            for (var j = _random.Next(4); j > 0; j--)
            {
                Add(AnySaid());
            }
        }
    }

    public List<ModelStep> Steps { get; } = [];

    private void ToSigned(Which of, string bound)
    {
        var text = Text();
        if (of is not Which.Renewal)
        {
            Put(new Said(What.Revise, of, "", text));
        }
        else
        {
            text = Steps.FindLast(s => s.Said.What == What.Renew)?.Said.Text ?? text;
        }

        Each(bound, p => new Said(What.Consent, of, p, text));
        Put(new Said(What.Negotiate, of));
        Each(bound, p => new Said(What.Sign, of, p));
        if (of is not Which.Below)
        {
            if (_random.Next(6) == 0)
            {
                Say(new(What.Waive, of, "W", "witness-missing"), new(What.Unwaive, of, "W", "witness-missing"));
            }

            Each("VW", w => _random.Next(4) == 0 ? new Said(What.Waive, of, w, "witness-missing") : new Said(What.Attest, of, w));
        }

        Put(new Said(What.BecomeSigned, of));
    }

    private void Work(Which of, string bound, int howFar)
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            Put(new Said(What.Commit, of, "", One([.. ModelCommitment.All]).Id));
        }

        if (howFar > 0)
        {
            Each(bound, p => new Said(What.Liaise, of, p, "p-1"));
            Put(new Said(What.Start, of));
        }

        if (howFar > 1)
        {
            Each(bound, p => _random.Next(4) == 0 ? new Said(What.Waive, of, p, "rating-missing") : new Said(What.Rate, of, p));
            Put(new Said(What.Waive, of, "", "results-list-missing"));
            Put(new Said(What.Evaluate, of));
        }
    }

    /// <summary>One of the things that need several words one after the other.</summary>
    private void Happen(Which of, string bound)
    {
        var party = One("A", "B", "C");
        One<Action<Which, string, string>>(EndWithConsent, Rest, GoByNotice, Keep, PutRight, GoBackAndForth, CloseAbove, GiveUp, TakeBack)(of, bound, party);
    }

    private void EndWithConsent(Which of, string bound, string party)
    {
        Put(new Said(What.ProposeEnd, of, "", Why));
        Each(bound, p => new Said(What.ConsentToEnd, of, p));
        Put(new Said(One(What.Terminate, What.Terminate, What.DropEnd), of, "", Why));
    }

    private void Rest(Which of, string bound, string party)
    {
        Say(new(What.Suspend, of, party, Why), new(What.Suspend, of, ModelWorld.Bureau, Why), new(What.Resume, of, party));
        Say(new(What.Negotiate, Which.Below), new(What.Resume, of, ModelWorld.Bureau));
    }

    private void GoByNotice(Which of, string bound, string party)
    {
        Say(new(What.Notice, of, party, Why), new(What.Notice, of, "A", Why));
        Move(One(0, 12, 35, 100));
        Say(new(What.RevokeNotice, of, party, Why), new(What.Keep, of, "", "yearly"));
    }

    private void Keep(Which of, string bound, string party)
    {
        Say(new(What.Keep, of, "", One("yearly", "mid-year", "quarterly")), new(What.Report, of, "", "once"), new(What.Reassign, of, party, "once"));
        Move(One(0, 100, 400));
    }

    private void PutRight(Which of, string bound, string party)
    {
        Move(One(300, 1200));
        Say(new(What.CorrectTo, of, Until: _today.AddDays(One(-1, 0, 500))), new(What.CorrectSigned, of, Until: _today.AddDays(-1)));
    }

    private void GoBackAndForth(Which of, string bound, string party)
    {
        Put(new Said(What.Return, of, "", Why, To: One(Stage.Proposed, Stage.Negotiated, Stage.Signed)));
        if (_random.Next(2) == 0)
        {
            Put(new Said(What.Revise, of, "", Text()));
        }

        var text = Steps.FindLast(s => s.Said.Of == of && s.Said.What is What.Revise)?.Said.Text
            ?? Steps.FindLast(s => s.Said.What is What.Renew)?.Said.Text ?? Text();
        Each(bound, p => new Said(What.Consent, of, p, text));
        Say(new(One(What.Negotiate, What.Withdraw), of, "", Why), new(What.BecomeSigned, of));
    }

    private void CloseAbove(Which of, string bound, string party) =>
        Say(new(What.Archive, of), new(What.Propose, Which.Below, "", "AB"), new(What.BecomeSigned, Which.Below));

    private void GiveUp(Which of, string bound, string party) =>
        Say(new(What.Return, of, "", Why), new(One(What.Decline, What.Leave, What.Withdraw), of, party, Why));

    /// <summary>What is renewed turns out to run longer, and its renewal goes back.</summary>
    private void TakeBack(Which of, string bound, string party)
    {
        Say(new(What.CorrectTo, Which.One, Until: _today.AddDays(One(-100, 500))), new(What.Return, Which.Renewal, "", Why, To: Stage.Negotiated));
        Move(One(0, 1, 600));
    }

    private void Say(params IReadOnlyList<Said> some)
    {
        foreach (var said in some)
        {
            Put(said);
        }
    }

    private void Each(string parties, Func<string, Said> said)
    {
        foreach (var p in parties)
        {
            Put(said(p.ToString()));
        }
    }

    private void Put(Said said, bool mayBeLeftOut = true)
    {
        if (mayBeLeftOut && _random.Next(40) == 0)
        {
            return;
        }

        if (mayBeLeftOut && _random.Next(14) == 0)
        {
            Add(AnySaid());
        }

        Add(said, 60);
    }

    private void Add(Said said, int seldom = 6)
    {
        Move(_random.Next(30) switch { 0 => _random.Next(300, 1200), 1 => _random.Next(90, 250), < 8 => _random.Next(1, 25), _ => 0 });
        DateOnly? on = said.On ?? (_random.Next(seldom) == 0 ? _today.AddDays(One(-400, -20, -3, -1, 0, 1, 20)) : null);
        Steps.Add(new ModelStep(_today, said with { On = said.What == What.Sign ? on ?? _today : on }));
    }

    private void Move(int days) => _today = _today.AddDays(days);

    /// <summary>Anything, sensible or not; now and then something that was said before, late.</summary>
    private Said AnySaid() => _random.Next(5) == 0 && Steps.Count > 0 ? Steps[_random.Next(Steps.Count)].Said : NewSaid();

    private Said NewSaid()
    {
        var what = One(Words);
        var of = what is What.Renew ? Which.One : what is What.Place ? Which.Below : One(Which.One, Which.One, Which.One, Which.Renewal, Which.Below);
        var said = new Said(what, of, One("A", "B", "C", "D"));
        return what switch
        {
            What.Propose => said with { Of = of is Which.Renewal ? Which.Below : of, Who = "", Text = One("AB", "ABC", "ABCVW") },
            What.Revise or What.Consent or What.Renew => said with { Text = Text() },
            What.Attest => said with { Who = One("A", "V", "W") },
            What.Leave => said with { Who = One("A", "B", "C", "V", "W"), Text = One(Why, "校区搬迁") },
            What.Commit => said with { Text = One([.. ModelCommitment.All]).Id },
            What.Keep or What.Report or What.Reassign => said with
            {
                Text = One("yearly", "quarterly", "mid-year", "once", "yearly-2026", "quarterly-2025q3", "mid-year-2026"),
            },
            What.Liaise => said with { Text = One("p-1", "p-2") },
            What.Waive or What.Unwaive => One(
                said with { Text = "witness-missing", Who = One("V", "W", "") }, said with { Text = "rating-missing" },
                said with { Text = "rating-missing", Who = "" }, said with { Text = "results-list-missing", Who = "" }),
            What.Return => said with { To = One(Enum.GetValues<Stage>()), Text = "条款有变" },
            What.Suspend or What.Resume => said with { Who = One("A", "B", ModelWorld.Bureau), Text = One("校区搬迁", Why) },
            What.Notice => said with { Text = One(Why, "校区搬迁"), Until = _random.Next(3) == 0 ? _today.AddDays(One(-1, 5, 40, 200)) : null },
            What.CorrectTo => said with { Until = _today.AddDays(One(-300, -1, 0, 1, 30, 500)) },
            What.CorrectSigned => said with { Until = _today.AddDays(One(-400, -30, -1, 0, 1)) },
            What.Place => said with { Who = One("One", "") },
            _ => said with { Text = One(Why, "校区搬迁") },
        };
    }

    private string Text() => One([.. ModelText.All]).Name;

    private T One<T>(params IReadOnlyList<T> some) => some[_random.Next(some.Count)];
}
