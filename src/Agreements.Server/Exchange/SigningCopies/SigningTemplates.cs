namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>
/// The templates of signing copies: what a bureau has put into its folder, by kind (<c>friendship-school.docx</c>) or for all (<c>default.docx</c>), else the
/// shipped one. They are read anew each time: who puts another one there needs no restart.
/// </summary>
/// <param name="folder">The folder; null for none.</param>
internal sealed class SigningTemplates(string? folder)
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "AGREEMENTS_SIGNING_TEMPLATES";

    private const long LargestTemplate = 8 * 1024 * 1024;

    /// <summary>Reads the setting.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static SigningTemplates From(IConfiguration configuration) => new(configuration[Setting] is { Length: > 0 } folder ? folder : null);

    /// <summary>The template for a kind.</summary>
    /// <param name="kind">The kind.</param>
    public SigningTemplate Of(AgreementKind kind)
    {
        if (folder is null)
        {
            return SigningTemplate.Shipped;
        }

        if (!Directory.Exists(folder))
        {
            return new SigningTemplate(folder, [], new Text(
                $"签署稿模板的目录“{folder}”（{Setting}）不存在：请创建该目录，或取消此设置以使用自带的模板。",
                $"The folder of templates '{folder}' ({Setting}) is not there: make it, or unset {Setting} and the shipped template is used."));
        }

        return Read($"{KebabEnum<AgreementKind>.Name(kind)}.docx") ?? Read("default.docx") ?? SigningTemplate.Shipped;
    }

    /// <summary>What is wrong with the templates of any kind.</summary>
    public IEnumerable<Text> Faults() => Enum.GetValues<AgreementKind>().Select(k => Of(k).Fault).OfType<Text>().Distinct();

    private SigningTemplate? Read(string name)
    {
        var file = new FileInfo(Path.Combine(folder!, name));
        if (!file.Exists)
        {
            return null;
        }

        try
        {
            return file.Length > LargestTemplate
                ? new SigningTemplate(name, [], new Text(
                    $"签署稿模板“{name}”超过 8 MiB：请压缩其中的图片。", $"The template '{name}' of the signing copy has more than 8 MiB: make its pictures smaller."))
                : SigningTemplate.Of(name, File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SigningTemplate(name, [], new Text(
                $"无法读取签署稿模板“{name}”：请让服务账号可以读取它。", $"The template '{name}' of the signing copy cannot be read: let the server's account read it."));
        }
    }
}
