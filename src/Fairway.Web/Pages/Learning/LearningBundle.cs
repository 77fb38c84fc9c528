using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Learning;
using Fairway.Rules;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Learning;

/// <summary>
/// All guidance, questions, forms, courses and simulations as one zip (LE-1): pages that open from a disk in a browser, without a network and without
/// scripts. The same content gives the same bytes: entries in order, without a clock.
/// </summary>
[Rule("LE-1")]
public sealed class LearningBundle
{
    /// <summary>The first moment that a zip can name.</summary>
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lazy<byte[]> _bytes;
    private readonly Lazy<string> _sum;

    public LearningBundle(LearningLibrary library)
    {
        _bytes = new(() => Zip(library));
        _sum = new(() => Convert.ToHexStringLower(SHA256.HashData(_bytes.Value)));
    }

    /// <summary>The zip; made when it is first asked for.</summary>
    public byte[] Bytes => _bytes.Value;

    /// <summary>Its SHA-256.</summary>
    public string Sum => _sum.Value;

    private static byte[] Zip(LearningLibrary library)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["index.html"] = BundlePages.Languages(new Words(strict: false)),
            ["style.css"] = BundleStyle.Css,
        };
        foreach (var language in Words.Languages)
        {
            foreach (var (name, text) in new BundlePages(library, new Words(strict: false).In(language)).All())
            {
                files[$"{language}/{name}"] = text;
            }
        }

        using var into = new MemoryStream();
        using (var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var entry = zip.CreateEntry("fairway-learning/" + name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = s_noTime;
                // Readable by everybody wherever it is unpacked.
                entry.ExternalAttributes = 0x81A4 << 16;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return into.ToArray();
    }
}
