using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Keeps the endpoints that administrators added.</summary>
/// <param name="db">The database.</param>
/// <param name="protection">Seals addresses and secrets.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointStore(NpgsqlDataSource db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestName = 60;
    private const int MostKeys = 2;

    private const string Columns =
        "name, channel, address, secrets, institution, topics, kinds, institutions, language, allows_private, failing_since, off_since, off_why, "
        + "made_by, made_at";

    private readonly IDataProtector _seal = protection.CreateProtector("notification-endpoint.v1");

    /// <summary>What is wrong with an endpoint that somebody would add; null where nothing is.</summary>
    /// <param name="asked">The endpoint.</param>
    public static Text? FaultOf(NewEndpoint asked)
    {
        var keys = asked.Secrets ?? [];
        return asked switch
        {
            { Name: null or "" } or { Name.Length: > LongestName } => new("name：请填写不超过60个字符的名称。", "name: give a label of at most 60 characters."),
            _ when asked.Name[0] == '-' || asked.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') =>
                new("name：只能用小写字母、数字和连字符。", "name: use lower-case letters, digits and hyphens, such as bureau-office."),
            { Institution: null or "" } => new("institution：请注明按哪个单位的可见范围通知。", "institution: say by whose sight it is told."),
            { Channel: EndpointChannel.Mail } => !MailboxAddress.TryParse(asked.Address, out var box) || box.Address != asked.Address
                ? new("address：不是电子邮件地址。", "address: it is no e-mail address.") : null,
            _ when !Uri.TryCreate(asked.Address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 =>
                new("address：不是 http 或 https 地址。", "address: it is no http or https address, or holds a user's name."),
            { Channel: EndpointChannel.Webhook } when keys.Count is 0 or > MostKeys || !keys.All(WebhookSignature.IsKey) => new(
                "secrets：请给一个或两个以 whsec_ 开头的密钥（echo whsec_$(openssl rand -base64 32)）。",
                "secrets: give one key or two; make one with: echo whsec_$(openssl rand -base64 32)"),
            { Channel: EndpointChannel.Dingtalk or EndpointChannel.Feishu } when keys.Count > 1 =>
                new("secrets：机器人最多一个加签密钥。", "secrets: a robot has one secret at most."),
            { Channel: EndpointChannel.Wecom } when keys.Count > 0 => new("secrets：企业微信机器人没有加签密钥。", "secrets: a robot of WeCom has none."),
            { Language: not (null or "zh-CN" or "en") } => new("language：须为 zh-CN 或 en。", "language: write zh-CN or en."),
            _ => null,
        };
    }

    /// <summary>Those that there are, by name.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<NotificationEndpoint>> AllAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from notifications.endpoints where ended_at is null order by name");
        return await command.ListAsync(r => Read(r).Endpoint, ct);
    }

    /// <summary>Adds one; under a name that is there it takes its place, and is on.</summary>
    /// <param name="asked">The endpoint, without fault.</param>
    /// <param name="by">The account that adds it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SaveAsync(NewEndpoint asked, string by, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into notifications.endpoints (
                name, channel, address, secrets, institution, topics, kinds, institutions, language, allows_private, made_by, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (name) do update set (channel, address, secrets, institution, topics, kinds, institutions, language, allows_private, made_by, made_at,
                failing_since, off_since, off_why, ended_at) = (excluded.channel, excluded.address, excluded.secrets, excluded.institution, excluded.topics,
                excluded.kinds, excluded.institutions, excluded.language, excluded.allows_private, excluded.made_by, excluded.made_at, null, null, null, null)
            """);
        await command.With(asked.Name).With(KebabEnum<EndpointChannel>.Name(asked.Channel)).With(_seal.Protect(asked.Address))
            .With((asked.Secrets ?? []).Select(_seal.Protect).ToArray()).With(asked.Institution)
            .With(asked.Topics?.Select(KebabEnum<Topic>.Name).ToArray()).With(asked.Kinds?.Select(KebabEnum<AgreementKind>.Name).ToArray())
            .With(asked.Institutions?.ToArray()).With(asked.Language).With(asked.AllowsPrivate).With(by).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes one away; what was told to it stays in the log.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none.</returns>
    public async Task<bool> EndAsync(string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update notifications.endpoints set ended_at = $2 where name = $1 and ended_at is null");
        return await command.With(name).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Turns one off.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="why">Why: <c>gone</c>, <c>failing</c> or <c>asked</c>.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none that is on.</returns>
    public async Task<bool> TurnOffAsync(string name, string why, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "update notifications.endpoints set off_since = $3, off_why = $2 where name = $1 and off_since is null and ended_at is null");
        return await command.With(name).With(why).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Turns one on, and says what it missed while it was off.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The ids of what it missed; null where there is none that is off.</returns>
    public async Task<IReadOnlyList<Guid>?> TurnOnAsync(string name, CancellationToken ct)
    {
        await using var on = db.CreateCommand(
            "update notifications.endpoints set off_since = null, off_why = null, failing_since = null "
                + "where name = $1 and off_since is not null and ended_at is null");
        if (await on.With(name).ExecuteNonQueryAsync(ct) == 0)
        {
            return null;
        }

        await using var missed = db.CreateCommand(
            "update notifications.deliveries set state = 'waiting', answer = null where recipient = $1 and state = 'failed' and answer = 'off' returning id");
        return await missed.With(NotificationEndpoint.RecipientOf(name)).ListAsync(r => r.GetGuid(0), ct);
    }

    /// <summary>Notes how an attempt went: since when nothing arrives.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="hasArrived">Whether it arrived.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Since when nothing arrives; null where it does.</returns>
    internal async Task<DateTimeOffset?> NoteAsync(string name, bool hasArrived, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            update notifications.endpoints set failing_since = case when $2 then null else coalesce(failing_since, $3) end
            where name = $1 returning failing_since
            """);
        return (await command.With(name).With(hasArrived).With(clock.GetUtcNow()).ListAsync(r => r.Value<DateTimeOffset>(0), ct)).FirstOrDefault();
    }

    /// <summary>One with its address and secrets; null where there is none (any more).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<OpenedEndpoint?> OpenAsync(string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {Columns} from notifications.endpoints where name = $1 and ended_at is null").With(name);
        return await command.FirstAsync(Read, ct);
    }

    private OpenedEndpoint Read(NpgsqlDataReader r)
    {
        var (channel, address) = (r.Named<EndpointChannel>(1), _seal.Unprotect(r.GetString(2)));
        var host = channel == EndpointChannel.Mail ? address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..] : new Uri(address).Host;
        return new OpenedEndpoint(
            new NotificationEndpoint(
                r.GetString(0), channel, host, r.GetString(4), r.Get<string[]?>(5), r.Get<string[]?>(6), r.Get<string[]?>(7),
                r.Words(8) ?? UiLanguage.Chinese.Tag, r.GetBoolean(9), r.Value<DateTimeOffset>(10), r.Value<DateTimeOffset>(11), r.Words(12), r.GetString(13),
                r.GetFieldValue<DateTimeOffset>(14)),
            address, [.. r.GetFieldValue<string[]>(3).Select(s => new Secret(_seal.Unprotect(s)))]);
    }
}
