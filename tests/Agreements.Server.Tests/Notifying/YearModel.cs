using System.Globalization;

namespace Agreements.Server.Tests.Notifying;

/// <summary>
/// What is to be told in a year, worked out once more and otherwise: no SQL, agreement by agreement and person by person, from the rules as
/// docs/notifications.md has them.
/// </summary>
internal sealed class YearModel(Year year, WorkingDays workingDays)
{
    private static readonly (int Days, string To)[] Ladder =
        [(-30, "party"), (-7, "party"), (-1, "party"), (0, "party"), (7, "coordinator"), (30, "approver")];

    private static readonly (string, string?)[] Everybody = [("parties", null), ("coordinators", null), ("watchers", null)];

    private readonly Dictionary<string, (Pact Pact, string Code, string Party, DateOnly Day)> _asked = [];
    private readonly HashSet<string> _acknowledged = [];
    private readonly HashSet<(string Account, string Cadence)> _open = [];
    private readonly Dictionary<string, HashSet<string>> _upwards = [];
    private (DateOnly Day, ILookup<string, Role> Roles)? _roles;

    /// <summary>Lines of the log: cause, recipient, as what, what was decided.</summary>
    public SortedSet<string> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>Mails in which things are told together: recipient, cadence, day.</summary>
    public SortedSet<string> Digests { get; } = new(StringComparer.Ordinal);

    /// <summary>The causes that somebody can acknowledge, with those who were told.</summary>
    public List<(string Cause, string Account)> Acknowledgeable { get; } = [];

    public void Acknowledge(string cause) => _acknowledged.Add(cause);

    /// <summary>The round of a working day: all that came after the day of the round before, up to this one.</summary>
    public void Round(DateOnly after, DateOnly today)
    {
        bool In(DateOnly day) => day > after && day <= today;
        foreach (var pact in year.Pacts)
        {
            Commitments(pact, after, today);
            Ends(pact, today, In);
            foreach (var days in new[] { 90, 180, 270, 360 })
            {
                // As the list of those that sleep has it: after so many whole days of silence.
                if (!pact.IsSuspended && In(pact.Touched.AddDays(days + 1)))
                {
                    Tell($"asleep/{pact.Id}/{pact.Touched:yyyy-MM-dd}/{days}", pact, today, "due", Everybody);
                }
            }
        }

        FollowUp(today);
        Close(today);
    }

    /// <summary>What somebody did is told to all whom it concerns.</summary>
    public void News(Pact pact, string topic, DateOnly today) =>
        Tell($"{pact.Id:n}/{pact.Version}/{topic}", pact, today, topic is "suspended" ? "critical" : "news", Everybody);

    private void Commitments(Pact pact, DateOnly after, DateOnly today)
    {
        foreach (var owed in pact.Owes.Where(o => o.IsOpen))
        {
            if (owed.Due is not { } due)
            {
                var since = owed.UndatedSince ??= today;
                foreach (var days in new[] { 90, 180, 270, 360 }.Where(n => since.AddDays(n) > after && since.AddDays(n) <= today))
                {
                    Tell($"undated/{pact.Id}/{owed.Id}/{since:yyyy-MM-dd}/{days}", pact, today, "due", ("coordinators", null), ("watchers", null));
                }

                continue;
            }

            owed.UndatedSince = null;
            var rung = Ladder.Where(r => due.AddDays(r.Days) > after && due.AddDays(r.Days) <= today).Cast<(int Days, string To)?>().LastOrDefault();
            if (rung is { } last && !pact.IsSuspended)
            {
                var to = last.To switch { "party" => ("party", (string?)owed.Owner), "approver" => ("approvers", null), _ => ("coordinators", null) };
                Tell($"due/{pact.Id}/{owed.Id}/{due:yyyy-MM-dd}/{last.Days}", pact, today, "due", to, ("watchers", null));
            }
        }
    }

    private void Ends(Pact pact, DateOnly today, Func<DateOnly, bool> isIn)
    {
        if (pact.Ends is not { } end)
        {
            return;
        }

        if (end > today && new[] { 7, 15, 30, 60, 90 }.Where(n => isIn(end.AddDays(-n))).ToArray() is [var soonest, ..])
        {
            Tell($"ending/{pact.Id}/{end:yyyy-MM-dd}/{soonest}", pact, today, "due", Everybody);
        }

        if (pact.IsSuspended)
        {
            return;
        }

        if (new[] { 30, 1, -60 }.Where(n => isIn(end.AddDays(n))).ToArray() is [var latest, ..])
        {
            (string, string?)[] whom = [("coordinators", null), ("watchers", null), .. latest == 30 ? new[] { ("approvers", (string?)null) } : []];
            Tell($"evaluation/{pact.Id}/{end:yyyy-MM-dd}/{latest}", pact, today, "due", whom);
        }

        if (isIn(end.AddDays(-60)))
        {
            foreach (var party in pact.Parties)
            {
                var cause = $"awaited/{pact.Id}/rating-missing/{party}/{end.AddDays(-60):yyyy-MM-dd}";
                Tell(cause, pact, today, "awaited", ("party", party));
                _asked[cause] = (pact, "rating-missing", party, today);
            }
        }
    }

