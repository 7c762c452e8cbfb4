using Agreements.Server.Notifications.Endpoints;
using Wolverine.Util;

namespace Agreements.Server.Tests.Notices;

/// <summary>Tests that start hosts with recipients run one after another: the switch of notices is one for the process.</summary>
[CollectionDefinition(Name)]
public sealed class NoticeCollection
{
    public const string Name = "notices";
}

/// <summary>One host for the tests of a class: two mailboxes and two webhooks, quick to try again and quick to give up.</summary>
public sealed class NoticeFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public SmtpSink Mail { get; } = new();

    public WebhookSink Web { get; private set; } = null!;

    public NoticeHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Web = await WebhookSink.StartAsync();
        Host = await NoticeHost.StartAsync(Database, $$"""
            {
              // Quick to try again, so that a test sees the end.
              "retryAfterSeconds": [0.02, 0.05, 0.1],
              "smtp": { "host": "127.0.0.1", "port": {{Mail.Port}}, "tls": "none", "from": "notices@agreements.example" },
              "recipients": [
                { "name": "bureau-office", "email": "office@bureau.example" },
                { "name": "foreign-desk", "email": "desk@bureau.example", "language": "en", "stages": ["negotiated"] },
                { "name": "board", "webhook": "{{Web.Url}}/board", "secret": "{{NoticeHost.Key}}" },
                { "name": "archive", "webhook": "{{Web.Url}}/archive?token=robot-key", "secret": "{{NoticeHost.Key}}",
                  "kinds": ["friendship-school"], "institutions": ["qingsu"] },
                { "name": "elsewhere", "webhook": "{{Web.Url}}/elsewhere", "secret": "{{NoticeHost.Key}}", "institutions": ["another-school"] },
                { "name": "survivor", "webhook": "{{Web.Url}}/survivor", "secret": "{{NoticeHost.Key}}", "institutions": ["survivor"] },
                { "name": "duplicate", "webhook": "{{Web.Url}}/duplicate", "secret": "{{NoticeHost.Key}}", "institutions": ["duplicate"] },
                { "name": "turning", "webhook": "{{Web.Url}}/turning", "secret": "{{NoticeHost.OtherKey}} {{NoticeHost.Key}}",
                  "institutions": ["turning-school"] },
              ],
            }
            """);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Web.DisposeAsync();
        await Mail.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>What was taken of an agreement: its page is named in every mail.</summary>
    public TakenMail[] MailsOf(Guid agreement) => [.. Mail.Taken.Where(m => m.Body.Contains($"/agreements/{agreement}", StringComparison.Ordinal))];

    public Task<long> DeadLettersAsync() =>
        Database.ScalarAsync<long>(
            $"select count(*) from wolverine.wolverine_dead_letters where message_type = '{typeof(DeliverToEndpoint).ToMessageTypeName()}'");
}
