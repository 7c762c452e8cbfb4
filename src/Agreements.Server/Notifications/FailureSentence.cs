using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Notifications;

/// <summary>
/// Why a notice fails, in both languages. What is thrown, and so logged and kept with a message that was given up, is one line; both sentences are
/// found again by its form.
/// </summary>
/// <param name="Zh">The sentence in Chinese.</param>
/// <param name="En">The sentence in English.</param>
internal sealed record FailureSentence(string Zh, string En)
{
    public static readonly FailureSentence Answered = new("通知端点“{0}”应答 {1}。", "The endpoint '{0}' answered {1}.");
    public static readonly FailureSentence Silent = new("通知端点“{0}”没有应答。", "The endpoint '{0}' did not answer.");
    public static readonly FailureSentence RobotRefused = new("群机器人“{0}”拒收（代码 {1}）。", "The robot '{0}' refused it with code {1}.");
    public static readonly FailureSentence Private = new(
        "通知端点“{0}”的地址在内网或本机，而管理员没有允许。",
        "The address of the endpoint '{0}' lies in a private network or on this machine, which no administrator allowed.");
    public static readonly FailureSentence NoMailServer = new("没有配置邮件服务器，“{0}”收不到邮件。", "No mail server is configured to send the mail to '{0}'.");
    public static readonly FailureSentence MailRefused = new(
        "邮件服务器永久拒收发给“{0}”的邮件（{1}）。", "The mail server refused the mail to '{0}' for good ({1}).");
    public static readonly FailureSentence MailAnswered = new("发给“{0}”的邮件，邮件服务器应答 {1}。", "The mail server answered {1} for the mail to '{0}'.");
    public static readonly FailureSentence MailBrokeOff = new(
        "与邮件服务器的连接中断，发给“{0}”的邮件没有送出。", "The conversation with the mail server about the mail to '{0}' broke off.");
    public static readonly FailureSentence MailSignIn = Misconfigured(
        "邮件服务器不接受该账号或密码：请检查 smtp.user 和密码。",
        "The mail server did not let the account sign in: check smtp.user and the password.");
    public static readonly FailureSentence MailTls = Misconfigured(
        "TLS 连接未能建立：服务器证书不受信任、名称不符，或 smtp.tls 与端口不符（587 用 starttls，465 用 implicit）。",
        "TLS did not come about: the certificate is not trusted or of another name, or smtp.tls does not fit the port "
            + "(starttls with 587, implicit with 465).");
    public static readonly FailureSentence MailUnable = Misconfigured(
        "邮件服务器不提供 starttls 或登录：请核对 smtp.tls、端口和 smtp.user。",
        "The mail server offers no STARTTLS or no sign-in: check smtp.tls, the port and smtp.user.");

    /// <summary>Sentences of releases before, which dead letters still hold.</summary>
    private static readonly FailureSentence[] Former =
    [
        new("网络回调“{0}”应答 {1}。", "The webhook '{0}' answered {1}."), new("网络回调“{0}”没有应答。", "The webhook '{0}' did not answer."),
        new("网络回调“{0}”应答过 410（不再接收），已停用。", "The webhook '{0}' is off since it answered 410: agreements notices on {0}"),
    ];

    private static readonly FailureSentence[] All =
    [
        Answered, Silent, RobotRefused, Private, NoMailServer, MailRefused, MailAnswered, MailBrokeOff, MailSignIn, MailTls, MailUnable, .. Former,
    ];

    /// <summary>What is thrown where that is not the English sentence: what an operator must set right is logged in both languages.</summary>
    private string? Thrown { get; init; }

    /// <summary>The line that is thrown.</summary>
    /// <param name="facts">Recipient and status.</param>
    public string Of(params object[] facts) => string.Format(CultureInfo.InvariantCulture, Thrown ?? En, facts);

    /// <summary>Both sentences of a line that was thrown; null when it is none of these.</summary>
    /// <param name="thrown">The line.</param>
    public static Text? Read(string? thrown) =>
        thrown is null ? null : All.Select(s => s.Find(thrown)).FirstOrDefault(found => found is not null);

    private static FailureSentence Misconfigured(string zh, string en) =>
        new($"发给“{{0}}”的邮件未能按设置送出。{zh}", $"The mail to '{{0}}' could not be handed over as configured. {en}")
        {
            Thrown = $"The mail to '{{0}}' could not be handed over as configured. {zh} {en}",
        };

    private Text? Find(string thrown)
    {
        var form = Regex.Escape(Thrown ?? En).Replace(@"\{0}", "(?<who>[a-z0-9-]+)", StringComparison.Ordinal)
            .Replace(@"\{1}", "(?<status>.+)", StringComparison.Ordinal);
        var found = Regex.Match(thrown, $"^{form}$");
        return found.Success ? new Text(Filled(Zh, found), Filled(En, found)) : null;
    }

    private static string Filled(string form, Match found) =>
        string.Format(CultureInfo.InvariantCulture, form, found.Groups["who"].Value, found.Groups["status"].Value);
}
