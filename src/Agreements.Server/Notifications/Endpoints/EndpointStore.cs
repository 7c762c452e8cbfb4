using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Npgsql;
using System.Security.Cryptography;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Keeps the endpoints that administrators added.</summary>
/// <param name="db">The database.</param>
/// <param name="protection">Seals addresses and secrets.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointStore(NpgsqlDataSource db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestName = 60;
    private const int MostKeys = 2;

    /// <summary>Who made what the operator's settings name.</summary>
    internal const string OfOperator = "operator";

    /// <summary>The columns of an endpoint, as <see cref="Read"/> takes them.</summary>
    internal const string Columns =
        "e.name, e.channel, e.address, e.secrets, e.institution, e.topics, e.kinds, e.institutions, e.stages, e.language, e.allows_private, "
        + "e.failing_since, e.off_since, e.off_why, e.of_operator, e.made_by, e.made_at";

    private const string Upsert =
        """
        insert into notifications.endpoints (
            name, channel, address, secrets, institution, topics, kinds, institutions, language, allows_private, made_by, made_at, stages, of_operator)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        on conflict (name) do update set (channel, address, secrets, institution, topics, kinds, institutions, language, allows_private, made_by, made_at,
            stages, of_operator, failing_since, off_since, off_why, ended_at) = (excluded.channel, excluded.address, excluded.secrets, excluded.institution,
            excluded.topics, excluded.kinds, excluded.institutions, excluded.language, excluded.allows_private, excluded.made_by,
            case when $15 then endpoints.made_at else excluded.made_at end, excluded.stages, excluded.of_operator,
            case when $15 then endpoints.failing_since end, case when $15 then endpoints.off_since end, case when $15 then endpoints.off_why end, null)
        """;

    private readonly IDataProtector _seal = protection.CreateProtector("notification-endpoint.v1");

    /// <summary>What is wrong with a label; null where nothing is.</summary>
    /// <param name="name">The label.</param>
    internal static Text? FaultOfName(string? name) => name is null or { Length: 0 or > LongestName }
        ? new("name：请填写不超过60个字符的名称。", "name: give a label of at most 60 characters.")
        : name[0] == '-' || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            ? new("name：只能用小写字母、数字和连字符。", "name: use lower-case letters, digits and hyphens, such as bureau-office.") : null;

    /// <summary>What is wrong with an endpoint that somebody would add; null where nothing is.</summary>
    /// <param name="asked">The endpoint.</param>
    public static Text? FaultOf(NewEndpoint asked)
    {
        var keys = asked.Secrets ?? [];
        return asked switch
        {
            _ when FaultOfName(asked.Name) is { } fault => fault,
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
        await using var command = db.CreateCommand($"select {Columns} from notifications.endpoints e where e.ended_at is null order by e.name");
        return await command.ListAsync(r => Read(r, 0).Endpoint, ct);
    }

    /// <summary>Adds one; under a name that is there it takes its place, and is on.</summary>
    /// <param name="asked">The endpoint, without fault.</param>
    /// <param name="by">The account that adds it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Why it cannot be; null where it is added.</returns>
    public async Task<Text?> SaveAsync(NewEndpoint asked, string by, CancellationToken ct)
    {
        if (await DirectoryCheck.FaultAsync(db, asked.Institution, asked.Institutions, ct) is { } unknown)
        {
            return unknown;
        }

        await using var command = db.CreateCommand($"{Upsert} where not endpoints.of_operator or endpoints.ended_at is not null");
        return await Written(command, asked, by, isOfOperator: false, isSame: false).ExecuteNonQueryAsync(ct) == 1 ? null : new Text(
            $"name：运维配置（AGREEMENTS_NOTICES）中已有“{asked.Name}”，请换一个名称。",
            $"name: the operator's settings (AGREEMENTS_NOTICES) have a recipient '{asked.Name}'; take another name.");
    }

    /// <summary>Has a test told to one; to one that is off, once it is on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none.</returns>
    public async Task<bool> TestAsync(string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cause = SelfTest.Of(NotificationEndpoint.RecipientOf(name), now) with { IsTold = true, Audience = [] };
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await CauseTable.InsertAsync(connection, [cause], ct);
        if (!await DeliveryTable.InsertMissedAsync(connection, cause.Id, name, now, ct))
        {
            return false;
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes one away; what was told to it stays in the log.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none, or the operator's settings name it.</returns>
    public async Task<bool> EndAsync(string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update notifications.endpoints set ended_at = $2 where name = $1 and ended_at is null and not of_operator");
        return await command.With(name).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>
    /// Makes the endpoints that the operator's settings name those of the settings: what is no longer named is ended. One at the address that it had stays off
    /// if it is; another address is another endpoint, and on.
    /// </summary>
    /// <param name="named">What the settings name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The names under which administrators had endpoints of their own: these have given way.</returns>
    internal async Task<IReadOnlyList<string>> SyncAsync(IReadOnlyList<NewEndpoint> named, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One server at a time: two that start together must not wait for each other.
        await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('notifications.endpoints'))", connection))
        {
            await turn.ExecuteNonQueryAsync(ct);
        }

        await using var end = new NpgsqlCommand(
            "update notifications.endpoints set ended_at = $2 where of_operator and ended_at is null and name <> all($1)", connection);
        await end.With(named.Select(n => n.Name).ToArray()).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct);
        await using var present = new NpgsqlCommand(
            "select name, address, of_operator or ended_at is not null from notifications.endpoints where name = any($1)", connection);
        var there = (await present.With(named.Select(n => n.Name).ToArray())
            .ListAsync(r => (Name: r.GetString(0), Address: r.GetString(1), IsFree: r.GetBoolean(2)), ct)).ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var one in named)
        {
            await using var write = new NpgsqlCommand(Upsert, connection);
            var isSame = there.TryGetValue(one.Name, out var before) && IsSealed(before.Address, one.Address);
            await Written(write, one, OfOperator, isOfOperator: true, isSame).ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return [.. there.Values.Where(t => !t.IsFree).Select(t => t.Name)];
    }

    /// <summary>Notes how an attempt went: since when nothing arrives. One that took all before and took this costs nothing.</summary>
    /// <param name="endpoint">The endpoint, as it was read for the attempt.</param>
    /// <param name="hasArrived">Whether it arrived.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Since when nothing arrives; null where it does.</returns>
    internal async Task<DateTimeOffset?> NoteAsync(NotificationEndpoint endpoint, bool hasArrived, CancellationToken ct)
    {
        if (hasArrived && endpoint.FailingSince is null)
        {
            return null;
        }

        await using var command = db.CreateCommand(
            """
            update notifications.endpoints set failing_since = case when $2 then null else coalesce(failing_since, $3) end
            where name = $1 returning failing_since
            """);
        return (await command.With(endpoint.Name).With(hasArrived).With(clock.GetUtcNow()).ListAsync(r => r.Value<DateTimeOffset>(0), ct)).FirstOrDefault();
    }

    /// <summary>Reads an endpoint with its address and secrets.</summary>
    /// <param name="row">A row with <see cref="Columns"/>.</param>
    /// <param name="at">Where in the row they begin.</param>
    internal OpenedEndpoint Read(NpgsqlDataReader row, int at)
    {
        var (channel, address) = (row.Named<EndpointChannel>(at + 1), _seal.Unprotect(row.GetString(at + 2)));
        var host = channel == EndpointChannel.Mail ? address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..] : new Uri(address).Host;
        return new OpenedEndpoint(
            new NotificationEndpoint(
                row.GetString(at), channel, host, row.Words(at + 4), row.Get<string[]?>(at + 5), row.Get<string[]?>(at + 6), row.Get<string[]?>(at + 7),
                row.Get<string[]?>(at + 8), row.Words(at + 9) ?? UiLanguage.Chinese.Tag, row.GetBoolean(at + 10), row.Value<DateTimeOffset>(at + 11),
                row.Value<DateTimeOffset>(at + 12), row.Words(at + 13), row.GetBoolean(at + 14), row.GetString(at + 15),
                row.GetFieldValue<DateTimeOffset>(at + 16)),
            address, [.. row.GetFieldValue<string[]>(at + 3).Select(s => new Secret(_seal.Unprotect(s)))]);
    }

    private NpgsqlCommand Written(NpgsqlCommand command, NewEndpoint asked, string by, bool isOfOperator, bool isSame) =>
        command.With(asked.Name).With(KebabEnum<EndpointChannel>.Name(asked.Channel)).With(_seal.Protect(asked.Address))
            .With((asked.Secrets ?? []).Select(_seal.Protect).ToArray()).With(asked.Institution)
            .With(asked.Topics?.Select(KebabEnum<Topic>.Name).ToArray()).With(asked.Kinds?.Select(KebabEnum<AgreementKind>.Name).ToArray())
            .With(asked.Institutions?.ToArray()).With(asked.Language).With(asked.AllowsPrivate).With(by).With(clock.GetUtcNow())
            .With(asked.Stages?.Select(KebabEnum<Stage>.Name).ToArray()).With(isOfOperator).With(isSame);

    private bool IsSealed(string address, string plain)
    {
        try
        {
            return _seal.Unprotect(address) == plain;
        }
        catch (CryptographicException)
        {
            // The key of the seal is gone: whether it is the same address cannot be told.
            return false;
        }
    }
}
