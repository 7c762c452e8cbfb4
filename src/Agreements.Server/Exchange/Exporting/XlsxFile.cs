using Agreements.Server.Http;
using Agreements.Server.Storage;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>A workbook as it is sent.</summary>
internal static class XlsxFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A workbook to download. It is a zip that is written back and forth: it grows in a file, and is sent from there.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="MalformedRequestException">There are more rows than a sheet can have.</exception>
    public static async Task<IResult> DownloadAsync(string name, Func<Stream, Task> write)
    {
        var file = NamelessFile.Create("export");
        try
        {
            await write(file);
        }
        catch (Exception e)
        {
            await file.DisposeAsync();
            if (e is FormatException)
            {
                throw new MalformedRequestException(e.Message);
            }

            throw;
        }

        file.Position = 0;
        return Results.File(file, Type, name);
    }
}
