using Agreements.Server.Hosting.Hardening;
using Agreements.Server.Storage;
using Microsoft.Extensions.Configuration;

namespace Agreements.Server.Tests.Hardening;

/// <summary>Secrets come from files where the environment names them.</summary>
public sealed class SecretFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public SecretFileTests() => File.WriteAllText(_file, "Host=nowhere;Password=s3cret\n");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_setting_is_what_its_file_holds_without_the_last_line_break()
    {
        using var configuration = With(("AGREEMENTS_DB_FILE", _file));
        configuration.AddSecretFiles();
        configuration["AGREEMENTS_DB"].ShouldBe("Host=nowhere;Password=s3cret");
        Settings.From(configuration).ConnectionString.ShouldBe("Host=nowhere;Password=s3cret");
    }

    [Fact]
    public void Both_ways_at_once_are_refused_without_telling_either()
    {
        using var configuration = With(("AGREEMENTS_DB_FILE", _file), ("AGREEMENTS_DB", "Password=other"));
        var told = Should.Throw<InvalidOperationException>(configuration.AddSecretFiles).Message;
        told.ShouldContain("AGREEMENTS_DB_FILE");
        told.ShouldNotContain("s3cret");
        told.ShouldNotContain("other");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_by_its_setting()
    {
        using var configuration = With(("AGREEMENTS_SMTP_PASSWORD_FILE", _file + "-not"));
        Should.Throw<InvalidOperationException>(configuration.AddSecretFiles).Message.ShouldContain("AGREEMENTS_SMTP_PASSWORD_FILE");
    }

    [Fact]
    public void Settings_of_others_are_left_alone()
    {
        using var configuration = With(("SOME_FILE", "/nowhere"), ("AGREEMENTS_FILE", "/nowhere"));
        configuration.AddSecretFiles();
        configuration["SOME"].ShouldBeNull();
    }

    [Fact]
    public void The_command_line_reads_them_too()
    {
        SecretFiles.Find(name => name == "AGREEMENTS_DB_FILE" ? _file : null, "AGREEMENTS_DB").ShouldBe("Host=nowhere;Password=s3cret");
        SecretFiles.Find(name => name == "AGREEMENTS_DB" ? "plain" : null, "AGREEMENTS_DB").ShouldBe("plain");
        SecretFiles.Find(_ => null, "AGREEMENTS_DB").ShouldBeNull();
    }

    private static ConfigurationManager With(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        return configuration;
    }
}
