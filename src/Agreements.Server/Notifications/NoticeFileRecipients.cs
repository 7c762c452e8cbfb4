using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;

namespace Agreements.Server.Notifications;

/// <summary>Reads the recipients of the file.</summary>
internal sealed partial class NoticeFile
{
    private const int MostKeys = 2;

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private static readonly string[] Fields = ["email", "webhook", "dingtalk", "feishu", "wecom"];

    private static readonly EndpointChannel[] Channels =
        [EndpointChannel.Mail, EndpointChannel.Webhook, EndpointChannel.Dingtalk, EndpointChannel.Feishu, EndpointChannel.Wecom];

    private NewEndpoint? ReadRecipient(RecipientShape shape, int index)
    {
        var at = $"$.recipients[{index}]";
        var before = _problems.Count;
        var name = shape.Name ?? "";
        if (EndpointStore.FaultOfName(name) is not null)
        {
            Problem($"{at}.name", $"'{name}' is no label", "use up to 60 lower-case letters, digits and hyphens, such as bureau-office");
        }

        if (Addresses(shape) is not [var (field, channel, address)])
        {
            Problem(at, $"one of {string.Join(", ", Fields)} is needed, and not several", "make two recipients of two addresses");
            return null;
        }

        if (channel == EndpointChannel.Mail)
        {
            ReadAddress(address, $"{at}.email");
        }
        else if (!IsPosted(address))
        {
            // The text is not repeated: an address may hold a robot's key.
            Problem(
                $"{at}.{field}", "it is no http or https address, or holds a user's name",
                "write the whole address, such as https://robot.example/hooks/agreements");
        }

        var recipient = new NewEndpoint(
            name, channel, address, null, ReadKeys(shape, channel, at), ReadSet<Topic>(shape.Topics, $"{at}.topics") ?? NoticeSettings.UsualTopics,
            ReadSet<AgreementKind>(shape.Kinds, $"{at}.kinds"), shape.Institutions, ReadLanguage(shape.Language, channel, at), AllowsPrivate: true,
            ReadSet<Stage>(shape.Stages, $"{at}.stages"));
        return _problems.Count == before ? recipient : null;
    }

    private static (string Field, EndpointChannel Channel, string Address)[] Addresses(RecipientShape shape) =>
    [
        .. new[] { shape.Email, shape.Webhook, shape.Dingtalk, shape.Feishu, shape.Wecom }
            .Select((address, i) => (Field: Fields[i], Channel: Channels[i], Address: address)).Where(a => a.Address is not null)
            .Select(a => (a.Field, a.Channel, a.Address!)),
    ];

    private string? ReadLanguage(string? language, EndpointChannel channel, string at)
    {
        if (language is not (null or "zh" or "en"))
        {
            Problem($"{at}.language", $"'{language}' is no language of notices", "write zh or en");
        }
        else if (language is not null && channel == EndpointChannel.Webhook)
        {
            Problem($"{at}.language", "a webhook carries both languages", "remove it");
        }

        return language == "en" ? UiLanguage.English.Tag : null;
    }

    private string[] ReadKeys(RecipientShape shape, EndpointChannel channel, string at)
    {
        if (channel is EndpointChannel.Mail or EndpointChannel.Wecom)
        {
            if (shape.Secret is not null || shape.SecretFile is not null)
            {
                Problem($"{at}.secret", channel == EndpointChannel.Mail ? "a mail is not signed" : "a robot of WeCom has no secret", "remove it");
            }

            return [];
        }

        var variable = $"AGREEMENTS_NOTICE_SECRET_{shape.Name?.Replace('-', '_').ToUpperInvariant()}";
        var key = Said(variable) ?? ReadSecretFile(shape.SecretFile, $"{at}.secretFile") ?? shape.Secret;
        // Two, parted by a blank or a line, while one takes the place of the other.
        string[] keys = key?.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (channel != EndpointChannel.Webhook)
        {
            if (keys.Length > 1)
            {
                Problem($"{at}.secret", "a robot has one secret at most", "give the secret of its settings, or none");
            }
        }
        else if (keys.Length is 0 or > MostKeys || !keys.All(WebhookSignature.IsKey))
        {
            Problem(
                $"{at}.secret", key is null ? "there is none" : keys.Length > MostKeys ? $"there are more than {MostKeys}" : "it is no key",
                $"make one with: echo whsec_$(openssl rand -base64 32), and give it here, in a file named by secretFile, or as {variable}; "
                    + "while keys are changed the new one and the old one, parted by a blank");
        }

        return keys;
    }

    private T[]? ReadSet<T>(string[]? names, string at)
        where T : struct, Enum
    {
        if (names is null)
        {
            return null;
        }

        var set = new HashSet<T>();
        foreach (var name in names)
        {
            if (KebabEnum<T>.TryParse(name, out var value))
            {
                set.Add(value);
            }
            else
            {
                Problem(at, $"'{name}' is not known", $"write some of {string.Join(", ", KebabEnum<T>.Names)}; leave it out for all");
            }
        }

        return [.. set];
    }

    private static bool IsPosted(string text) => IsHttp(text, out var address) && address.UserInfo.Length == 0;

    private sealed record RecipientShape(
        string? Name, string? Email, string? Webhook, string? Dingtalk, string? Feishu, string? Wecom, string? Secret, string? SecretFile, string? Language,
        string[]? Topics, string[]? Stages, string[]? Kinds, string[]? Institutions);
}
