namespace Agreements.Server.Tests.Notifying;

/// <summary>A role of an account, from a day through a day.</summary>
internal sealed record Role(string Account, string Name, string Institution, DateOnly From, DateOnly? Until, string? For = null)
{
    public bool Lasts(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>Something that is owed in the simulated year.</summary>
internal sealed class Owed(string id, string owner, DateOnly? due)
{
    public string Id => id;

    public string Owner => owner;

    public DateOnly? Due { get; set; } = due;

    public bool IsOpen { get; set; } = true;

    /// <summary>The first round that found it without a day.</summary>
    public DateOnly? UndatedSince { get; set; }
}

/// <summary>An agreement of the simulated year: what the independent model knows of it.</summary>
internal sealed class Pact(Guid id, string[] parties, DateOnly? ends, DateOnly touched)
{
    public Guid Id => id;

    /// <summary>Codes of the two principals.</summary>
    public string[] Parties => parties;

    public DateOnly? Ends => ends;

    /// <summary>The day on which something was last recorded of it.</summary>
    public DateOnly Touched { get; set; } = touched;

    public List<Owed> Owes { get; } = [];

    public bool IsSuspended { get; set; }

    public long Version { get; set; }
}

/// <summary>The world of the simulated year: two cities, eight bureaus, forty schools, two hundred people and a thousand agreements, always the same.</summary>
internal sealed class Year
{
    public const int Agreements = 1000;

    private readonly Random _random = new(2067);

    public Year()
    {
        for (var s = 0; s < Schools; s++)
        {
            Above[School(s)] = $"bureau-{s % Bureaus}";
        }

        for (var b = 0; b < Bureaus; b++)
        {
            Above[$"bureau-{b}"] = $"city-{b % 2}";
        }

        AddPeople();
        AddAgreements();
    }

    public const int Schools = 40;

    public const int Bureaus = 8;

    /// <summary>A standing body, led by two schools; the members besides have no say in it.</summary>
    public const string Alliance = "alliance";

    public static readonly string[] Leads = ["school-0", "school-1"];

    public static readonly string[] Members = ["school-2", "school-3", "school-4"];

    /// <summary>An entry that was merged into another: what is of the one is of the other.</summary>
    public const string Merged = "school-39";

    public const string Survivor = "school-38";

    public Dictionary<string, string> Above { get; } = [];

    public List<Role> Roles { get; } = [];

    public HashSet<string> Disabled { get; } = [];

    public Dictionary<string, string> People { get; } = [];

    /// <summary>What people chose for each group: awaited, due, news.</summary>
    public Dictionary<string, string[]> Chosen { get; } = [];

    public List<(string Account, Guid Agreement)> Watches { get; } = [];

    public List<(string Account, string Institution)> WatchedInstitutions { get; } = [];

    public List<Pact> Pacts { get; } = [];

    public static string School(int number) => $"school-{number}";

    public Random Random => _random;

    private void AddPeople()
    {
        string[] modes = ["inbox", "inbox", "inbox", "off", "weekly", "daily"];
        for (var i = 0; i < 200; i++)
        {
            var account = $"person-of-year-{i}";
            var (name, at) = (i % 10) switch
            {
                < 6 => ("representative", School(_random.Next(Schools))),
                < 8 => ("coordinator", _random.Next(5) == 0 ? $"city-{_random.Next(2)}" : $"bureau-{_random.Next(Bureaus)}"),
                8 => ("approver", $"bureau-{_random.Next(Bureaus)}"),
                _ => ("auditor", "city-0"),
            };
            // Some begin in spring, some end in autumn.
            Roles.Add(new Role(
                account, name, at, i % 13 == 0 ? new DateOnly(2067, 3, 15) : new DateOnly(2020, 1, 1), i % 17 == 0 ? new DateOnly(2067, 9, 10) : null));
            if (i % 19 == 0)
            {
                Disabled.Add(account);
            }

            if (i % 10 != 0)
            {
                Chosen[account] = [_random.Next(3) == 0 ? "at-once" : Mode(), Mode(), Mode()];
            }

            string Mode() => modes[_random.Next(modes.Length)];
        }

        for (var i = 0; i < 10; i++)
        {
            var (giver, to) = (Roles[_random.Next(200)], $"person-of-year-{_random.Next(200)}");
            if (giver.Account != to)
            {
                var first = new DateOnly(2067, 5, 1).AddDays(i * 10);
                Roles.Add(giver with { Account = to, For = giver.Account, From = first, Until = first.AddDays(61) });
            }
        }
    }

    private void AddAgreements()
    {
        for (var i = 0; i < Agreements; i++)
        {
            var one = _random.Next(12) == 0 ? Alliance : School(_random.Next(Schools));
            var other = School(_random.Next(Schools));
            if (Same(one) == Same(other))
            {
                other = School((int.Parse(other["school-".Length..], System.Globalization.CultureInfo.InvariantCulture) + 3) % Schools);
            }

            var pact = new Pact(
                Guid.Parse($"eeeeeeee-0000-4000-8000-{i:d12}"), [one, other],
                _random.Next(4) == 0 ? null : new DateOnly(2067, 1, 5).AddDays(_random.Next(600)), new DateOnly(2066, 10, 1).AddDays(_random.Next(80)));
            for (var c = 0; c < 1 + _random.Next(3); c++)
            {
                var due = _random.Next(8) == 0 ? (DateOnly?)null : new DateOnly(2066, 12, 20).AddDays(_random.Next(420));
                pact.Owes.Add(new Owed($"c-{c}", pact.Parties[_random.Next(2)], due));
            }

            Pacts.Add(pact);
            if (i % 5 == 0)
            {
                Watches.Add(($"person-of-year-{_random.Next(200)}", pact.Id));
            }
        }

        for (var i = 0; i < 20; i++)
        {
            WatchedInstitutions.Add(($"person-of-year-{_random.Next(200)}", School(_random.Next(Schools))));
        }

        WatchedInstitutions.RemoveAll(w => WatchedInstitutions.Count(x => x == w) > 1);
    }

    private static string Same(string code) => code == Merged ? Survivor : code;
}
