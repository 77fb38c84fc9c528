using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Fairway.Web.Hosting;

/// <summary>
/// The stylesheet, the script and the mark, from inside the assembly. Each is compressed when it is first asked for and served under an address with its
/// hash, which browsers may keep for ever.
/// </summary>
public sealed class Assets
{
    private const string Prefix = "wwwroot/";
    private static readonly FrozenDictionary<string, Asset> files = Read();

    public Assets()
    {
        Css = AddressOf("fairway.css");
        Script = AddressOf("fairway.js");
        Mark = AddressOf("mark.svg");
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(Assets).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                return new Asset(name[Prefix.Length..], memory.ToArray());
            })
            .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    public string Css { get; }

    /// <summary>The stylesheet itself, for a document that needs nothing beside it.</summary>
    public string CssText => files["fairway.css"].Text;

    public string Script { get; }

    public string Mark { get; }

    /// <summary>The address of a file in wwwroot; it changes with the file's content.</summary>
    public string AddressOf(string name) => $"/assets/{files[name].Hash}/{name}";

    /// <summary>Serves /assets/&lt;hash&gt;/&lt;name&gt;; false where the address is none of these.</summary>
    public async Task<bool> TryServe(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (path == "/favicon.ico")
        {
            path = Mark;
        }
        if (!path.StartsWith("/assets/", StringComparison.Ordinal))
        {
            return false;
        }
        var parts = path.Split('/', 4);
        if (
            parts.Length != 4
            || !files.TryGetValue(parts[3], out var file)
            || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        )
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return true;
        }
        var headers = http.Response.Headers;
        // A page from before an update may ask for an older hash: it gets today's file, and doesn't keep it.
        headers.CacheControl = parts[2] == file.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = file.ETag;
        headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(file.ETag, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }
        var (body, encoding) = file.For(http.Request.GetTypedHeaders().AcceptEncoding);
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = body.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
        return true;
    }

    private sealed class Asset
    {
        private readonly byte[] plain;
        private readonly Lazy<byte[]> gzip;
        private readonly Lazy<byte[]> brotli;

        public Asset(string name, byte[] content)
        {
            Name = name;
            plain = content;
            gzip = new(() => Compress(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
            brotli = new(() => Compress(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
            Hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
            ContentType = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml; charset=utf-8",
                ".png" => "image/png",
                _ => "application/octet-stream",
            };
        }

        public string Name { get; }

        public string Hash { get; }

        public string Text => System.Text.Encoding.UTF8.GetString(plain);

        public string ETag => $"\"{Hash}\"";

        public string ContentType { get; }

        public (byte[] Body, string? Encoding) For(IList<StringWithQualityHeaderValue> accepted)
        {
            bool Takes(string encoding) =>
                accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);
            return Takes("br") ? (brotli.Value, "br")
                : Takes("gzip") ? (gzip.Value, "gzip")
                : (plain, null);
        }

        private static byte[] Compress(byte[] content, Func<Stream, Stream> with)
        {
            using var memory = new MemoryStream();
            using (var stream = with(memory))
            {
                stream.Write(content);
            }
            return memory.ToArray();
        }
    }
}
