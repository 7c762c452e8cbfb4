using Agreements.Server.Identity;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Tests.Access;

/// <summary>How many connections a server takes at most.</summary>
public sealed class PoolTests
{
    private const string Database = "Host=localhost;Database=agreements;Username=agreements_server";

    /// <summary>PostgreSQL gives 100 unless told, and keeps 3 for superusers.</summary>
    private const int Usual = 97;

    [Fact]
    public async Task Two_servers_fit_what_PostgreSQL_gives_unless_told()
    {
        await using var application = StoreSetup.DataSource(Database, role: DatabaseRoles.Application);
        await using var auditors = new AuditorStore(new Settings(Database, null));
        var each = Most(application) + Most(auditors.Db);
        (each * 2).ShouldBeLessThanOrEqualTo(Usual);
        each.ShouldBe(StoreSetup.PoolSize(Database, DatabaseRoles.Application) + StoreSetup.PoolSize(Database, DatabaseRoles.Auditor));
    }

    [Theory]
    [InlineData("Maximum Pool Size=70")]
    [InlineData("maximum pool size=70")]
    [InlineData("MaxPoolSize=70")]
    public async Task A_connection_string_that_says_otherwise_is_heeded(string said)
    {
        foreach (var role in new[] { DatabaseRoles.Application, DatabaseRoles.Auditor })
        {
            await using var pool = StoreSetup.DataSource($"{Database};{said}", role: role);
            Most(pool).ShouldBe(70);
        }
    }

    private static int Most(NpgsqlDataSource pool) => new NpgsqlConnectionStringBuilder(pool.ConnectionString).MaxPoolSize;
}
