using Agreements.Server.Tests.Notices;

namespace Agreements.Server.Tests.Restarts;

/// <summary>Two people who are told of the lives of agreements: one asks for a mail of everything, one reads in the inbox.</summary>
internal static class ToldPeople
{
    /// <summary>The stored names of events that are told as entering a stage.</summary>
    private const string Entries = "('agreement-proposed', 'agreement-negotiated', 'agreement-signed', 'implementation-started')";

    /// <summary>Enters both, past the API.</summary>
    public static Task EnterAsync(TestDatabase database) => database.ExecuteAsync(
        """
        insert into people.people (id, version, name_zh, institution, kept_by, phones, mails, addresses, language,
            tokens, haystack, initials, pinyin, entered_by, entered_at, changed_by, changed_at)
        values ('p-00000000-0000-4000-8000-000000000009', 1, '王芳', 'qingsu', 'qingsu', array[]::text[], array['told@mail.example'], array[]::text[], 'zh',
            array[]::text[], '', '', '', 'u-1', now(), 'u-1', now());
        insert into accounts.accounts (id, name, folded_name, person, stamp) values
            ('told', 'told', 'TOLD', 'p-00000000-0000-4000-8000-000000000009', 's'), ('reader', 'reader', 'READER', null, 's');
        insert into accounts.grants (account, role, institution, from_day) values
            ('told', 'representative', 'qingsu', '2020-01-01'), ('reader', 'coordinator', 'qingyang-edu', '2020-01-01');
        insert into notifications.preferences (holder, awaited, due, news, changed_by, changed_at) values
            ('account:told', 'at-once', 'inbox', 'inbox', 'test', now()), ('account:reader', 'inbox', 'inbox', 'inbox', 'test', now());
        """);

    /// <summary>
    /// By the events alone: each entry into a stage is one cause, and one notification to each of the two; nothing was told of what did not happen. Every mail
    /// that was meant came, under its own id, and none came that was not meant.
    /// </summary>
    public static async Task ShouldHaveBeenToldAsync(TestDatabase database, SmtpSink mail)
    {
        await Eventually.HoldsAsync(
            () => database.ScalarAsync<bool>(
                """
                select not exists (select from notifications.causes where told_at is null)
                   and not exists (select from notifications.deliveries where state = 'waiting')
                """),
            "all is told and every mail has left", 180);
        (await database.ScalarAsync<long>(
            $"""
            select count(*) from agreements.mt_events e
            left join notifications.causes c on c.id = replace(e.stream_id::text, '-', '') || '/' || e.version || '/stage-entered'
            where e.type in {Entries} and (c.id is null or (select count(*) from notifications.intended i where i.cause = c.id) <> 2)
            """)).ShouldBe(0, "lost");
        (await database.ScalarAsync<long>(
            """
            select count(*) from notifications.causes c where not exists (
                select from agreements.mt_events e where e.stream_id = c.stream and e.version = (c.facts->>'version')::bigint)
            """)).ShouldBe(0, "phantoms");
        var meant = await database.ScalarAsync<string[]>(
            "select array(select replace(id::text, '-', '') || '@agreements.example' from notifications.deliveries)");
        meant!.Length.ShouldBeGreaterThan(100, "mails were sent all along");
        mail.Taken.Select(m => m.Message.MessageId!).Distinct().Order(StringComparer.Ordinal).ShouldBe(meant.Order(StringComparer.Ordinal));
    }
}
