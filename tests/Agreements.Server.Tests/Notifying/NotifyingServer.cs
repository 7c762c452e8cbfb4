using Agreements.Server.Commands;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Daily;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Notices;
using Agreements.Server.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Agreements.Server.Tests.Notifying;

/// <summary>
/// A server with a mail server beside it, and people of four institutions who each have an account and a mailbox: two schools under their bureaus. Its clock
/// stands on a working day at ten in the morning until a test moves it.
/// </summary>
public sealed class NotifyingServer : IAsyncLifetime
{
    /// <summary>A Wednesday.</summary>
    public static readonly DateOnly First = new(2026, 12, 2);

    private static int _people;

    /// <summary>Seconds between attempts at endpoints, as JSON; null for the usual ones.</summary>
    public string? Retries { get; init; }

    public AccountsServer Server { get; } = new();

    public SmtpSink Mail { get; } = new();

    public TestDatabase Database => Server.Database;

    public async Task InitializeAsync()
    {
        Server.Settings.AddRange(
        [
            "--AGREEMENTS_SMTP_HOST=127.0.0.1", $"--AGREEMENTS_SMTP_PORT={Mail.Port}", "--AGREEMENTS_SMTP_TLS=none",
            "--AGREEMENTS_SMTP_FROM=notify@agreements.example", "--AGREEMENTS_PUBLIC_URL=https://agreements.example/",
        ]);
        if (Retries is not null)
        {
            Server.Settings.Add($"--AGREEMENTS_NOTICES={await NoticeHost.WriteAsync($"{{\"retryAfterSeconds\": {Retries}}}")}");
        }

        At(First, new TimeOnly(10, 0));
        await Server.InitializeAsync();
        foreach (var (code, above) in new[] { ("qingsu", "qingyang-edu"), ("cq-women", "jiangbei-edu") })
        {
            (await AskAsync(new InstitutionRequest(code, new PlaceInstitution(above), new CommandContext(System, First)))).IsRefused.ShouldBeFalse();
        }

        // Endpoints and rules name who is in the directory.
        await Server.CaughtUpAsync();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Mail.DisposeAsync();
    }

    public static Actor System { get; } = new("test", "system", ActingRole.System);

    /// <summary>Sets the clock, in Asia/Shanghai.</summary>
    public void At(DateOnly day, TimeOnly time) => Server.Clock.Ahead = Shanghai.Instant(day.ToDateTime(time)) - TimeProvider.System.GetUtcNow();

    /// <summary>A new account of a person who has a mailbox, and the address.</summary>
    public async Task<string> PersonAsync(ActingRole? role, string institution, string language = "zh", bool hasMail = true)
    {
        var id = $"p-00000000-0000-4000-8000-{Interlocked.Increment(ref _people):d12}";
        var account = await Server.MadeAsync(role, institution);
        await Database.ExecuteAsync(
            $"""
            insert into people.people (id, version, name_zh, institution, kept_by, phones, mails, addresses, language,
                tokens, haystack, initials, pinyin, entered_by, entered_at, changed_by, changed_at)
            values ('{id}', 1, '王芳', '{institution}', '{institution}', array[]::text[],
                {(hasMail ? $"array['{account}@mail.example']" : "array[]::text[]")}, array[]::text[],
                '{language}', array[]::text[], '', '', '', 'u-1', now(), 'u-1', now());
            update accounts.accounts set person = '{id}' where id = '{account}'
            """);
        return account;
    }

    /// <summary>An agreement of the two schools, proposed by somebody.</summary>
    public async Task<Guid> ProposedAsync(Actor? by = null, string title = "青苏职中与重庆女职中合作共建友好学校协议")
    {
        var id = Guid.CreateVersion7();
        await SendAsync(id, new ProposeAgreement(
            AgreementKind.FriendshipSchool, new Text(title, "Friendship-school agreement"),
            [
                Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中", "Qingsu Vocational School")),
                Party.OfInstitution("cq-women", PartyRole.Principal, new Text("重庆女职中")),
            ]), by);
        return id;
    }

    public Task SendAsync(Guid agreement, AgreementCommand command, Actor? by = null) =>
        SendAsync(command.For(agreement, by ?? System, Shanghai.Day(Server.Clock.GetUtcNow())));

    public async Task SendAsync(Request request)
    {
        var answer = await AskAsync(request);
        answer.IsRefused.ShouldBeFalse(string.Join(' ', answer.Refusals.Select(r => r.Sentence.Zh)));
    }

    public async Task PublishAsync(object message)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
    }

    /// <summary>Waits until all that happened is told, and every mail that is to leave at once has left.</summary>
    public async Task ToldAsync()
    {
        await Server.CaughtUpAsync();
        await Eventually.HoldsAsync(
            () => Database.ScalarAsync<bool>(
                """
                select not exists (select from notifications.causes where told_at is null)
                   and not exists (select from notifications.deliveries d where d.state = 'waiting' and d.due_at <= d.at and d.attempts = 0)
                """),
            "all is told");
    }

    /// <summary>Makes the round of a day at nine, and waits until what it found is told.</summary>
    public async Task RoundAsync(DateOnly day)
    {
        At(day, new TimeOnly(9, 0));
        await Server.CaughtUpAsync();
        await PublishAsync(new NotificationRound(day));
        await Eventually.HoldsAsync(
            () => Database.ScalarAsync<bool>(
                $"""
                select exists (select from notifications.rounds where day = '{day:yyyy-MM-dd}')
                   and not exists (select from notifications.causes where told_at is null)
                   and not exists (select from wolverine.wolverine_incoming_envelopes
                       where status = 'Incoming' and message_type in ('tell', 'close-digests', 'deliver-mail'))
                """),
            "the round is made and told");
    }

    /// <summary>What an account was meant to be told of an agreement: topic, and reason where it was held back, in order.</summary>
    public async Task<IReadOnlyList<string>> MeantAsync(string account, Guid agreement) => (await Database.ScalarAsync<string[]>(
        $"""
        select array(select c.topic || coalesce(' ' || i.reason, '') from notifications.intended i join notifications.causes c on c.id = i.cause
        where i.recipient = '{account}' and c.stream = '{agreement}' order by c.number)
        """))!;

    /// <summary>Has what happened until now have happened on a day: events are dated by the database.</summary>
    public Task DateAsync(DateOnly day) => Database.ExecuteAsync(
        $"update notifications.causes set day = '{day:yyyy-MM-dd}'; update read_models.register_rows set updated_at = '{day:yyyy-MM-dd} 10:00+08'");

    public TakenMail[] MailsTo(string account) => [.. Mail.Taken.Where(m => m.To == $"{account}@mail.example")];

    public Task ChooseAsync(string account, Preference chosen) =>
        Server.Services.GetRequiredService<PreferenceStore>().SaveAsync(PreferenceStore.OfAccount(account), chosen, account, CancellationToken.None);

    private async Task<Answer> AskAsync(Request request)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(request);
    }
}
