using Microsoft.Net.Http.Headers;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Agreements.Server.Pages.Rendering;

/// <summary>
/// The pages' style sheets and pictures. They are inside the assembly, so a page looks the same wherever the server is started from,
/// and their addresses carry a digest, so a browser may keep them for ever and still sees a new release at once.
/// </summary>
public static class PageAssets
{
    private const string Root = "wwwroot/";
    private const string Path = "/assets/";
    private const int DigestLength = 16;

    private static readonly FrozenDictionary<string, Asset> All = Load().ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    /// <param name="name">Its path under <c>wwwroot</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such asset: a slip in a page.</exception>
    public static string Address(string name) => $"{Path}{name}?v={All[name].Digest}";

    /// <summary>Serves the assets.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path + "{**name}", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription().AllowAnonymous();

    private static IResult Serve(HttpContext context, string name)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var zipped = asset.Zipped is not null && AcceptsGzip(context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == asset.Digest ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (zipped)
        {
            headers.ContentEncoding = "gzip";
        }

        return Results.Bytes(
            zipped ? asset.Zipped! : asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Digest}{(zipped ? "-gz" : "")}\""));
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(a => a.Quality is not 0 && a.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Asset> Load()
    {
        var assembly = typeof(PageAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (!path.StartsWith(Root, StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return Asset.Of(path[Root.Length..], content);
        }
    }

    private sealed record Asset(string Name, byte[] Content, byte[]? Zipped, string Digest, string ContentType)
    {
        public static Asset Of(string name, byte[] content)
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(content))[..DigestLength];
            return System.IO.Path.GetExtension(name) switch
            {
                ".css" => new Asset(name, content, Zip(content), digest, "text/css; charset=utf-8"),
                ".js" => new Asset(name, content, Zip(content), digest, "text/javascript; charset=utf-8"),
                ".svg" => new Asset(name, content, Zip(content), digest, "image/svg+xml"),
                ".png" => new Asset(name, content, null, digest, "image/png"),
                _ => new Asset(name, content, Zip(content), digest, "text/plain; charset=utf-8"),
            };
        }

        private static byte[] Zip(byte[] content)
        {
            using var target = new MemoryStream();
            using (var zip = new GZipStream(target, CompressionLevel.SmallestSize))
            {
                zip.Write(content);
            }

            return target.ToArray();
        }
    }
}
