using System.IO.Compression;
using System.Text;

namespace Fairway.App.Tests.Appraisals;

/// <summary>Small files of each kind, good and bad.</summary>
internal static class SampleFiles
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8];
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    public static readonly byte[] Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0];
    public static readonly byte[] Drawing = [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8];

    public static byte[] Docx(params (string Name, string Text)[] more) => Docx("", more);

    public static byte[] Docx(string macro, params (string Name, string Text)[] more) =>
        Zip([
            (
                "[Content_Types].xml",
                $"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>{macro}</Types>"
            ),
            ("word/document.xml", "<w:document/>"),
            .. more,
        ]);

    public static byte[] Xlsx() =>
        Zip(
            (
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
            ),
            ("xl/workbook.xml", "<workbook/>")
        );

    public static byte[] OpenDocument(string kind, params (string Name, string Text)[] more) =>
        Zip([("mimetype", "application/vnd.oasis.opendocument." + kind), ("content.xml", "<x/>"), .. more]);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