    private void FollowUp(DateOnly today)
    {
        foreach (var (rung, name, days) in new[] { (1, "again", 5), (2, "above", 10) })
        {
            var asked = workingDays.Add(today, -days).Day;
            foreach (var (cause, (pact, _, party, day)) in _asked.Where(a => a.Value.Day <= asked && a.Value.Day > today.AddDays(-90)).ToArray())
            {
                // While it rests, nobody is asked to rate.
                if (!_acknowledged.Contains(cause) && !_acknowledged.Contains($"{cause}/again") && !pact.IsSuspended)
                {
                    (string, string?)[] whom = [("party", party), .. rung == 2 ? new[] { ("approvers", (string?)null) } : []];
                    Tell($"{cause}/{name}", pact, today, "awaited", whom);
                }
            }
        }
    }

    private void Close(DateOnly today)
    {
        var isFirstOfWeek = Enumerable.Range(1, ((int)today.DayOfWeek + 6) % 7).All(back => !workingDays.IsWorkingDay(today.AddDays(-back)));
        foreach (var open in _open.Where(o => o.Cadence == "daily" || isFirstOfWeek).ToArray())
        {
            _open.Remove(open);
            Digests.Add(string.Create(CultureInfo.InvariantCulture, $"{open.Account} {open.Cadence} {today:yyyy-MM-dd}"));
        }
    }

    private void Tell(string cause, Pact pact, DateOnly today, string group, params (string As, string? Key)[] whom)
    {
        if (!_told.Add(cause))
        {
            return;
        }

        foreach (var account in Enumerable.Range(0, 200).Select(i => $"person-of-year-{i}").Where(a => !year.Disabled.Contains(a) && Sees(a, pact, today)))
        {
            var ways = whom.SelectMany(w => Ways(account, pact, today, w.As, w.Key))
                .OrderBy(w => Array.IndexOf(Strength, w.As)).ThenBy(w => w.StandsIn).ToArray();
            if (ways.Length == 0)
            {
                continue;
            }

            var chosen = year.Chosen.GetValueOrDefault(account) ?? ["at-once", "daily", "daily"];
            var mode = group switch { "critical" => "at-once", "awaited" => chosen[0], "due" => chosen[1], _ => chosen[2] };
            var mail = mode switch { "at-once" => "single", "daily" or "weekly" => mode, _ => "none" };
            Lines.Add($"{cause} {account} {ways[0].As} {(mode == "off" ? "turned-off" : "told")} {mail}");
            if (mode is "daily" or "weekly")
            {
                _open.Add((account, mode));
            }

            if (group == "awaited" && mode != "off" && !cause.EndsWith("/above", StringComparison.Ordinal))
            {
                Acknowledgeable.Add((cause, account));
            }
        }
    }

    private readonly HashSet<string> _told = [];

    private static readonly string[] Strength = ["account", "party", "step", "liaison", "parties", "coordinators", "approvers", "watchers"];

    private IEnumerable<(string As, bool StandsIn)> Ways(string account, Pact pact, DateOnly today, string relation, string? key)
    {
        var roles = ActingIn(account, today).ToArray();
        return relation switch
        {
            "party" => roles.Where(r => r.Name == "representative" && SpeaksFor(r.Institution, key!)).Select(r => (relation, r.For is not null)),
            "parties" => roles.Where(r => r.Name == "representative" && pact.Parties.Any(p => SpeaksFor(r.Institution, p)))
                .Select(r => (relation, r.For is not null)),
            "coordinators" => roles.Where(r => r.Name == "coordinator" && Reaches(r.Institution, pact)).Select(r => (relation, r.For is not null)),
            "approvers" => roles.Where(r => r.Name == "approver" && Reaches(r.Institution, pact)).Select(r => (relation, r.For is not null)),
            _ => year.Watches.Contains((account, pact.Id))
                || year.WatchedInstitutions.Any(w => w.Account == account && pact.Parties.Any(p => p != Year.Alliance && Same(p) == Same(w.Institution)))
                    ? [(relation, false)] : [],
        };
    }

    /// <summary>Their own roles, and those of whoever they stand in for, as long as that one holds them.</summary>
    private IEnumerable<Role> ActingIn(string account, DateOnly today)
    {
        if (_roles?.Day != today)
        {
            var own = year.Roles.Where(r => r.For is null && r.Lasts(today)).ToArray();
            var stood = year.Roles.Where(r => r.For is not null && r.Lasts(today)
                && own.Any(o => (o.Account, o.Name, o.Institution) == (r.For, r.Name, r.Institution)));
            _roles = (today, own.Concat(stood).ToLookup(r => r.Account));
        }

        return _roles.Value.Roles[account];
    }

    private bool Sees(string account, Pact pact, DateOnly today) =>
        ActingIn(account, today).Any(r => r.Name == "auditor" || Reaches(r.Institution, pact));

    private static bool SpeaksFor(string institution, string party) =>
        Same(institution) == Same(party) || (party == Year.Alliance && Year.Leads.Any(l => Same(l) == Same(institution)));

    /// <summary>Whether an institution is a party, above one, or a member of a body that is one.</summary>
    private bool Reaches(string institution, Pact pact) => pact.Parties.Any(p => Upwards(p).Contains(institution));

    private HashSet<string> Upwards(string code)
    {
        if (_upwards.TryGetValue(code, out var known))
        {
            return known;
        }

        var seen = new HashSet<string>();
        var next = new Stack<string>([code]);
        while (next.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            if (year.Above.TryGetValue(at, out var above))
            {
                next.Push(above);
            }

            if (at == Year.Merged)
            {
                next.Push(Year.Survivor);
            }

            foreach (var member in at == Year.Alliance ? Year.Leads.Concat(Year.Members) : [])
            {
                next.Push(member);
            }
        }

        return _upwards[code] = seen;
    }

    private static string Same(string code) => code == Year.Merged ? Year.Survivor : code;
}
