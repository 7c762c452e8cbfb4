using Agreements.Server.Notifications.Daily;
using Agreements.Server.Storage;
using Agreements.Server.Tests.Pages;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Agreements.Server.Tests.Notifying;

/// <summary>
/// A year of a thousand agreements and two hundred people, day by day on a clock that the test turns: what the log has at its end is, line by line, what an
/// independent model works out.
/// </summary>
public sealed class YearTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2067, 1, 1);

    private readonly NotifyingServer _server = new();
    private readonly Year _year = new();

    /// <summary>A year in which it is not the present one, with holidays of its own and Saturdays that are worked for them.</summary>
    public async Task InitializeAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("working-days").FullName, "days.json");
        await File.WriteAllTextAsync(file, """
            {"format": "working-days/1", "years": [{"year": 2067, "source": "test", "workingDays": ["2067-02-12", "2067-02-26", "2067-10-08"],
             "holidays": [{"name": {"zh": "元旦"}, "days": "2067-01-01"}, {"name": {"zh": "春节"}, "days": "2067-02-14/2067-02-20"},
                {"name": {"zh": "劳动节"}, "days": "2067-05-01/2067-05-05"}, {"name": {"zh": "国庆节"}, "days": "2067-10-01/2067-10-07"}]}]}
            """);
        _server.Server.Settings.Add($"--AGREEMENTS_WORKING_DAYS={file}");
        await _server.InitializeAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_year_is_told_as_an_independent_model_has_it_line_by_line()
    {
        await EnterAsync();
        var workingDays = _server.Server.Services.GetRequiredService<WorkingDays>();
        var model = new YearModel(_year, workingDays);
        var (last, worked) = (First.AddDays(-1), 0);
        for (var day = First; day.Year == First.Year; day = day.AddDays(1))
        {
            _server.At(day, new TimeOnly(9, 0));
            if (!workingDays.IsWorkingDay(day))
            {
                continue;
            }

            await RoundAsync(day);
            model.Round(last, day);
            last = day;
            if (++worked % 6 == 0)
            {
                await HappenAsync(model, day);
            }
        }

        var lines = await _server.Database.ScalarAsync<string[]>(
            """
            select array(select cause || ' ' || recipient || ' ' || relation || ' ' || coalesce(reason, state) || ' ' || mail from notifications.intended)
            """);
        model.Lines.Count.ShouldBeGreaterThan(20_000);
        Differences(lines!, model.Lines).ShouldBeEmpty();
        var digests = await _server.Database.ScalarAsync<string[]>(
            """
            select array(select recipient || ' ' || digest || ' ' || (due_at at time zone 'Asia/Shanghai')::date from notifications.deliveries
                where digest is not null and due_at is not null)
            """);
        Differences(digests!, model.Digests).ShouldBeEmpty();
    }

    private static string[] Differences(string[] log, SortedSet<string> model)
    {
        log.Length.ShouldBe(log.Distinct().Count());
        return [.. log.Except(model).Select(l => $"only in the log: {l}").Take(10), .. model.Except(log).Select(l => $"only in the model: {l}").Take(10)];
    }

    private async Task RoundAsync(DateOnly day)
    {
        await using (var scope = _server.Server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new NotificationRound(day));
        }

        await Eventually.HoldsAsync(
            () => _server.Database.ScalarAsync<bool>(
                """
                select not exists (select from notifications.causes where told_at is null)
                   and not exists (select from notifications.deliveries where digest = 'daily' and state = 'waiting' and due_at is null)
                   and not exists (select from wolverine.wolverine_incoming_envelopes where status = 'Incoming' and message_type in ('tell', 'close-digests'))
                """),
            $"the round of {day} is told", 60);
    }

    /// <summary>What people do between two rounds: keep, put off and take on commitments, suspend and resume, acknowledge.</summary>
    private async Task HappenAsync(YearModel model, DateOnly day)
    {
        _server.At(day, new TimeOnly(15, 0));
        var random = _year.Random;
        await using (var session = _server.Server.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.LastModifiedBy = "somebody";
            foreach (var pact in Enumerable.Range(0, 12).Select(_ => _year.Pacts[random.Next(Year.Agreements)]).DistinctBy(p => p.Id))
            {
                pact.Touched = day;
                pact.Version++;
                session.Events.Append(pact.Id, Happening(model, pact, day, random));
            }

            await session.SaveChangesAsync();
        }

        await _server.ToldAsync();
        var touched = string.Join(',', _year.Pacts.Where(p => p.Touched == day).Select(p => $"'{p.Id}'"));
        await _server.Database.ExecuteAsync($"update read_models.register_rows set updated_at = '{day:yyyy-MM-dd} 15:00+08' where id in ({touched})");
        foreach (var (cause, account) in model.Acknowledgeable.OrderBy(_ => random.Next()).Take(6).ToArray())
        {
            model.Acknowledge(cause);
            await _server.Database.ExecuteAsync(
                $"update notifications.intended set acknowledged_at = now() where cause = '{cause}' and recipient = '{account}'");
        }
    }

    private static AgreementEvent Happening(YearModel model, Pact pact, DateOnly day, Random random)
    {
        var on = Edtf.Day(day);
        if (pact.IsSuspended)
        {
            pact.IsSuspended = false;
            model.News(pact, "resumed", day);
            return new AgreementResumed(pact.Parties[0], on, null);
        }

        var owed = pact.Owes.FirstOrDefault(o => o.IsOpen);
        switch (random.Next(4))
        {
            case 0 when owed is not null:
                owed.IsOpen = false;
                return new CommitmentFulfilled(owed.Id, on, "材料");
            case 1 when owed is not null:
                var (was, due) = (owed.Due, day.AddDays(random.Next(20, 120)));
                owed.Due = due;
                return new CommitmentRescheduled(owed.Id, was is { } w ? Edtf.Day(w) : null, Edtf.Day(due), "改期", on);
            case 2:
                pact.IsSuspended = true;
                model.News(pact, "suspended", day);
                return new AgreementSuspended(pact.Parties[0], "场地维修", on);
            default:
                var added = new Owed($"c-{pact.Owes.Count}", pact.Parties[1], random.Next(3) == 0 ? null : day.AddDays(random.Next(10, 150)));
                pact.Owes.Add(added);
                return new CommitmentAdded(new Commitment(added.Id, new Text("新任务"), added.Owner, added.Due is { } d ? Edtf.Day(d) : null));
        }
    }

    /// <summary>Enters the world past the API, as an import would: nobody is told of it.</summary>
    private async Task EnterAsync()
    {
        await using (var session = _server.Server.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.LastModifiedBy = SystemActors.Importer.User;
            foreach (var code in Enumerable.Range(0, Year.Schools).Select(Year.School).Concat(_year.Above.Values.Distinct()))
            {
                var registered = new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], null, _year.Above.GetValueOrDefault(code), null);
                session.Events.StartStream<Institution>(
                    DirectoryIds.OfInstitution(code), code == Year.Merged ? [registered, new InstitutionMerged(Year.Survivor, "同一学校")] : [registered]);
            }

            session.Events.StartStream<Body>(DirectoryIds.OfBody(Year.Alliance), new BodyRegistered(
                new BodyFacts(Year.Alliance, BodyKind.Alliance, new Text("联盟"), Year.Leads[0], [Year.Leads[1]], Year.Members, true, null, null), null));
            foreach (var pact in _year.Pacts)
            {
                object[] events = [.. Life(pact)];
                pact.Version = events.Length;
                session.Events.StartStream<Agreement>(pact.Id, events);
            }

            await session.SaveChangesAsync();
        }

        await _server.Database.ExecuteAsync(string.Concat(Rows().Concat(Choices())));
        await _server.Server.CaughtUpAsync();
        await _server.Database.ExecuteAsync(string.Concat(_year.Pacts.Select(
            p => $"update read_models.register_rows set updated_at = '{p.Touched:yyyy-MM-dd} 10:00+08' where id = '{p.Id}';")));
        (await _server.Database.ScalarAsync<long>("select count(*) from notifications.causes")).ShouldBe(0);
    }

    /// <summary>The people, and the roles that they hold.</summary>
    private IEnumerable<string> Rows()
    {
        foreach (var account in Enumerable.Range(0, 200).Select(i => $"person-of-year-{i}"))
        {
            yield return $"""
                insert into accounts.accounts (id, name, folded_name, stamp, disabled_at)
                values ('{account}', '{account}', '{account.ToUpperInvariant()}', 's', {(_year.Disabled.Contains(account) ? "now()" : "null")});
                """;
        }

        foreach (var r in _year.Roles)
        {
            yield return r.For is null
                ? $"""
                insert into accounts.grants (account, role, institution, from_day, until_day)
                values ('{r.Account}', '{r.Name}', '{r.Institution}', '{r.From:yyyy-MM-dd}', {Day(r.Until)});
                """
                : $"""
                insert into accounts.delegations (from_account, to_account, role, institution, from_day, until_day, granted_by)
                values ('{r.For}', '{r.Account}', '{r.Name}', '{r.Institution}', '{r.From:yyyy-MM-dd}', {Day(r.Until)}, 'test');
                """;
        }
    }

    /// <summary>What they chose and watch.</summary>
    private IEnumerable<string> Choices()
    {
        foreach (var (account, chosen) in _year.Chosen)
        {
            yield return $"""
                insert into notifications.preferences (holder, awaited, due, news, changed_by, changed_at)
                values ('account:{account}', '{chosen[0]}', '{chosen[1]}', '{chosen[2]}', 'test', now());
                """;
        }

        foreach (var (account, agreement) in _year.Watches)
        {
            yield return $"insert into accounts.watches (account, agreement, since) values ('{account}', '{agreement}', now()) on conflict do nothing;";
        }

        foreach (var (account, institution) in _year.WatchedInstitutions)
        {
            yield return $"""
                insert into notifications.watches (account, query, institution, since)
                values ('{account}', '?institution={institution}', '{institution}', now());
                """;
        }

        yield return $"insert into notifications.rounds (day, worked, made_at) values ('{First.AddDays(-1):yyyy-MM-dd}', true, now());";
    }

    private static IEnumerable<object> Life(Pact pact)
    {
        var terms = new Terms(new Text("共建"), Term: pact.Ends is { } end ? new Period(To: Edtf.Day(end)) : null);
        var on = Edtf.Parse("2025-03-01");
        yield return new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("合作协议"),
            [
                .. pact.Parties.Select(p => p == Year.Alliance
                    ? Party.OfBody(p, PartyRole.Principal, new Text(p)) : Party.OfInstitution(p, PartyRole.Principal, new Text(p))),
            ],
            null, on, null, null);
        yield return new TermsRevised(1, terms, TermsDigest.Of(terms), []);
        yield return new AgreementNegotiated(TermsDigest.Of(terms), on, null);
        yield return new AgreementSigned(on, null, null, null);
        yield return new ImplementationStarted(on, null, null);
        foreach (var owed in pact.Owes)
        {
            yield return new CommitmentAdded(new Commitment(owed.Id, new Text("任务"), owed.Owner, owed.Due is { } due ? Edtf.Day(due) : null));
        }
    }

    private static string Day(DateOnly? day) => day is { } d ? $"'{d:yyyy-MM-dd}'" : "null";
}
