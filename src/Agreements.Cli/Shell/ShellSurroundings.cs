using System.CommandLine;
using Agreements.Server.Hardening;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Cli.Shell;

/// <summary>What a command is surrounded by: where it writes, and the environment.</summary>
internal sealed record ShellSurroundings(TextWriter Output, TextWriter Error, Func<string, string?> Variable)
{
    public Terminal Terminal(ParseResult parsed) => new(Output, Error, LanguageChoice.Of(parsed, Variable));

    /// <summary>The database's connection string.</summary>
    /// <exception cref="UsageException">None is named, or what is named is no connection string.</exception>
    public string ConnectionString()
    {
        if (Setting("AGREEMENTS_DB") is not { Length: > 0 } db)
        {
            throw new UsageException(new Text(
                "AGREEMENTS_DB 没有指定数据库：请用 ops/agreements 运行，或将其设为 PostgreSQL 连接串。",
                "AGREEMENTS_DB names no database: run this as ops/agreements, or set it to a PostgreSQL connection string."));
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(db).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(new Text(
                $"AGREEMENTS_DB 不是 PostgreSQL 连接串：{e.Message}", $"AGREEMENTS_DB is no PostgreSQL connection string: {e.Message}"));
        }
    }

    /// <summary>A setting: of the environment, or of the file that the environment names for it.</summary>
    /// <exception cref="UsageException">The file cannot be read, or both are given.</exception>
    public string? Setting(string name)
    {
        try
        {
            return SecretFiles.Find(Variable, name);
        }
        catch (InvalidOperationException e)
        {
            throw new UsageException(new Text(e.Message));
        }
    }

    public NpgsqlDataSource DataSource() => StoreSetup.DataSource(ConnectionString());
}

/// <summary>Somebody asked for what cannot be done; the sentence says why and what to do.</summary>
internal sealed class UsageException(Text sentence) : Exception(sentence.EnOrZh)
{
    public Text Sentence => sentence;
}
