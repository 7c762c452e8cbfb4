using Agreements.Server.Notifications.Endpoints;
using MimeKit;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Notifications;

/// <summary>
/// Reads the file of <c>AGREEMENTS_NOTICES</c> and what the environment says over it. All that is wrong is told at once, each with place, cause
/// and cure.
/// </summary>
/// <param name="configuration">The host's configuration.</param>
internal sealed partial class NoticeFile(IConfiguration configuration)
{
    private const int MostRetries = 20;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly List<string> _problems = [];

    private string? Path => Said("AGREEMENTS_NOTICES");

    public NoticeSettings Read()
    {
        var file = Path is { } path ? Parse(path) : new FileShape();
        var publicUrl = ReadPublicUrl();
        var recipients = (file.Recipients ?? []).Select(ReadRecipient).OfType<NewEndpoint>().ToArray();
        foreach (var twice in recipients.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Problem("$.recipients", $"'{twice.Key}' is named {twice.Count()} times", "give each recipient a name of its own");
        }

        var isMailed = recipients.Any(r => r.Channel == EndpointChannel.Mail) || file.Smtp is not null || Said("AGREEMENTS_SMTP_HOST") is not null;
        var smtp = isMailed ? ReadServer(file.Smtp ?? new SmtpShape()) : null;
        var retries = file.RetryAfterSeconds is { } seconds ? ReadRetries(seconds) : NoticeSettings.DefaultRetryAfter;
        return _problems.Count == 0
            ? new NoticeSettings(publicUrl, smtp, recipients, retries)
            : throw new InvalidOperationException(
                $"Notices cannot be sent as configured in '{Path}' (AGREEMENTS_NOTICES):\n- {string.Join("\n- ", _problems)}");
    }

    private static FileShape Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FileShape>(File.ReadAllText(path), Format) ?? new FileShape();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The notice settings '{path}' (AGREEMENTS_NOTICES) cannot be read: "
                + $"{e.Message} docs/notices.md shows a whole file; unset AGREEMENTS_NOTICES to tell nobody.", e);
        }
    }

    private Uri? ReadPublicUrl()
    {
        const string name = "AGREEMENTS_PUBLIC_URL";
        if (Said(name) is not { } text)
        {
            return null;
        }

        if (IsHttp(text, out var url))
        {
            return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
        }

        Problem(name, $"'{text}' is no http or https address", "write where people reach the pages, such as https://agreements.example");
        return null;
    }

    private SmtpServer? ReadServer(SmtpShape shape)
    {
        var host = Said("AGREEMENTS_SMTP_HOST") ?? shape.Host;
        var from = Said("AGREEMENTS_SMTP_FROM") ?? shape.From;
        var tls = ReadTls(Said("AGREEMENTS_SMTP_TLS") ?? shape.Tls ?? "starttls");
        var usual = tls == SmtpTls.Implicit ? 465 : 587;
        var port = Said("AGREEMENTS_SMTP_PORT") is { } text ? (int.TryParse(text, out var number) ? number : 0) : shape.Port ?? usual;
        if (string.IsNullOrWhiteSpace(host))
        {
            Problem("$.smtp.host", "there is none, but recipients are told by mail", "name the mail server here or as AGREEMENTS_SMTP_HOST");
        }

        if (port is < 1 or > 65535)
        {
            Problem("$.smtp.port", "it is no port", "write 587 for starttls, 465 for implicit, 25 for a relay without TLS");
        }

        var user = Said("AGREEMENTS_SMTP_USER") ?? shape.User;
        var password = Said("AGREEMENTS_SMTP_PASSWORD") ?? ReadSecretFile(shape.PasswordFile, "$.smtp.passwordFile");
        CheckSignIn(host, tls, user, password);
        if (from is null)
        {
            Problem("$.smtp.from", "there is no sender", "name the sender's address here or as AGREEMENTS_SMTP_FROM");
        }

        var sender = from is null ? null : ReadAddress(from, "$.smtp.from");
        return sender is null || tls is null || host is null
            ? null
            : new SmtpServer(host, port, tls.Value, user, password is null ? null : new Secret(password), sender);
    }

    private void CheckSignIn(string? host, SmtpTls? tls, string? user, string? password)
    {
        if (user is null != password is null)
        {
            Problem(
                "$.smtp.user", user is null ? "there is a password but no user" : "there is no password",
                "give both, or neither; the password in a file named by passwordFile or as AGREEMENTS_SMTP_PASSWORD");
        }

        var staysHere = host is "localhost" or "127.0.0.1" or "::1";
        if (user is not null && tls == SmtpTls.None && !staysHere)
        {
            Problem("$.smtp.tls", "the password would cross the network in the clear", "write starttls or implicit");
        }
    }

    private SmtpTls? ReadTls(string text)
    {
        switch (text)
        {
            case "starttls":
                return SmtpTls.StartTls;
            case "none":
                return SmtpTls.None;
            case "implicit":
                return SmtpTls.Implicit;
            default:
                Problem(
                    "$.smtp.tls", $"'{text}' 不是已知的加密方式 is not known", "请写 starttls、implicit 或 none; write starttls (port 587), implicit (port 465) or none");
                return null;
        }
    }

    private MailboxAddress? ReadAddress(string text, string at)
    {
        if (Ascii(text) && MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Domain.Length > 0)
        {
            return address;
        }

        Problem(at, $"'{text}' is no e-mail address", "write the bare address, such as office@bureau.example");
        return null;

        static bool Ascii(string s) => s.All(char.IsAscii);
    }

    private TimeSpan[] ReadRetries(double[] seconds)
    {
        if (seconds.Length > MostRetries || seconds.Any(s => s is < 0.01 or > 7 * 86_400) || !seconds.SequenceEqual(seconds.Order()))
        {
            Problem(
                "$.retryAfterSeconds", "these are no waiting times",
                $"write up to {MostRetries} numbers of seconds, ascending, from 0.01 to 604800; [] for no second attempt");
            return [];
        }

        return [.. seconds.Select(TimeSpan.FromSeconds)];
    }

    private string? ReadSecretFile(string? path, string at)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem(at, e.Message, "name a file that the server's account may read");
            return null;
        }
    }

    private static bool IsHttp(string text, out Uri url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url!) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private string? Said(string name) => configuration[name] is { Length: > 0 } text ? text : null;

    private void Problem(string at, string cause, string cure) => _problems.Add($"{at}: {cause}. Cure: {cure}.");

    private sealed record FileShape(SmtpShape? Smtp = null, RecipientShape[]? Recipients = null, double[]? RetryAfterSeconds = null);

    private sealed record SmtpShape(
        string? Host = null, int? Port = null, string? Tls = null, string? User = null, string? PasswordFile = null, string? From = null);
}
