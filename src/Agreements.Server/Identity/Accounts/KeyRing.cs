using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using System.Xml.Linq;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Keeps the keys of cookies and secrets in PostgreSQL, for several servers of one database to share.</summary>
/// <param name="db">The database.</param>
internal sealed class KeyRing(NpgsqlDataSource db) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = db.CreateCommand("select xml from accounts.key_ring order by name");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = db.CreateCommand("insert into accounts.key_ring (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
